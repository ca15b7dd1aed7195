"""The door's pages, without scripts, and what its script asks and sends."""

import json
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pakten.events import actions, checking_in
from pakten.events.models import CheckIn, Event
from pakten.journal.models import Line
from pakten.network.models import Person
from tests.makers import make_event
from tests.makers_door import make_helpers_door, make_open_event, make_over, registration_of
from tests.makers_events import sign_up, states

pytestmark = pytest.mark.django_db
ANNA, OLA = "Anna-Karin Åkesson", "Ola O'Brien"


@pytest.fixture
def event():
    return make_open_event(people=[ANNA, OLA], capacity=3, title="Frukost på Östermalm")


@pytest.fixture
def door(event):
    return make_helpers_door(event)


def send(client, door, *said, name="Dörr 2"):
    body = {"door": name, "said": list(said)}
    return client.post(f"{door}send/", json.dumps(body), content_type="application/json")


def ticket(registration, **said):
    return {"token": str(uuid.uuid4()), "key": f"http://localhost:8000/events/r/{registration.key}/", "ago": 2, **said}


def test_a_helper_searches_checks_in_and_undoes_without_scripts(client, event, door):
    page = client.get(f"{door}?q=åkes").content.decode()
    assert ANNA in page and OLA not in page
    anna = registration_of(event, ANNA)
    said = {"token": str(uuid.uuid4()), "registration": anna.pk, "q": "åkes"}
    page = client.post(door, said, follow=True).content.decode()
    assert "Välkommen in" in page and "1 av 2 har kommit" in page
    client.post(door, said)  # pressed twice
    row = CheckIn.objects.get()
    page = client.post(door, {"token": str(uuid.uuid4()), "undo": row.token, "q": "åkes"}, follow=True).content.decode()
    assert "0 av 2 har kommit" in page
    assert states(event) == "registered registered"


def test_a_hand_scanner_writes_the_tickets_address_in_a_field(client, event, door):
    anna = registration_of(event, ANNA)
    for expected in ("Välkommen in", "Är redan inne"):
        said = {"token": str(uuid.uuid4()), "key": f"http://localhost:8000/events/r/{anna.key}/"}
        assert expected in client.post(door, said, follow=True).content.decode()
    said = {"token": str(uuid.uuid4()), "key": "https://example.org/påhittad"}
    assert "inte en av våra biljetter" in client.post(door, said, follow=True).content.decode()


def test_a_guest_is_let_in_and_what_was_typed_is_not_lost(client, event, door):
    said = {"token": str(uuid.uuid4()), "guest": "1", "name": "Zoë Li", "email": "inte en adress"}
    page = client.post(door, said).content.decode()
    assert "Zoë Li" in page and "inte en adress" in page and "<details open>" in page
    assert "Välkommen in" in client.post(door, said | {"email": "zoe@example.org"}, follow=True).content.decode()
    page = client.post(door, said | {"name": "Bo Ek", "email": "bo@example.org"}).content.decode()
    assert "Salen är full" in page and "Bo Ek" in page
    assert not Person.objects.filter(email="bo@example.org").exists()


def test_the_helpers_see_names_and_nothing_more(client, event, door):
    anna = sign_up(event, name="Märta Lüning", email="marta@example.org", diet="inga nötter", access="ramp")
    for address in (f"{door}?q=märta", f"{door}list/"):
        text = client.get(address).content.decode()
        assert "marta@example.org" not in text and "nötter" not in text and "ramp" not in text
        assert anna.key not in text
    assert "Märta Lüning" in str(client.get(f"{door}list/").json())


def test_the_link_ends_when_it_is_taken_back_and_the_day_after(client, event, door):
    other = make_helpers_door(event)  # a new link: the old one leads nowhere
    assert client.get(door).status_code == 404 and client.get(other).status_code == 200
    make_over(event, days=0.5)
    assert client.get(other).status_code == 200
    make_over(event, days=1.5)
    assert client.get(other).status_code == 404
    assert send(client, other, ticket(registration_of(event, ANNA))).status_code == 404
    event.refresh_from_db()
    checking_in.close_door(event=event, by=None)
    assert client.get("/events/door//").status_code == 404


def test_a_phone_sends_what_it_kept_and_gets_an_answer_for_each(client, event, door):
    anna, other = registration_of(event, ANNA), sign_up(make_event(title="En annan"))
    said = ticket(anna)
    forged = {"token": str(uuid.uuid4()), "key": "x" * 32}
    answer = send(client, door, said, said, ticket(other), forged, {"token": "skräp", "key": 7}).json()
    assert [each["result"] for each in answer["answers"]] == ["in", "in", "other_event", "unknown", "unreadable"]
    assert answer["answers"][0]["person"]["name"] == ANNA
    again = send(client, door, ticket(anna), name="Dörr 3").json()["answers"][0]
    assert again["result"] == "already" and "Dörr 2" in again["words"]


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "null", '{"said": 1}', '{"said": []}', '{"said": [{}], "door": 3}', "[" * 9999]
)
def test_nonsense_is_answered_and_not_an_error(client, door, body):
    assert client.post(f"{door}send/", body, content_type="application/json").status_code == 400


