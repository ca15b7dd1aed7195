"""Small helpers that make what a test needs, with sound values for all it does not name."""

import itertools
from datetime import timedelta

from django.utils import timezone

from pakten.events import actions as events
from pakten.events.models import Event
from pakten.mail import actions as mail
from pakten.mingle import actions as mingle
from pakten.mingle.imports.sign_up_list import read_sign_up_list
from pakten.network import actions as network
from pakten.network.models import Organisation
from pakten.sheets.table import make_table

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
    if not details.get("link"):
        details.setdefault("venue", "Stråsalen")
    event = events.draft(
        title=title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        kind=details.pop("kind", Event.Kind.BREAKFAST),
        by=None,
        **details,
    )
    return events.publish(event=event, has_been=True, by=None) if published else event


def make_sign_up_list(*, people=6, **columns):
    """A sign-up list as a SignUpList: `people` from as many organisations, or as written in `columns`, a list of texts
    for each heading: make_sign_up_list(Namn=["Ali", "Bo"], Erbjuder=["praktik", ""])."""
    columns = columns or {
        "Namn": [f"{name} {number}" for number, name in enumerate(itertools.islice(_names(), people), 1)],
        "Organisation": [f"Förening {number}" for number in range(people)],
        "Erbjuder": ["praktikplatser; mentorer", "språkcafé"] * (people // 2) + ["lokaler"] * (people % 2),
        "Söker": ["språkcafé", "mentorer"] * (people // 2) + ["praktikplatser"] * (people % 2),
    }
    rows = [list(columns), *zip(*columns.values(), strict=True)]
    return read_sign_up_list(make_table(rows), language="sv")


def _names():
    return itertools.cycle(["Åsa Öberg", "Zoë O'Brien", "Ali Hassan", "Märta Lüning", "Nadifa Warsame", "Józef Ek"])


def make_mingle(*, title="Frukostmingel", rounds=1, people=6, **columns):
    """A mingle with its people taken in, and nothing planned."""
    made = mingle.make(title=title, rounds=rounds, by=None)
    mingle.take_in(mingle=made, sign_ups=make_sign_up_list(people=people, **columns), by=None)
    return made


def make_letter(*, to=None, kind="tests.letter", subject="Hej", text="Hej!", **details):
    to = to or f"person{next(_number)}@example.org"
    return mail.write(to=to, kind=kind, subject=subject, text=text, **details)
