"""What is counted, against a small city counted by hand."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pakten.mingle import queries as mingle
from pakten.network import leaving
from pakten.network.models import Organisation
from pakten.results.measures import MEASURES, Span
from pakten.results.measures.measure import LONGEST, kept
from tests.makers import make_organisation
from tests.makers_results import SPAN, figures, make_city, make_event_on, whole

pytestmark = pytest.mark.django_db

BY_HAND = {
    "members": {
        ("", ""): 3,
        ("sector", "business"): 1,
        ("sector", "civil_society"): 1,
        ("sector", "public"): 1,
        ("district", "Järva"): 2,
        ("district", "Älvsjö"): 2,
        ("level", "member"): 3,  # the plus level came the year after
    },
    "new_members": {
        ("", ""): 2,
        ("sector", "business"): 0,
        ("sector", "civil_society"): 1,
        ("sector", "public"): 1,
        ("district", "Järva"): 1,
        ("district", "Älvsjö"): 1,
        ("level", "member"): 2,
    },
    "events_held": {("", ""): 2, ("district", "Järva"): 1, ("district", "Älvsjö"): 1},
    "people_met": {
        ("", ""): 4,  # Maja, one of the club, one of nowhere; and one of the shop at the second event
        ("sector", "business"): 1,
        ("sector", "civil_society"): 2,  # Maja came from the club the last time
        ("sector", "public"): 0,
        ("district", "Järva"): 3,
        ("district", "Älvsjö"): 2,
    },
    "organisations_met": {
        ("", ""): 2,
        ("sector", "business"): 1,
        ("sector", "civil_society"): 1,
        ("sector", "public"): 0,
        ("district", "Järva"): 2,
        ("district", "Älvsjö"): 1,
        ("level", "member"): 2,
    },
    "mingle_meetings": {("", ""): 4},  # two rounds of four people
    "wishes_met": {("", ""): Decimal("37.5")},
    "mutual_yes": {("", ""): 1},
    "recommend": {("", ""): 67},  # 4 of 6
    "leads": {
        ("", ""): 2,
        ("sector", "business"): 1,
        ("sector", "civil_society"): 2,
        ("district", "Järva"): 2,
        ("district", "Älvsjö"): 1,
    },
    "collaborations": {
        ("", ""): 1,  # the old one came about the year before
        ("sector", "business"): 1,
        ("sector", "civil_society"): 1,
        ("district", "Järva"): 1,
        ("district", "Älvsjö"): 1,
    },
    "outcomes": {("", ""): 17},
    "agreements_signed": {
        ("", ""): 1,
        ("sector", "business"): 1,
        ("sector", "civil_society"): 1,
        ("district", "Järva"): 1,
        ("district", "Älvsjö"): 1,
    },
    "commitments_kept": {("", ""): 50},  # 4 of 10 and 2 of 2: what is too much makes up for nothing
}


def test_every_measure_is_as_counted_by_hand_and_says_what_it_rests_on():
    city = make_city()
    assert {key: figures(key) for key in BY_HAND} == BY_HAND
    assert whole("mingle_meetings").value == mingle.figures(city["mingle"]).meetings
    assert [whole(key).n for key in ("recommend", "commitments_kept", "wishes_met")] == [6, 12, 8]
    for key in BY_HAND:
        rests_on = MEASURES[key].rests_on(whole(key).basis)
        assert rests_on and all(each.label and each.address for each in rests_on), key
    assert [(each.label, each.number) for each in MEASURES["people_met"].rests_on(whole("people_met").basis)] == [
        ("Ett", 3),
        ("Två", 2),
    ]


def test_where_nothing_is_known_a_share_is_unknown_and_a_count_is_nothing():
    for key in BY_HAND:
        assert whole(key).value == (None if MEASURES[key].unit == "percent" else 0), key


def test_who_left_was_a_member_until_then_and_who_left_on_a_day_nobody_kept_is_not_counted():
    gone = make_organisation(name="Åkeriet Öst AB", joined_on=date(2020, 1, 1))
    leaving.leave_network(organisation=gone, on=date(2025, 6, 1), by=None)
    Organisation.objects.filter(pk=make_organisation(joined_on=date(2020, 1, 1)).pk).update(state="left")
    spring, summer = Span(date(2025, 1, 1), date(2025, 5, 31)), Span(date(2025, 1, 1), date(2025, 6, 1))
    assert (whole("members", spring).value, whole("members", summer).value) == (1, 0)
    leaving.leave_network(organisation=gone, on=date(2025, 9, 1), by=None)  # again: the day stands
    assert whole("members", Span(date(2025, 1, 1), date(2025, 8, 1))).value == 0
    leaving.return_to_network(organisation=gone, by=None)
    assert whole("members", summer).value == 1


def test_a_figure_takes_as_many_queries_however_much_it_rests_on():
    make_city()
    before = {key: _queries(key) for key in MEASURES if not key.startswith("reported_")}
    for number in range(30):
        make_event_on(date(2025, 3, 3), came=[make_organisation(joined_on=date(2025, 2, 2))], title=f"Event {number}")
    assert {key: _queries(key) for key in before} == before


def _queries(key):
    with CaptureQueriesContext(connection) as counted:
        MEASURES[key].rests_on(MEASURES[key].count(SPAN)[0].basis)
    return len(counted)


@given(people=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2), st.sampled_from([0, 1, 2, None])), max_size=12))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_parts_of_people_and_members_by_sector_add_up_to_the_whole(people, db):
    """(who, event, organisation) of each who came, some of them of none and some more than once."""
    with transaction.atomic():
        _adds_up(people)
        transaction.set_rollback(True)


def _adds_up(people):
    of = [make_organisation(sector=sector, joined_on=date(2025, 1, 1)) for sector in Organisation.Sector.values]
    came = {}
    for who, event, organisation in people:
        came.setdefault(event, {})[f"nr{who}@example.org"] = None if organisation is None else of[organisation]
    for event, those in came.items():
        make_event_on(date(2025, 2 + event, 1), came=[(place, email) for email, place in those.items()])
    known = {email for those in came.values() for email, place in those.items() if place}
    for measure, parts in (("people_met", len(known)), ("members", 3)):
        found = figures(measure)
        assert sum(value for (cut, _group), value in found.items() if cut == "sector") == parts
    assert whole("people_met").value == len({email for those in came.values() for email in those})


def test_keys_are_kept_up_to_a_number_and_found_anew_beyond_it():
    assert kept(list(range(LONGEST))) == tuple(range(LONGEST))
    assert kept(list(range(LONGEST + 1))) == ()
    city = make_city()
    for key in ("members", "new_members", "organisations_met"):
        assert tuple(MEASURES[key].found(SPAN)) == whole(key).basis != ()
    assert city["shop"].pk in MEASURES["members"].found(SPAN)
