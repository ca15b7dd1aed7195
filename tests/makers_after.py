"""What tests of what comes after an event need."""

import re
from datetime import timedelta

from django.utils import timezone

from pakten.events import after
from pakten.events.models import Event, Registration
from pakten.mail.models import Letter
from tests.makers import make_event, make_organisation
from tests.makers_events import sign_up


def make_past_event(*, came=0, did_not_come=0, had_place=0, hours_ago=30, sectors=("business",), **details):
    """An event that has been: so many checked in, so many marked as not come, so many with a place and nothing said."""
    event = make_event(capacity=1000, **details)
    organisations = [
        make_organisation(name=f"Åkeriet & Co {n} {event.pk}", sector=each) for n, each in enumerate(sectors)
    ]
    numbers = {"attended": came, "no_show": did_not_come, "registered": had_place}
    for state, number in numbers.items():
        for n in range(number):
            there = sign_up(event, organisation=organisations[n % len(organisations)])
            Registration.objects.filter(pk=there.pk).update(state=state)
    ends_at = timezone.now() - timedelta(hours=hours_ago)
    Event.objects.filter(pk=event.pk).update(starts_at=ends_at - timedelta(hours=2), ends_at=ends_at)
    Letter.objects.all().delete()
    return Event.objects.get(pk=event.pk)


def make_sent(event, **planned):
    """The event's evaluation, sent to those who came."""
    survey = after.make_evaluation(event=event, by=None, **planned)
    after.send_evaluation(event=event, by=None)
    survey.refresh_from_db()
    return survey


def links():
    """The links of all evaluations' letters, without the answer that a tap chooses; the last written first."""
    texts = Letter.objects.filter(kind__startswith="surveys.").values_list("text", flat=True)
    return [re.search(r"https?://[^/]+(/answer/[^?\s]+)", text)[1] for text in texts]


def filled_in(survey, **values):
    """The form filled in: scale=4, recommend=9, yes_or_no=1, words="…"."""
    return {f"q{each.pk}": values[each.kind] for each in survey.questions.all() if each.kind in values}
