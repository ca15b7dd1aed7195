"""A small city whose figures can be counted by hand, and periods."""

from datetime import UTC, date, datetime, timedelta

from pakten.collaborations import actions as collaborations
from pakten.events.models import Event, Registration
from pakten.mingle.models import Mingle, Plan
from pakten.network import actions as network
from pakten.network.models import Agreement, Commitment, LevelChange, Party
from pakten.results import actions
from pakten.results.measures import MEASURES, Span
from pakten.results.models import Period
from pakten.surveys import actions as surveys
from pakten.surveys.models import Question, Response
from tests.makers import make_event, make_organisation, make_person
from tests.makers_events import sign_up
from tests.makers_going_on import both_say_yes, make_held_mingle, pair_of

YEAR = 2025
SPAN = Span(date(YEAR, 1, 1), date(YEAR, 12, 31))


def figures(measure, span=SPAN):
    """{(cut, group): value}"""
    return {(cell.cut, cell.group): cell.value for cell in MEASURES[measure].count(span)}


def whole(measure, span=SPAN):
    return MEASURES[measure].count(span)[0]


def make_year(year=YEAR):
    return actions.add_period(kind=Period.Kind.YEAR, year=year, by=None)


def make_event_on(day, *, came=(), did_not_come=0, had_place=(), **details):
    """An event on a day. `came`, `had_place`: organisations, one for each person, or (organisation, person's name)."""
    event = make_event(capacity=1000, **details)
    for state, those in (("attended", came), ("registered", had_place), ("no_show", [None] * did_not_come)):
        for each in those:
            organisation, email = each if isinstance(each, tuple) else (each, None)
            there = sign_up(event, organisation=organisation, email=email)
            Registration.objects.filter(pk=there.pk).update(state=state)
    starts_at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    Event.objects.filter(pk=event.pk).update(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    return Event.objects.get(pk=event.pk)


def make_agreement_on(day, *, parties, promised=(), cancelled_on=None, title="Avtal om praktik"):
    """An agreement signed on a day. `promised`: (number, delivered, due on) of each promise."""
    made = Agreement.objects.create(
        kind="job_partner", title=title, from_on=day, signed_on=day, sent_on=day, cancelled_on=cancelled_on
    )
    Party.objects.bulk_create(Party(agreement=made, organisation=each) for each in parties)
    for number, delivered, due_on in promised:
        Commitment.objects.create(
            agreement=made, text="Praktikplatser", number=number, delivered=delivered, due_on=due_on
        )
    return made


def make_evaluation_on(day, *, said):
    """An evaluation of something held on a day, answered with these numbers from 0 to 10."""
    survey = surveys.make(title="Frukosten", by=None)
    survey.held_on, survey.state = day, survey.State.OPEN
    survey.save()
    question = survey.questions.filter(kind=Question.Kind.RECOMMEND).first()
    Response.objects.bulk_create(Response(survey=survey, answers={str(question.pk): value}) for value in said)
    return survey


def make_city():
    """What was done in 2025 and beside it; the tests say what each figure should be."""
    districts = {
        name: network.add_district(name=name, valid_from=date(2023, 7, 1), by=None) for name in ("Järva", "Älvsjö")
    }
    jarva, alvsjo = districts["Järva"], districts["Älvsjö"]
    shop = make_organisation(
        name="Öbergs Möbler AB", joined_on=date(2024, 5, 1), districts=[jarva, alvsjo], level="plus"
    )
    club = make_organisation(
        name="Café d'Été, förening", sector="civil_society", joined_on=date(2025, 3, 1), districts=[jarva]
    )
    school = make_organisation(name="Språkskolan", sector="public", joined_on=date(2025, 12, 31), districts=[alvsjo])
    late = make_organisation(name="Nytt & Co AB", joined_on=date(2026, 1, 1))
    LevelChange.objects.create(organisation=shop, level_id="member", from_on=date(2024, 5, 1))
    LevelChange.objects.create(organisation=shop, level_id="plus", from_on=date(2026, 2, 1))
    maja = make_person(name="Maja Ek", email="maja@example.org").email
    make_event_on(  # three came, one of them is in no organisation; one did not come, one was never checked in
        date(2025, 2, 3), came=[(shop, maja), club, None], did_not_come=1, had_place=[club], district=jarva, title="Ett"
    )
    make_event_on(date(2025, 9, 9), had_place=[(club, maja), shop], district=alvsjo, title="Två")  # nobody checked in
    make_event_on(date(2024, 12, 31), came=[shop], district=jarva, title="Året före")
    make_event_on(date(2025, 5, 5), published=False, title="Utkast")
    make_event_on(date(2026, 1, 1), came=[late], title="Året efter")
    mingle = make_held_mingle(rounds=2)
    Mingle.objects.filter(pk=mingle.pk).update(published_at=datetime(2025, 4, 1, 8, tzinfo=UTC))
    Plan.objects.filter(pk=mingle.published_plan_id).update(wishes_met=3, wishes_stated=8)
    both_say_yes(*pair_of(mingle))
    make_evaluation_on(date(2025, 2, 3), said=[10, 9, 9, 8, 3, 10])
    make_evaluation_on(date(2025, 9, 9), said=[10, 10])  # too few to be shown, and so to be counted
    make_evaluation_on(date(2024, 9, 9), said=[0] * 10)
    make_collaborations(shop, club)
    make_agreement_on(
        date(2025, 4, 4),
        parties=[shop, club],
        promised=[(10, 4, date(2025, 6, 30)), (2, 5, date(2025, 12, 31)), (50, 0, date(2026, 1, 1))],
    )
    make_agreement_on(
        date(2025, 5, 5), parties=[shop], cancelled_on=date(2025, 6, 6), promised=[(9, 0, date(2025, 6, 1))]
    )
    make_agreement_on(date(2024, 4, 4), parties=[school])
    return {"shop": shop, "club": club, "school": school, "late": late, "mingle": mingle, **districts}


def make_collaborations(shop, club):
    both = collaborations.open_lead(title="Förare", organisations=[shop, club], began_on=date(2025, 1, 10), by=None)
    old = collaborations.open_lead(title="Lärlingar", organisations=[shop], began_on=date(2024, 11, 1), by=None)
    collaborations.open_lead(title="Språkcafé", organisations=[club], began_on=date(2025, 8, 1), by=None)
    collaborations.move(collaboration=both, state="agreed", on=date(2025, 3, 1), by=None)
    collaborations.move(collaboration=both, state="running", on=date(2025, 4, 1), by=None)
    collaborations.move(collaboration=old, state="agreed", on=date(2024, 12, 1), by=None)
    collaborations.move(collaboration=old, state="running", on=date(2025, 1, 15), by=None)
    collaborations.add_outcome(collaboration=both, text="har fått jobb", number=14, on=date(2025, 10, 1), by=None)
    collaborations.add_outcome(collaboration=both, text="praktikplatser", number=3, on=date(2025, 11, 1), by=None)
    collaborations.add_outcome(collaboration=both, text="ett avtal", on=date(2025, 11, 1), by=None)
    collaborations.add_outcome(collaboration=old, text="har fått jobb", number=7, on=date(2026, 1, 1), by=None)
