"""What every address answers to a stranger, to somebody with an account, and to the city's team."""

import pytest
from django.urls import get_resolver, reverse

from pakten.mingle import actions as mingle
from pakten.mingle.models import Participant
from pakten.network import importing
from pakten.network.models import Organisation
from pakten.sheets.table import make_table
from tests.makers import make_contact, make_event, make_letter, make_mingle, make_organisation

SIGN_IN = "sign in"  # sent to the page for signing in
# address: (stranger, somebody with an account, team)
PUBLIC = (200, 200, 200)
TEAM = (SIGN_IN, 403, 200)
TEAM_POST = (SIGN_IN, 403, 302)  # opening the address of a form leads to where it stands
PAGES = {
    "web:alive": PUBLIC,
    "home:home": PUBLIC,
    "home:mine": (SIGN_IN, 200, 302),
    "home:accessibility": PUBLIC,
    "home:privacy": PUBLIC,
    "network:members": PUBLIC,
    "network:members_csv": PUBLIC,
    "network:organisation": PUBLIC,
    "events:events": PUBLIC,
    "events:event": PUBLIC,
    "events:calendar": PUBLIC,
    "account_login": (200, 302, 302),
    "account_request_login_code": (200, 302, 302),
    "account_confirm_login_code": (302, 302, 302),
    "account_signup": (302, 302, 302),
    "account_logout": (302, 200, 200),
    "office:desk": TEAM,
    "office:letters": TEAM,
    "office:retry_letter": TEAM_POST,
    "network_office:register": TEAM,
    "network_office:table": TEAM,
    "network_office:upload": TEAM,
    "network_office:import": TEAM,
    "network_office:decide": TEAM_POST,
    "network_office:apply": TEAM_POST,
    "network_office:undo": TEAM_POST,
    "mingle_office:mingles": TEAM,
    "mingle_office:make": TEAM,
    "mingle_office:mingle": (SIGN_IN, 403, 302),
    "mingle_office:upload": TEAM,
    "mingle_office:check": (SIGN_IN, 403, 302),  # there is no file to check
    "mingle_office:columns": TEAM_POST,
    "mingle_office:mend": TEAM_POST,
    "mingle_office:row_back": TEAM_POST,
    "mingle_office:take_in": TEAM_POST,
    "mingle_office:people": TEAM,
    "mingle_office:person": TEAM,
    "mingle_office:bench": TEAM,
    "mingle_office:turn": TEAM_POST,
    "mingle_office:pair": TEAM_POST,
    "mingle_office:undo": TEAM_POST,
    "mingle_office:prices": TEAM,
    "mingle_office:publish": TEAM,
    "mingle_office:table": TEAM,
    "mingle_office:slips": TEAM,
    "mingle_office:page": TEAM,
    "mingle_office:remove": TEAM,
}


def _names(resolver, namespaces=()):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _names(pattern, (*namespaces, *([pattern.namespace] if pattern.namespace else [])))
        elif pattern.name:
            yield ":".join((*namespaces, pattern.name))


@pytest.fixture
def addresses(db):
    organisation, event, made, letter = make_organisation(), make_event(), make_mingle(people=6), make_letter()
    mingle.plan(mingle=made, by=None)
    table = make_table([["Organisation"], ["Vi"]])
    file = importing.upload_members(name="r.csv", table=table, by=None)

    def address(name):
        if name == "network:organisation":
            return organisation.get_absolute_url()
        if name in ("events:event", "events:calendar"):
            return reverse(name, args=[event.slug])
        if name == "office:retry_letter":
            return reverse(name, args=[letter.pk])
        if name == "mingle_office:row_back":
            return reverse(name, args=[made.pk, 2])
        if name == "mingle_office:person":
            return reverse(name, args=[made.pk, "2"])
        if name == "network_office:table":
            return reverse(name, args=["csv"])
        if name in ("network_office:import", "network_office:decide", "network_office:apply", "network_office:undo"):
            return reverse(name, args=[file.pk])
        if name.startswith("mingle_office:") and name not in ("mingle_office:mingles", "mingle_office:make"):
            return reverse(name, args=[made.pk])
        return reverse(name)

    return address


def test_every_address_is_in_the_table():
    assert set(_names(get_resolver())) == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["", "/en"])
def test_an_address_answers_each_as_it_should(name, language, addresses, client, member, office):
    if language and name == "web:alive":
        pytest.skip("one language only")
    address = language + addresses(name)
    for visitor, expected in zip((client, member, office), PAGES[name], strict=True):
        answer = visitor.get(address, headers={"HX-Request": "true"} if name == "mingle_office:prices" else None)
        if expected == SIGN_IN:
            assert answer.status_code == 302 and answer.url.startswith(f"{language}/sign-in/?next="), name
        else:
            assert answer.status_code == expected, name


def test_a_contact_of_a_member_is_no_team(addresses, client):
    client.force_login(make_contact(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(addresses("mingle_office:bench")).status_code == 403


@pytest.mark.parametrize("name", [name for name, who in PAGES.items() if who in (TEAM, TEAM_POST)])
def test_only_the_team_can_post(name, addresses, client, member):
    address = addresses(name)
    assert client.post(address).status_code == 302
    assert member.post(address).status_code == 403
    assert Participant.objects.count() == 6


def test_somebody_who_may_no_longer_sign_in_is_a_stranger(addresses, office):
    office.person.is_active = False
    office.person.save()
    assert office.get(addresses("office:desk")).status_code == 302


def test_an_unknown_address_is_not_found_for_anybody(client, office):
    for visitor in (client, office):
        assert visitor.get("/nosuch/").status_code == 404


def test_a_member_that_does_not_want_to_be_shown_is_seen_by_itself_and_the_team_alone(client, member, office):
    organisation = make_organisation(name="Tysta Verkstan", may_show=False)
    contact = make_contact(organisation=organisation)
    address = organisation.get_absolute_url()
    assert client.get(address).status_code == 404
    assert member.get(address).status_code == 404
    assert office.get(address).status_code == 200
    client.force_login(contact, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address).status_code == 200
    assert Organisation.objects.count() == 1