@pytest.mark.parametrize(
    "item",
    [
        {"token": 1}, {"token": "0" * 32, "registration": "x"}, {"token": "0" * 32, "registration": 10**30}, [],
        {"token": "0" * 32, "ago": "NaN"}, {"token": "0" * 32, "undo": "x"}, {"token": "0" * 32, "guest": {"name": ""}},
        {"token": "0" * 32, "guest": "Bo"}, {"token": "0" * 32, "ago": []},
    ],
)  # fmt: skip
def test_one_thing_that_cannot_be_read_does_not_stop_the_others(client, event, door, item):
    answers = send(client, door, item, ticket(registration_of(event, ANNA))).json()["answers"]
    assert answers[0]["result"] in ("unreadable", "unknown") and answers[1]["result"] == "in"


def test_a_door_asks_only_for_what_is_new(client, event, door):
    whole = client.get(f"{door}list/")
    assert client.get(f"{door}list/", headers={"If-None-Match": whole["ETag"]}).status_code == 304
    last = whole.json()["last"]
    first = client.get(f"{door}news/?since={last}")
    assert first.json()["people"] == []
    assert client.get(f"{door}news/?since={last}", headers={"If-None-Match": first["ETag"]}).status_code == 304
    send(client, door, ticket(registration_of(event, ANNA)))
    news = client.get(f"{door}news/?since={last}", headers={"If-None-Match": first["ETag"]}).json()
    assert [each["name"] for each in news["people"]] == [ANNA] and news["came"] == 1
    for nonsense in ("-1", "x", "9" * 40, "²"):
        assert client.get(f"{door}news/", {"since": nonsense}).status_code == 200


def test_sending_a_ticket_asks_for_the_event_and_checks_in(client, event, door, django_assert_num_queries):
    said = ticket(registration_of(event, ANNA))
    edges = 2 + (connection.vendor == "postgresql")  # of the transaction; and how long to wait for the event
    with django_assert_num_queries(1 + 5 + edges):
        assert send(client, door, said).json()["answers"][0]["result"] == "in"


def test_the_page_is_as_cheap_for_thirty_as_for_one(client, event, door):
    def cost(name):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{door}?q={name}")
        return len(asked)

    client.get(door)
    few = cost("åkesson")
    Event.objects.filter(pk=event.pk).update(capacity=None)
    for number in range(30):
        sign_up(event, name=f"Åkesson nr {number}")
    assert cost("åkesson") == few


def test_a_person_under_protection_is_welcomed_without_a_name(client, event, door):
    anna = registration_of(event, ANNA)
    Person.objects.filter(pk=anna.person_id).update(is_protected=True)
    assert ANNA not in client.get(f"{door}?q=åkesson").content.decode()
    answer = send(client, door, ticket(anna))
    assert answer.json()["answers"][0]["result"] == "in" and ANNA not in str(answer.json())
    assert ANNA not in str(client.get(f"{door}news/?since=0").json())


def test_a_called_off_event_says_so(client, event, door):
    actions.cancel(event=event, by=None)
    assert "inställt" in client.get(door).content.decode()
    assert send(client, door, ticket(registration_of(event, ANNA))).json()["answers"][0]["result"] == "event_cancelled"


def test_the_worker_looks_after_the_door_alone(client, door):
    answer = client.get(f"{door}worker.js")
    assert answer["Content-Type"].startswith("text/javascript") and "Service-Worker-Allowed" not in answer


def test_the_team_makes_and_takes_back_the_helpers_link(office, event):
    page = f"/office/events/{event.pk}/at-the-door/"
    assert "Gör en länk" in office.get(page).content.decode()
    office.post(page, {"open": "1"})
    event.refresh_from_db()
    assert f"/events/door/{event.door_key}/" in office.get(page).content.decode()
    office.post(page, {"close": "1"})
    event.refresh_from_db()
    assert not event.door_key
    assert Line.objects.filter(verb="events.open_door").count() == Line.objects.filter(verb="events.close_door").count()


def test_the_team_stands_at_the_door_too_and_is_named_in_the_journal(coordinator, event):
    send(coordinator, f"/office/events/{event.pk}/door/", ticket(registration_of(event, ANNA)))
    assert CheckIn.objects.get().by == coordinator.person
    assert Line.objects.get(verb="events.check_in").by_name == "Jonas Åkerblom"


def test_badges_are_made_for_those_with_a_place_and_marked(office, event):
    Person.objects.filter(name=OLA).update(is_protected=True)
    page, pdf = f"/office/events/{event.pk}/at-the-door/", f"/office/events/{event.pk}/badges.pdf"
    assert "1 är inte utskriven" in office.get(page).content.decode()
    answer = office.post(pdf, {"which": "new"})
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    assert registration_of(event, ANNA).badge_printed_at and not registration_of(event, OLA).badge_printed_at
    assert office.post(pdf, {"which": "new"}).status_code == 302
    assert office.post(pdf, {"which": "all"}).status_code == 200
    assert office.post(pdf, {"registration": registration_of(event, OLA).pk}).status_code == 302
    assert office.post(pdf, {"registration": "x" * 30}).status_code in (200, 302)
