"""A yes without an answer is the best kept secret of the house: no page, file, letter or line is other than it was."""

import re

import pytest
from django.apps import apps
from django.urls import NoReverseMatch, reverse

from pakten.mingle import actions
from pakten.mingle.models import Participant, Yes
from pakten.network.models import Person
from tests.makers import make_person
from tests.makers_going_on import make_held_mingle, page_of, pair_of
from tests.pages import LintingClient
from tests.test_pages import PAGES

pytestmark = pytest.mark.django_db
OF_THE_MINGLE = ("mingle", "bench", "people", "publish", "table", "page", "after", "remove")
CHANGING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": *"[^"]*"')


def everything_stored():
    """Every row of every table but that of the yeses, in the order the database gives them."""
    models = [model for model in apps.get_models() if model is not Yes and hasattr(model, "objects")]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}


def signed_in(person):
    client = LintingClient()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def addresses(mingle, people):
    """Every page that takes no arguments, those of the mingle, and what the office sees of each of two people."""
    for name in PAGES:
        if not name.startswith(("api:", "account_log")):
            try:
                yield reverse(name)
            except NoReverseMatch:
                continue
    yield from (reverse(f"mingle_office:{name}", args=[mingle.pk]) for name in OF_THE_MINGLE)
    yield reverse("mingle_office:figures", args=[mingle.pk, "csv"])
    for person in people:
        yield from (reverse(f"people_office:{name}", args=[person.pk]) for name in ("person", "forget"))


def seen(visitors, mingle, people, others):
    """What each visitor is answered at each address, and the others at their own pages."""
    found = {}
    for role, client in visitors.items():
        for address in [*addresses(mingle, people), *map(page_of, others)]:
            answer = client.get(address)
            content = b"" if answer.streaming or "spreadsheet" in answer.get("Content-Type", "") else answer.content
            found[role, address] = (answer.status_code, CHANGING.sub(b"", content))
    return found


def test_nothing_in_the_house_is_other_than_it_was_when_somebody_has_said_yes_and_when_they_take_it_back():
    mingle = make_held_mingle(names=["Åsa Öberg", "Zoë O'Brien", "Ali Hassan"])
    one, other = pair_of(mingle)
    for each in (one, other):
        each.person = make_person(name=each.name, email=each.email)
        each.save()
    people = [one.person, other.person]
    office = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    visitors = {"office": signed_in(office), "other": signed_in(other.person)}
    others = list(Participant.objects.filter(mingle=mingle).exclude(pk=one.pk))
    seen(visitors, mingle, people, others)  # what is made at the first look, is made
    pages, stored = seen(visitors, mingle, people, others), everything_stored()
    assert len(pages) > 60

    tab = LintingClient()
    tab.post(page_of(one), {"person": other.key, "deed": "yes"})
    assert Yes.objects.count() == 1
    assert everything_stored() == stored
    now = seen(visitors, mingle, people, others)
    assert [place for place in pages if pages[place] != now[place]] == []

    tab.post(page_of(one), {"person": other.key, "deed": "back"})
    assert not Yes.objects.exists() and everything_stored() == stored


def test_which_of_two_said_it_first_cannot_be_told_afterwards():
    told = []
    for turn in (1, -1):
        mingle = make_held_mingle(title="Lika", days_ago=3)
        pair = pair_of(mingle)
        for one, other in [pair, pair[::-1]][::turn]:
            actions.go_on(participant=one, key=other.key)
        rows = everything_stored()
        exchange = rows["mingle.Exchange"][-1]
        lines = [(line["verb"], line["by_id"], line["by_name"], line["details"]) for line in rows["journal.Line"][-2:]]
        letters = [letter["to"] for letter in rows["mail.Letter"][-2:]]
        told.append((exchange["first_id"] < exchange["second_id"], lines, letters))
    assert told[0] == told[1]
