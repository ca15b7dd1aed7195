"""Helpers that make threads: collaborations with a first meeting, an agreement and results."""

from datetime import timedelta

from django.utils import timezone

from pakten.collaborations import actions as collaborations
from pakten.collaborations.models import Collaboration
from pakten.plan.models import Goal, Indicator
from pakten.results import actions
from pakten.results.models import Period
from tests.makers import make_organisation


def day(ago):
    return timezone.localdate() - timedelta(days=ago)


def make_year(year=None):
    return actions.add_period(kind=Period.Kind.YEAR, year=year or timezone.localdate().year, by=None)


def make_people_indicator(key="employed", *, measure="outcomes", **details):
    """An indicator that counts people."""
    goal = Goal.objects.first() or Goal.objects.create(text_sv="Fler i arbete", text_en="More in work")
    words = {"name_sv": "Personer som fått jobb", "name_en": "People who got a job"}
    words |= {"unit": Indicator.Unit.PEOPLE, "source": Indicator.Source.COUNTED, "measure": measure}
    return Indicator.objects.create(goal=goal, key=key, **words | details)


def make_thread(
    *, title="Förare till bussarna", organisations=None, number=14, key="", agreement=None, ago=1, **details
):
    """A collaboration that began at an event and, if `number`, led to so many people in work."""
    organisations = [make_organisation()] if organisations is None else organisations
    details = {
        "origin_kind": Collaboration.Origin.EVENT,
        "origin_label": "Kick-off",
        "began_on": day(ago + 80),
    } | details
    lead = collaborations.open_lead(title=title, organisations=organisations, by=details.pop("by", None), **details)
    if agreement:
        collaborations.add_outcome(collaboration=lead, text=agreement.title, agreement=agreement, on=day(ago), by=None)
    if number:
        collaborations.add_outcome(
            collaboration=lead, text="fick jobb", number=number, on=day(ago), indicator_key=key, by=None
        )
    return lead


def make_told(lead=None, *, told=True, **words):
    """A thread in the office's words, told to everybody."""
    said = {"title_sv": "Den som går klart får jobb", "title_en": "Whoever finishes gets a job"}
    said |= {"text_sv": "Det började på en scen i februari.", "text_en": "It began on a stage in February."}
    found = actions.write_thread(collaboration=lead or make_thread(), by=None, **said | words)
    return actions.tell_thread(told=found, by=None) if told else found
