"""The room of a mingle, through the action and through the page."""

import pytest
from django.urls import reverse

from pakten.journal.models import Line
from pakten.mingle import actions, queries
from pakten.mingle.models import Participant, Plan, Room
from pakten.network import protecting
from tests.makers import make_mingle, make_person

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}
FORM = {
    "width": "12,5", "length": "14", "height": "3", "surface": "mixed", "reverberation": "", "spacing": "0,6",
    "entrance": "bottom", "screen": "top", "halls": "1", "quiet_tables": "",
}  # fmt: skip


@pytest.fixture
def mingle():
    made = make_mingle(rounds=4, people=16)
    Participant.objects.filter(mingle=made, key="3").update(wants_quiet=True)
    Participant.objects.filter(mingle=made, key="6").update(is_seated=True)
    actions.plan(mingle=made, by=None)
    made.refresh_from_db()
    return made


def at(name, mingle):
    return reverse(f"mingle_office:{name}", args=[mingle.pk])


def text(answer):
    return " ".join(answer.content.decode().split())


def tables_of(plan, key):
    return [each["table"] for each in plan.meetings if key in each["people"]]


def meets(plan, one, other):
    """The meetings of two: who sits still does not leave their table for somebody who wants quiet."""
    return [each for each in plan.meetings if {one, other} <= set(each["people"])]


def test_keeping_the_room_numbers_the_tables_of_the_plan_and_one_undo_brings_the_old_numbers_back(office, mingle):
    before = mingle.plan
    assert office.post(at("room", mingle), FORM).url == at("room", mingle)
    mingle.refresh_from_db()
    room = Room.objects.get(mingle=mingle)
    assert (float(room.width), float(room.length)) == (12.5, 14.0)
    plan = mingle.plan
    assert plan.before == before and plan.quiet_tables == 1
    assert {(each["round"], *each["people"]) for each in plan.meetings} == {
        (each["round"], *each["people"]) for each in before.meetings
    }
    quiet, still = tables_of(plan, "3"), tables_of(plan, "6")
    assert len(set(still)) == 1 and quiet.count(8) == 4 - len(meets(plan, "3", "6"))
    assert list(Line.objects.order_by("id").values_list("verb", flat=True))[-2:] == ["mingle.draw_room", "mingle.seat"]
    assert f"sitter vid ett lugnt bord {quiet.count(8)} gånger av 4" in text(office.get(at("room", mingle)))
    assert actions.undo(mingle=mingle, by=None) == before


def test_a_plan_made_in_a_drawn_room_is_seated_in_it_at_once_and_what_is_published_stands(office, mingle):
    actions.draw_room(mingle=mingle, width=12, length=14, by=None)
    actions.publish(mingle=mingle, by=None)
    mingle.refresh_from_db()
    published = mingle.published_plan.meetings
    plan = actions.turn(mingle=mingle, by=None, seed=3)
    assert tables_of(plan, "3").count(8) == 4 - len(meets(plan, "3", "6"))
    plans = Plan.objects.count()
    actions.draw_room(mingle=mingle, width=12, length=14, by=None)
    assert Plan.objects.count() == plans  # nothing new to number
    office.post(at("room", mingle), {**FORM, "quiet_tables": "3"})
    mingle.refresh_from_db()
    assert mingle.plan.quiet_tables == 3 and mingle.published_plan.meetings == published


def test_a_try_is_drawn_and_not_kept_and_the_part_is_the_same_as_on_the_page(office, mingle):
    whole = text(office.post(at("redraw_room", mingle), FORM))
    part = text(office.post(at("redraw_room", mingle), FORM, headers=PART))
    assert not Room.objects.exists()
    drawing = part[part.index('<svg class="room-map') : part.index("room-legend")]
    assert drawing in whole and drawing.count("room-top") == 8
    assert "<form" not in part and "dB" in part


