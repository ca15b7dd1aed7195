"""Small helpers that make what a test needs, with sound values for all it does not name."""

import itertools
from datetime import timedelta

from django.utils import timezone

from pakten.events import actions as events
from pakten.events.models import Event
from pakten.network import actions as network
from pakten.network.models import Organisation

_number = itertools.count(1)


def make_person(*, name="Maja Ek", email=None, team=""):
    person = network.know(name=name, email=email or f"person{next(_number)}@example.org", by=None)
    if team:
        network.join_team(person=person, team=team, by=None)
    return person


def make_organisation(*, name=None, sector=Organisation.Sector.BUSINESS, may_show=True, joined_on=None, **details):
    return network.welcome_member(
        name=name or f"Björk & Söner nr {next(_number)} AB",
        sector=sector,
        joined_on=joined_on or timezone.localdate() - timedelta(days=100),
        may_show=may_show,
        by=None,
        **details,
    )


def make_contact(*, organisation=None, name="Leïla Héden"):
    person = make_person(name=name)
    network.add_contact(organisation=organisation or make_organisation(), person=person, by=None)
    return person


def make_event(*, title="Frukostmingel om språk på jobbet", in_days=10, published=True, **details):
    starts_at = details.pop("starts_at", timezone.now() + timedelta(days=in_days))
    event = events.draft(
        title=title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        kind=details.pop("kind", Event.Kind.BREAKFAST),
        by=None,
        **details,
    )
    return events.publish(event=event, by=None) if published else event
