"""What the API answers, and what it says no to."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pakten.api import actions, rates
from pakten.events import actions as events
from pakten.events import registering
from pakten.events.models import Event, Registration
from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.network import protecting
from pakten.network.models import Person
from tests.makers import make_event, make_organisation, make_person
from tests.makers_events import sign_up

pytestmark = pytest.mark.django_db
WHO = {"name": "Åsa Öberg-O'Neill", "email": "asa.o'neill@example.org"}


class Caller:
    """Another system, with or without a token."""

    def __init__(self, secret="", language="en"):
        self.client = Client(raise_request_exception=False)
        self.headers = {"Accept-Language": language} | ({"Authorization": f"Bearer {secret}"} if secret else {})

    def __call__(self, method, address, said=None, **headers):
        body = {} if said is None else {"data": json.dumps(said), "content_type": "application/json"}
        headers = self.headers | headers
        return getattr(self.client, method)(f"/api/v1/{address}", headers=headers, **body)


@pytest.fixture
def stranger():
    return Caller()


def caller(*scopes, **details):
    _token, secret = actions.make_token(name="Stadens webb", scopes=scopes, by=None, **details)
    return Caller(secret)


@pytest.fixture
def system():
    return caller("registrations")


def no(answer, status, code, field=None):
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json"), answer.content
    said = answer.json()
    assert (said["status"], said["code"], said["field"]) == (status, code, field), said
    assert said["detail"]
    return said


# The calendar


def test_everybody_reads_the_events_to_come_in_order(stranger):
    late, soon = make_event(title="Mässa å", in_days=20), make_event(title="Frukost é", in_days=2)
    make_event(title="Utkast", published=False)
    make_event(title="Bara för medlemmar", for_everybody=False)
    make_event(title="Har varit", in_days=-5)
    answer = stranger("get", "events")
    assert [each["title"] for each in answer.json()["items"]] == ["Frukost é", "Mässa å"]
    assert answer.json()["total"] == 2
    assert answer.json()["items"][0]["slug"] == soon.slug
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert late.slug in answer.content.decode()


def test_events_are_filtered_by_time_and_kind(stranger):
    today = timezone.localdate()
    make_event(title="Då", in_days=-5), make_event(title="Mässa", kind=Event.Kind.FAIR), make_event(title="Sen")
    titles = lambda query: {each["title"] for each in stranger("get", f"events?{query}").json()["items"]}  # noqa: E731
    assert titles("kind=fair") == {"Mässa"}
    assert titles(f"since={today - timedelta(days=9)}&until={today}") == {"Då"}
    assert titles("since=0001-01-01&until=9999-12-31") == {"Då", "Mässa", "Sen"}


def test_a_list_comes_in_pages_with_links(stranger):
    for number in range(5):
        make_event(title=f"Lunch {number}", in_days=number + 1)
    answer = stranger("get", "events?page=2&page_size=2&kind=breakfast")
    assert [each["title"] for each in answer.json()["items"]] == ["Lunch 2", "Lunch 3"]
    assert 'page=3&page_size=2>; rel="next"' in answer["Link"]
    assert 'kind=breakfast&page=1&page_size=2>; rel="prev"' in answer["Link"]
    assert stranger("get", "events?page=9").json()["items"] == []


def test_one_event_tells_its_programme_and_places(stranger):
    event = make_event(capacity=2)
    events.set_programme(
        event=event, items=[{"starts_at": event.starts_at, "title": "Välkomna", "speaker": "Bo", "organisation": "Vi"}],
        by=None,
    )  # fmt: skip
    sign_up(event)
    said = stranger("get", f"events/{event.slug}").json()
    assert said["places"] == {"capacity": 2, "free": 1, "waiting": 0}
    assert said["programme"][0]["title"] == "Välkomna"
    assert said["is_open"] is True


@pytest.mark.parametrize("address", ["events", "members"])
def test_a_list_asks_the_database_as_often_for_many_as_for_one(address, stranger, django_assert_max_num_queries):
    def make():
        make_organisation(number=None, sector="public"), make_event(host=make_organisation(sector="public"))

    make()
    stranger("get", address)
    with django_assert_max_num_queries(12) as few:
        stranger("get", address)
    for _ in range(12):
        make()
    stranger("get", address)
    with django_assert_max_num_queries(12) as many:
        assert len(stranger("get", address).json()["items"]) > 10
    assert len(many) == len(few)


def test_who_has_the_answer_already_is_told_so(stranger):
    make_event()
    first = stranger("get", "events")
    again = stranger("get", "events", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("query", ["page=0", "page=x", "page_size=101", "kind=picnic", "since=2026-13-01", "since=0"])
def test_what_cannot_be_asked_for_is_said_with_the_field(query, stranger):
    no(stranger("get", f"events?{query}"), 422, "invalid", query.partition("=")[0])


def test_what_is_not_there_or_not_public_is_not_found(stranger):
    hidden = make_event(for_everybody=False)
    for address in ("events/nosuch", f"events/{hidden.slug}", "members/nosuch", "nosuch", "", "events/a%00b"):
        no(stranger("get", address), 404, "not_found")


def test_what_cannot_be_done_says_what_can(stranger):
    answer = stranger("delete", "events")
    no(answer, 405, "method")
    assert answer["Allow"] == "GET"


# Members


def test_members_that_agreed_are_read_without_people_or_numbers(stranger):
    make_organisation(name="Åkeriet Öst AB", number="5560160680", about="Vi kör.")
    make_organisation(name="Ängens Förening", sector="civil_society")
    make_organisation(name="Tysta AB", number="5560747569", may_show=False)
    make_organisation(name="Enskilda Firman")  # a company without a number: maybe a person
    answer = stranger("get", "members")
    assert [each["name"] for each in answer.json()["items"]] == ["Åkeriet Öst AB", "Ängens Förening"]
    one = stranger("get", "members/akeriet-ost-ab")
    assert one.json()["about"] == "Vi kör."
    assert "5560160680" not in (answer.content + one.content).decode()
    no(stranger("get", "members/enskilda-firman"), 404, "not_found")


def test_members_are_found_by_words_and_sector(stranger):
    make_organisation(name="Åkeriet Öst AB", number="5560160680", about="Vi kör.")
    make_organisation(name="Ängens Förening", sector="civil_society")
    assert stranger("get", "members?q=akeriet").json()["total"] == 1
    assert stranger("get", "members?sector=civil_society").json()["items"][0]["name"] == "Ängens Förening"


# Registrations


def test_somebody_is_registered_read_changed_and_cancelled(system):
    event, member = make_event(), make_organisation(name="Åkeriet Öst AB", number="5560160680")
    answer = system("post", f"events/{event.slug}/registrations", WHO | {"organisation": "Åkeriet Öst AB"})
    assert answer.status_code == 201
    key = answer.json()["key"]
    registration = Registration.objects.get(key=key)
    assert (registration.organisation, registration.person.name) == (member, WHO["name"])
    assert Letter.objects.filter(to=WHO["email"]).count() == 1
    assert "Öberg" not in answer.content.decode()
    changed = system("patch", f"registrations/{key}", {"diet": "Vegetariskt", "photo_consent": False})
    assert changed.json()["photo_consent"] is False
    registration.refresh_from_db()
    assert (registration.diet, registration.organisation) == ("Vegetariskt", member)
    assert "Vegetariskt" not in system("get", f"registrations/{key}").content.decode()
    assert system("post", f"registrations/{key}/cancel").json()["state"] == "cancelled"
    lines = Line.objects.filter(verb__startswith="events.", by_name="Stadens webb").values_list("verb", flat=True)
    assert set(lines) == {"events.register", "events.change_registration", "events.cancel_registration"}
    assert answer["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in answer


def test_sending_twice_does_no_harm(system):
    event = make_event()
    first = system("post", f"events/{event.slug}/registrations", WHO)
    again = system("post", f"events/{event.slug}/registrations", WHO)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == {"event": event.slug, "state": "registered"}
    assert event.registrations.count() == 1


@pytest.mark.parametrize("came_back", [False, True])
def test_a_system_gets_no_key_to_what_somebody_registered_themselves(came_back, system):
    """Nor when they had cancelled and the system registers them anew: the key they once got still opens it."""
    event = make_event()
    own = registering.register(event=event, person=make_person(**WHO), by=None).registration
    if came_back:
        registering.cancel_registration(registration=own, by=None)
    answer = system("post", f"events/{event.slug}/registrations", WHO | {"email": WHO["email"].upper()})
    assert (answer.status_code, answer.json()["state"]) == (200, "registered")
    assert own.key not in answer.content.decode()
    assert own.key in Letter.objects.filter(to=WHO["email"]).last().text


def test_who_comes_when_it_is_full_stands_in_line_and_takes_what_is_offered(system):
    event = make_event(capacity=1)
    first = system("post", f"events/{event.slug}/registrations", WHO).json()
    second = system("post", f"events/{event.slug}/registrations", {"name": "Bo", "email": "bo@example.org"}).json()
    assert (second["state"], second["place_in_line"]) == ("waitlisted", 1)
    no(system("post", f"registrations/{second['key']}/accept"), 409, "no_offer")
    system("post", f"registrations/{first['key']}/cancel")
    assert system("get", f"registrations/{second['key']}").json()["state"] == "offered"
    assert system("post", f"registrations/{second['key']}/accept").json()["state"] == "registered"


@pytest.mark.parametrize(
    ("details", "code", "field"),
    [
        ({"audience": "members"}, "members", "organisation"),
        ({"audience": "invited"}, "invited", "invitation"),
        ({"audience": "nobody"}, "nobody", None),
        ({"in_days": -1}, "over", None),
        ({"opens_at": timezone.now() + timedelta(days=1)}, "not_open_yet", None),
        ({"closes_at": timezone.now() - timedelta(days=1)}, "closed", None),
    ],
)
def test_an_event_says_why_one_cannot_register(details, code, field, system):
    no(system("post", f"events/{make_event(**details).slug}/registrations", WHO), 409, code, field)


def test_an_event_that_is_called_off_takes_nobody_and_changes_nothing(system):
    event = make_event()
    key = sign_up(event).key
    events.cancel(event=event, by=None)
    no(system("post", f"events/{event.slug}/registrations", WHO), 409, "cancelled")
    no(system("patch", f"registrations/{key}", {"diet": ""}), 409, "cancelled")


def test_the_places_of_an_organisation_are_not_passed_by_a_change(system):
    event = make_event(capacity_per_organisation=1)
    sign_up(event, organisation_name="Vi")
    other = sign_up(event, organisation_name="De")
    no(system("patch", f"registrations/{other.key}", {"organisation": "Vi"}), 409, "share_is_full", "organisation")


def test_who_holds_the_invitation_registers_to_what_is_hidden(system):
    event = make_event(for_everybody=False, audience="invited")
    address = f"events/{event.slug}/registrations"
    no(system("post", address, WHO), 404, "not_found")
    assert system("post", address, WHO | {"invitation": event.invitation}).status_code == 201


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": "Åsa"}, "email"),
        ({"name": " ", "email": "a@example.org"}, "name"),
        ({"name": "Åsa\x00", "email": "a@example.org"}, "name"),
        (WHO | {"email": "inte en adress"}, "email"),
        (WHO | {"organisation": "å" * 201}, "organisation"),
        (WHO | {"photo_consent": "yes"}, "photo_consent"),
        (WHO | {"personnummer": "x"}, "personnummer"),
    ],
)
def test_what_is_not_well_formed_is_said_with_its_field(said, field, system):
    answer = no(system("post", f"events/{make_event().slug}/registrations", said), 422, "invalid", field)
    assert "adress" not in answer["detail"]  # what was sent may be personal
    assert not Registration.objects.exists()


def test_a_body_that_is_no_json_is_refused(system):
    address = f"/api/v1/events/{make_event().slug}/registrations"
    answer = system.client.post(address, "{", content_type="application/json", headers=system.headers)
    no(answer, 400, "bad_request")
    big = system.client.post(address, b"x" * 6_000_000, content_type="application/json", headers=system.headers)
    no(big, 413, "too_large")


# At the door


def test_somebody_is_checked_in_by_their_ticket_and_counted_once():
    asks, event = caller("check_in"), make_event(in_days=0.1)
    registration = sign_up(event, name="Zoë O'Brien")
    first = asks("post", f"events/{event.slug}/check-in", {"key": registration.key})
    again = asks("post", f"events/{event.slug}/check-in", {"key": registration.key})
    assert (first.json()["is_new"], again.json()["is_new"]) == (True, False)
    assert first.json()["at"] == again.json()["at"]
    assert event.registrations.get().state == "attended"
    assert "Zoë" not in first.content.decode()
    assert Line.objects.filter(verb="events.check_in").get().by_name == "Stadens webb"


def test_the_door_says_why_somebody_does_not_come_in():
    asks, event = caller("check_in"), make_event(in_days=0.1, capacity=1)
    other, first, waits = sign_up(make_event()), sign_up(event), sign_up(event)
    address = f"events/{event.slug}/check-in"
    no(asks("post", address, {"key": "forged"}), 404, "unknown", "key")
    no(asks("post", address, {"key": other.key}), 409, "other_event")
    no(asks("post", address, {"key": waits.key}), 409, "waitlisted")
    no(asks("post", f"events/{other.event.slug}/check-in", {"key": other.key}), 409, "too_early")
    no(asks("post", address, {}), 422, "invalid", "key")
    registering.cancel_registration(registration=waits, by=None)
    no(asks("post", address, {"key": waits.key}), 409, "not_coming")
    events.cancel(event=event, by=None)
    no(asks("post", address, {"key": first.key}), 409, "cancelled")


# Tokens


def test_without_a_token_nobody_registers(stranger):
    answer = stranger("post", f"events/{make_event().slug}/registrations", WHO)
    no(answer, 401, "no_token")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_token_that_is_unknown_ended_or_withdrawn_opens_nothing():
    event = make_event()
    ended = caller("registrations", ends_on=timezone.localdate() - timedelta(days=1))
    token, secret = actions.make_token(name="Gammal", scopes=["registrations"], by=None)
    actions.withdraw_token(token=token, by=None)
    for asks in (Caller("pakten_nosuch"), Caller("å"), ended, Caller(secret)):
        no(asks("post", f"events/{event.slug}/registrations", WHO), 401, "bad_token")


def test_a_token_opens_only_what_it_is_for():
    no(caller("check_in")("post", f"events/{make_event().slug}/registrations", WHO), 403, "scope")


def test_a_session_opens_nothing_in_the_api(office):
    answer = office.post(f"/api/v1/events/{make_event().slug}/registrations", json.dumps(WHO), "application/json")
    no(answer, 401, "no_token")


def test_who_calls_too_often_is_told_when_to_come_back(stranger, system, monkeypatch):
    monkeypatch.setattr(rates, "MOST_OF_ADDRESS", 1)
    stranger("get", "events")
    answer = stranger("get", "events")
    no(answer, 429, "too_many")
    assert 1 <= int(answer["Retry-After"]) <= 60
    monkeypatch.setattr(rates, "MOST_OF_ADDRESS", 100)
    monkeypatch.setattr(rates, "MOST_OF_TOKEN", 0)
    no(system("get", "registrations/x"), 429, "too_many")


def test_an_answer_is_in_the_language_that_is_asked_for():
    assert Caller(language="sv")("get", "nosuch")["Content-Language"] == "sv"
    swedish, english = Caller(language="sv")("get", "nosuch").json(), Caller()("get", "nosuch").json()
    assert english["detail"].startswith("There is nothing here")
    assert swedish["detail"] != english["detail"]


# People under protection


def test_people_under_protection_are_in_no_answer(system, stranger):
    hidden = make_person(name="Rakel Åström", email="rakel@example.org")
    protecting.protect(person=hidden, by=None)
    event = make_event(title="Samtal med Rakel Åström", about="Rakel Åström talar.", partners="rakel@example.org")
    make_organisation(name="Rakel Åström", sector="civil_society", about="Ring rakel@example.org")
    said = {"name": "Rakel Åström", "email": "rakel@example.org", "organisation": "Rakel Åström"}
    answers = [
        stranger("get", "events"),
        stranger("get", f"events/{event.slug}"),
        stranger("get", "members"),
        system("post", f"events/{event.slug}/registrations", said),
        system("post", f"events/{event.slug}/registrations", said),
    ]
    answers.append(system("get", f"registrations/{answers[-2].json()['key']}"))
    assert Person.objects.get(email="rakel@example.org").registrations.exists()
    for answer in answers:
        assert answer.status_code in (200, 201)
        text = answer.content.decode()
        assert "Rakel Åström" not in text and "rakel@example.org" not in text


def test_something_unforeseen_is_a_problem_too(stranger, monkeypatch):
    def fails(*args, **kwargs):
        raise RuntimeError("Åsa Öberg")

    monkeypatch.setattr(Event.objects, "public", fails)
    assert "Åsa" not in str(no(stranger("get", "events"), 500, "failed"))
