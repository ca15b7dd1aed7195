"""What tests of registration need."""

from pakten.events import registering
from tests.makers import make_person


def sign_up(event, *, name="Åsa Öberg", email=None, by=None, **details):
    """Somebody new at the event; gives their registration."""
    person = make_person(name=name, email=email)
    return registering.register(event=event, person=person, by=by, **details).registration


def states(event):
    """The states of an event's registrations in the order of the queue, in short: "registered waitlisted …"."""
    return " ".join(event.registrations.order_by("position").values_list("state", flat=True))