def test_a_suggestion_is_taken_with_one_tap(office, mingle):
    office.post(at("room", mingle), {**FORM, "take": "halls=2"})
    assert Room.objects.get().halls == 2
    assert text(office.get(at("room", mingle))).count("room-floor") == 2
    office.post(at("room", mingle), {**FORM, "take": "mingle=7"})
    assert Room.objects.get().halls == 1 and Room.objects.get().mingle == mingle


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"width": "0"}, "Skriv hur brett rummet är i meter, från 3 till 200."),
        ({"length": "lång"}, "Skriv hur långt rummet är i meter, från 3 till 200."),
        ({"length": "1e99"}, "Skriv hur långt rummet är i meter, från 3 till 200."),
        ({"width": "NaN"}, "Skriv hur brett rummet är i meter, från 3 till 200."),
        ({"spacing": "9"}, "Skriv ett avstånd i meter, från 0,2 till 3."),
        ({"halls": "40"}, "Skriv ett antal rum från 1 till 4."),
        ({"screen": "bottom"}, "Skärmen kan inte stå där folk kommer in. Välj en annan sida."),
        ({"take": "length=999999"}, "Skriv hur långt rummet är i meter, från 3 till 200."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(office, mingle, wrong, says):
    answer = office.post(at("room", mingle), {**FORM, **wrong})
    assert answer.status_code == 422
    assert says in text(answer) and "<svg" in text(answer)
    assert not Room.objects.exists()


def test_a_room_that_is_too_small_says_how_many_tables_have_room_and_what_to_do(office, mingle):
    office.post(at("room", mingle), {**FORM, "width": "4", "length": "6"})
    page = text(office.get(at("room", mingle)))
    assert "Rummet är för litet: 2 av 8 bord får plats." in page
    assert 'value="halls=4"' in page and "Högst 4 personer åt gången" in page


def test_the_seat_map_names_who_sits_where_in_each_round_but_nobody_under_protection(office, mingle):
    actions.draw_room(mingle=mingle, width=12, length=14, by=None)
    hidden = make_person(name="Hemliga Åsa", email="hemlig@example.org")
    protecting.protect(person=hidden, by=None)
    Participant.objects.filter(mingle=mingle, key="6").update(person=hidden, name="Hemliga Åsa")
    Participant.objects.filter(mingle=mingle, key="7").update(name="")
    for round in (1, 4):
        page = text(office.get(f"{at('seats', mingle)}?round={round}"))
        assert "Hemliga" not in page and "Deltagare 6" in page and "Borttagen person" in page
        assert page.count('class="room-table') == 8
    assert office.get(f"{at('seats', mingle)}?round=99999").status_code == 200
    for name in ("poster", "table_signs", "place_cards"):
        answer = office.get(at(name, mingle) + "?round=2")
        assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")


def test_before_anybody_has_signed_up_the_room_is_drawn_for_forty(office):
    empty = actions.make(title="Tomt", rounds=1, by=None)
    page = text(office.get(at("room", empty)))
    assert page.count('class="room-table') == 20
    assert office.get(at("seats", empty)).status_code == 404


@pytest.mark.parametrize("people", [8, 30])
def test_the_seat_map_takes_the_same_number_of_queries_however_many_come(office, django_assert_num_queries, people):
    made = make_mingle(rounds=2, people=people)
    actions.plan(mingle=made, by=None)
    actions.draw_room(mingle=made, width=20, length=20, by=None)
    office.get(at("seats", made))
    with django_assert_num_queries(QUERIES):
        office.get(at("seats", made))


QUERIES = 7


def test_tables_for_many_are_round_and_hold_all_who_sit_there():
    made = make_mingle(rounds=1, people=16)
    meetings = [{"round": 1, "table": n + 1, "people": [str(k) for k in range(8 * n, 8 * n + 8)]} for n in range(2)]
    plan = Plan(mingle=made, rounds=1, meetings=meetings)
    made.table_size = 8
    drawn = queries.drawn(made, Room(mingle=made, width=10, length=10, height=3), plan)
    assert (drawn.crowd.seats, drawn.layout.setting.furniture.shape, drawn.layout.missing) == (8, "round", 0)
