"""What the office of the demo city has done with the applications: one was asked for more, one given to somebody."""

from datetime import timedelta

from django.utils import timezone

from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.network import reviewing
from pakten.network.models import Application

QUESTION = (
    "Roligt att ni vill vara med! Hur många deltagare kan ert språkcafé ta emot, och vilka dagar brukar ni träffas?"
)


def build(world):
    """Asks for more where there are words to ask about, and leaves the others waiting, the oldest with a coordinator."""
    oldest, *_others = Application.objects.waiting()
    reviewing.assign(application=oldest, coordinator=world.coordinators[0], by=world.office[0])
    asked = Application.objects.waiting().get(name="Föreningen Grannspråk")
    sent_at = asked.waiting_since
    asked = reviewing.ask_for_more(application=asked, text=QUESTION, seen_version=asked.version, by=world.office[0])
    _move(asked, min(sent_at + timedelta(days=2, hours=3), timezone.now()))


def _move(application, at):
    """The question was asked some days ago, and its letter has gone."""
    application.questions.update(asked_at=at)
    Letter.objects.filter(kind="network.application_needs_more", text__contains=application.key).update(
        written_at=at, sent_at=at, text=""
    )
    lines = Line.objects.filter(subject_kind="network.application", subject_id=application.pk)
    lines.filter(verb="network.ask_for_more").update(at=at)
