"""Every page in a real browser: no fault that axe can find, no sideways scroll, nothing the console complains about."""

import pytest
from django.urls import reverse
from django.utils import timezone

from pakten.mail.models import Letter
from pakten.mingle import actions as mingle
from pakten.mingle.models import Mingle
from pakten.network import importing
from pakten.network.comparing import preview
from pakten.network.models import Person
from pakten.sheets.table import make_table
from tests.makers import make_contact, make_event, make_letter, make_mingle, make_organisation, make_person
from tests.walk import Walk, both_looks, faults

PUBLIC = ["home:home", "network:members", "events:events", "account_login", "home:accessibility", "home:privacy"]
OFFICE = [
    "office:desk",
    "office:letters",
    "network_office:register",
    "network_office:upload",
    "mingle_office:mingles",
    "mingle_office:make",
]
OF_A_MINGLE = ["upload", "people", "bench", "publish", "remove"]


@pytest.fixture
def city(transactional_db):
    """A little of everything, with its addresses."""
    organisation = make_organisation(
        name="Åkeriet Öst AB", about="Vi kör.", contributes=["praktikplatser"], looks_for=["förare"]
    )
    event = make_event(venue="Stråsalen", address="Gatan 1", capacity=60, is_step_free=True, host=organisation)
    make_event(title="Kick-off", in_days=-40)
    planned = make_mingle(people=8, rounds=3)
    mingle.plan(mingle=planned, by=None)
    mingle.lock(mingle=Mingle.objects.get(pk=planned.pk), pair=["2", "3"], by=None)
    listed = mingle.make(title="Ska kontrolleras", by=None)
    rows = [["Namn", "Organisation", "Vill träffa"], ["Ali", "Ett", "Bo Ekk"], ["", "Två", ""], ["Bo Ek", "Tre", ""]]
    mingle.upload(mingle=listed, name="lista.csv", table=make_table(rows), by=None)
    make_letter(to="en.ganska.lang.adress@kommunen.example.org")
    bounced = make_letter(subject="Välkommen till frukostmingel")
    Letter.objects.filter(pk=bounced.pk).update(given_up_at=timezone.now(), has_bounced=True, tries=1, code=550)
    team = [reverse(name) for name in OFFICE]
    team += [reverse(f"mingle_office:{name}", args=[planned.pk]) for name in OF_A_MINGLE]
    team += [reverse("mingle_office:check", args=[listed.pk]), reverse("mingle_office:page", args=[planned.pk])]
    team += [reverse("network_office:import", args=[file.pk]) for file in imports()]
    once = make_mingle(people=6)
    mingle.plan(mingle=once, by=None)
    team += [reverse("mingle_office:person", args=[each.pk, "4"]) for each in (planned, once)]
    public = [reverse(name) for name in PUBLIC]
    public += [organisation.get_absolute_url(), event.get_absolute_url()]
    public += ["/members/?q=akeriet&contributes=praktikplatser&level=member", "/members/?q=xyz&show=table"]
    return {"public": public, "office": team, "member": [reverse("home:mine"), reverse("account_logout")]}


def imports():
    """A register taken in, and one to be looked at, with somebody new, changed, in doubt and a trouble."""
    rows = [["Organisation", "Sektor"], ["Ny förening", "Ideell"]]
    taken_in = importing.upload_members(name="ett.csv", table=make_table(rows), by=None)
    importing.import_members(file=taken_in, seen=preview(taken_in)[1].digest, by=None)
    rows = [["Organisation", "Sektor", "Kontakt", "E-post"], ["Åkeriet Öst", "Offentlig", "Ali", "ali@example.org"]]
    rows += [["Nytt", "Offentlig", "Bo", ""], ["Ny förenimg", "Ideell", "", ""], ["Fel", "?", "", ""]]
    return [taken_in, importing.upload_members(name="två.csv", table=make_table(rows), by=None)]


def somebody(part):
    if part == "office":
        return make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    return make_contact() if part == "member" else None


@pytest.mark.parametrize("part", ["public", "member", "office"])
@both_looks
def test_every_page_is_sound(part, look, city, open_page):
    walk = Walk(open_page, look=look, person=somebody(part))
    assert not walk.over(city[part])
    if part == "public":
        walk.page.goto("/finns-inte/")  # whose 404 the console rightly complains about
        assert not faults(walk.page)


def test_the_strict_policy_stands_on_every_page(city, client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy and "unsafe" not in policy and "default-src 'none'" in policy
