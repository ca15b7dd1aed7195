"""What an event came to, in numbers: all of them for the team, none of fewer than five people outside it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pakten.collaborations import actions as collaborations
from pakten.collaborations.models import Outcome
from pakten.events import after, figures
from pakten.events.figures import Figures
from pakten.events.models import Registration
from pakten.surveys.models import Response
from tests.makers_after import filled_in, links, make_past_event, make_sent
from tests.makers_agreements import make_agreement

pytestmark = pytest.mark.django_db
SECTORS = ("business", "civil_society", "public")


def made(**changed):
    numbers = {
        "registered": 60, "came": 50, "no_shows": 10, "organisations": 20, "sectors": (), "new": 12, "waiting": 0,
        "answered": 0, "recommend": None, "leads": 3, "agreements": 1,
    }  # fmt: skip
    return Figures(**{**numbers, **changed})


def test_the_figures_of_an_event(client):
    event = make_past_event(came=12, did_not_come=3, had_place=1, sectors=SECTORS)
    found = figures.figures(event)
    assert (found.registered, found.came, found.no_shows, found.no_show_share) == (16, 12, 4, 25)
    assert [number for _label, number in found.sectors] == [4, 4, 4]
    assert (found.organisations, found.new, found.recommend) == (3, 12, None)


def test_who_came_before_is_no_new_contact():
    first = make_past_event(came=3, hours_ago=500)
    event = make_past_event(came=2)
    again = first.registrations.first()
    Registration.objects.create(event=event, person=again.person, position=99, state="attended")
    assert figures.figures(event).new == 2
    assert figures.figures(first).new == 3


def test_where_nobody_was_checked_in_nobody_knows_who_came(office):
    event = make_past_event(had_place=7)
    found = figures.figures(event)
    assert (found.registered, found.came, found.no_shows) == (7, None, None)
    assert "Ingen prickades av i dörren" in office.get(f"/office/events/{event.pk}/after/").content.decode()


def test_leads_and_the_agreements_that_grew_from_them_are_counted(office):
    event = make_past_event(came=1)
    leads = [after.note_lead(event=event, title="Praktik", organisations=[], by=None) for _number in range(2)]
    agreement = make_agreement()
    for party in agreement.parties.all():
        collaborations.add_party(collaboration=leads[0], organisation=party, by=None)
    said = {"outcome-text": "Överenskommelse", "outcome-on": "2026-01-02", "outcome-agreement": agreement.pk}
    office.post(leads[0].get_absolute_url() + "outcome/", said)
    assert Outcome.objects.get().agreement == agreement
    assert agreement.get_absolute_url() in office.get(leads[0].get_absolute_url()).content.decode()
    found = figures.figures(event)
    assert (found.leads, found.agreements) == (2, 1)


def test_how_many_would_recommend_it_is_told_with_n(client, office):
    event = make_past_event(came=6)
    survey = make_sent(event)
    for link, score in zip(links()[:5], (10, 9, 9, 10, 9), strict=True):
        client.post(link, filled_in(survey, recommend=score))
    assert figures.figures(event).recommend == (100, 5)
    assert "100 % (n = 5)" in figures.as_text(event, figures.figures(event))
    assert Response.objects.count() == 5
    sheet = office.get(f"/office/events/{event.pk}/figures.csv").content.decode()
    assert "100 % (n = 5)" in sheet


def test_a_share_that_tells_of_few_people_is_not_told():
    for recommend, words in (((80, 5), "visas inte"), ((50, 10), "50 % (n = 10)")):
        assert dict(figures.told(made(recommend=recommend)))["Skulle rekommendera det (9 eller 10)"] == words


@pytest.mark.parametrize("no_shows", [1, 4])
def test_few_who_did_not_come_cannot_be_reckoned(no_shows):
    told = dict(figures.told(made(registered=50 + no_shows, no_shows=no_shows)))
    assert told["Kom inte"] == told["Hade plats"] == "visas inte" and told["Kom"] == 50


def test_few_new_or_few_old_are_not_told():
    for new in (3, 47):
        assert dict(figures.told(made(new=new)))["Kom för första gången"] == "visas inte"
    assert dict(figures.told(made(new=50)))["Kom för första gången"] == 50


@pytest.mark.parametrize(
    ("sectors", "expected"),
    [
        ((30, 15, 5), [30, 15, 5]),
        ((30, 17, 3), [30, None, None]),  # 50 in all: alone the three could be reckoned
        ((46, 2, 2), [None, None, None]),  # four in two groups are still too few
        ((20, 20, 8), [20, 20, None]),  # and two of no known sector
        ((50, 0, 0), [50, 0, 0]),
    ],
)
def test_small_sectors_are_hidden_with_the_next(sectors, expected):
    found = made(sectors=tuple(zip("ABC", sectors, strict=True)))
    told = [number if isinstance(number, int) else None for _label, number in figures.told_sectors(found)]
    assert told == expected


def test_of_an_event_with_few_people_nothing_but_that_is_told():
    told = dict(figures.told(made(registered=4, came=3, no_shows=1, new=3, sectors=(("A", 3),))))
    people = ["Hade plats", "Kom", "Kom inte", "Från sektorn A", "Kom för första gången"]
    assert {what for what, number in told.items() if number == "visas inte"} == set(people)


def test_a_title_that_is_a_formula_runs_in_no_spreadsheet(office):
    event = make_past_event(came=6, title="=HYPERLINK(1)")
    sheet = office.get(f"/office/events/{event.pk}/figures.csv").content.decode()
    assert "'=HYPERLINK" in sheet
    assert office.get(f"/office/events/{event.pk}/figures.xlsx").status_code == 200


def test_the_page_asks_the_same_number_of_questions_for_one_and_for_many(office):
    few, many = make_past_event(came=1), make_past_event(came=30, sectors=SECTORS)
    for event, leads in ((few, 1), (many, 20)):
        make_sent(event)
        for number in range(leads):
            after.note_lead(event=event, title=f"Nr {number}", organisations=[], by=office.person)
    office.get(f"/office/events/{few.pk}/after/")
    numbers = []
    for event in (few, many):
        with CaptureQueriesContext(connection) as seen:
            office.get(f"/office/events/{event.pk}/after/")
        numbers.append(len(seen))
    assert numbers[0] == numbers[1] <= 30
