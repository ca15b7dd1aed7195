"""The stage and the hand, as pages: what stands there, who may press, and what bad addresses and bad times come to."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pakten.mingle import actions
from pakten.mingle.actions import live, reality
from pakten.mingle.models import Mingle, Participant, Stage
from pakten.mingle.queries.live import standing
from pakten.mingle.queries.seats import seats, turns
from pakten.mingle.views import now
from pakten.network.models import Person
from tests.makers import make_event, make_mingle, make_person
from tests.makers_events import sign_up
from tests.makers_live import let_pass, make_published, make_running

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


def stage_of(mingle, name="stage"):
    return reverse(f"mingle_office:{name}", args=[mingle.pk])


def press(client, mingle, deed, *, headers=JSON, **said):
    at = standing(mingle)
    sent = {"deed": deed, "sequence": at.sequence, "step": at.step, **said}
    return client.post(stage_of(mingle, "stage_press"), sent, headers=headers)


def page_of(client, participant):
    return client.get(reverse("mingle:hand", args=[participant.token]))


def test_the_stage_stands_right_whenever_it_is_loaded(office):
    mingle = make_running(rounds=5, people=12, talk_seconds=300, change_seconds=60)
    let_pass(mingle, 4 * 360 + 60 + 30)
    page = office.get(stage_of(mingle)).content.decode()
    assert "Omgång 5 av 5" in page and "Prata med varandra" in page and re.search(r"4:[0-3]\d", page)
    plan = mingle.published_plan
    names = dict(mingle.participants.values_list("key", "name"))
    for meeting in (each for each in plan.meetings if each["round"] == 5):
        for key in meeting["people"]:
            assert names[key].replace("'", "&#x27;") in page


def test_without_a_published_plan_the_stage_says_what_to_do_and_starts_nothing(office):
    mingle = make_mingle()
    assert "Ingen plan är publicerad" in office.get(stage_of(mingle)).content.decode()
    answer = press(office, mingle, "start")
    assert answer.status_code == 409 and "Publicera en plan" in answer.json()["words"]
    assert not Stage.objects.exists()


def test_of_two_stages_started_at_once_the_second_follows(office, coordinator):
    mingle = make_published()
    assert press(office, mingle, "start").status_code == 200
    second = press(coordinator, mingle, "start")
    assert second.status_code == 409 and "redan i gång" in second.json()["words"]
    assert second.json()["told"]["step"] == 1


def test_two_who_press_skip_at_once_skip_once(office, coordinator):
    mingle = make_running()
    at = standing(mingle)
    answers = [press(each, mingle, "skip", sequence=at.sequence, step=at.step) for each in (office, coordinator)]
    assert [each.status_code for each in answers] == [200, 409]
    assert standing(mingle).step == 2


@pytest.mark.parametrize(
    "said", [{"sequence": "x"}, {"step": "-1"}, {"sequence": "9" * 40}, {"deed": "explode"}, {"deed": ""}]
)
def test_what_cannot_be_understood_changes_nothing(office, said):
    mingle = make_running()
    answer = press(office, mingle, said.pop("deed", "skip"), **said)
    assert answer.status_code == 409 and answer.json()["words"] and standing(mingle).step == 1


def test_without_scripts_the_buttons_are_forms_that_say_why_not(office):
    mingle = make_running()
    assert press(office, mingle, "skip", headers={}).url == stage_of(mingle)
    press(office, mingle, "skip", sequence=1, step=1, headers={})
    page = office.get(stage_of(mingle)).content.decode()
    assert "Någon hann trycka före dig" in page and standing(mingle).step == 2


def test_a_screen_without_account_shows_and_has_no_buttons(office, client):
    mingle = make_running()
    office.post(stage_of(mingle, "stage_link"))
    key = Stage.objects.get().screen_key
    assert f"/mingles/screen/{key}/" in office.get(stage_of(mingle)).content.decode()
    page = client.get(reverse("mingle:screen", args=[key])).content.decode()
    assert "Hitta din plats" in page and "<button" in page and 'name="deed"' not in page
    assert len(client.get(reverse("mingle:screen_seats", args=[key])).json()["people"]) == 6
    for name in ("screen", "screen_seats", "screen_worker"):
        assert client.get(reverse(f"mingle:{name}", args=["x" * 24])).status_code == 404


def test_what_is_on_is_told_in_few_bytes_without_names_and_with_one_question(client):
    mingle = make_running(talk_seconds=300, change_seconds=60)
    with CaptureQueriesContext(connection) as asked:
        answers = [client.get(now.address(mingle)) for _each in range(20)]
    assert len(asked) <= 3  # a new one each tenth of a second
    told = answers[0].json()
    assert told["step"] == 1 and told["plan"] == mingle.published_plan_id and told["every"] == 600
    assert abs(told["ends"] - told["now"] - 60_000) < 5_000 and abs(told["now"] / 1000 - timezone.now().timestamp()) < 5
    assert len(answers[0].content) < 250 and answers[0]["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answers[0].headers
    assert client.get("/en" + now.address(mingle)).json()["step"] == 1


@pytest.mark.parametrize("key", ["1", "1-", "x-y", "1-0123456789abcdef01234567", "٣-0123456789abcdef01234567"])
def test_a_made_up_address_tells_nothing(client, key):
    make_running()
    assert client.get(f"/mingles/now/{key}/").status_code == 404


def test_long_before_the_beginning_phones_ask_seldom(client):
    mingle = make_published()
    Mingle.objects.filter(pk=mingle.pk).update(event=make_event(in_days=2))
    assert client.get(now.address(mingle)).json()["every"] == 5000


def test_the_hand_shows_whom_one_meets_where_and_why(client):
    mingle = make_running(rounds=3)
    anna = mingle.participants.first()
    page = page_of(client, anna).content.decode()
    for turn in turns(Participant.objects.select_related("mingle__published_plan").get(pk=anna.pk)):
        assert turn.table and turn.reason and turn.points
        for other in turn.others:
            assert other.name != anna.name and other.name.replace("'", "&#x27;") in page
    assert page.count('class="turn"') == 3 and 'data-is="now"' in page
    assert "noindex" in page and page_of(client, anna)["Referrer-Policy"] == "same-origin"
    assert "no-store" in page_of(client, anna)["Cache-Control"]


def test_the_hand_before_a_plan_is_published_and_after_all_is_over(client):
    mingle = make_mingle()
    Mingle.objects.filter(pk=mingle.pk).update(event=make_event(venue="Medborgarplatsen 4"))
    anna = mingle.participants.first()
    page = page_of(client, anna).content.decode()
    assert "inte bestämt än" in page and "Medborgarplatsen 4" in page
    actions.plan(mingle=mingle, by=None)
    actions.publish(mingle=mingle, by=None)
    live.start(mingle=mingle, by=None)
    at = standing(mingle)
    live.end(mingle=mingle, seen=(at.sequence, at.step), by=None)
    page = page_of(client, anna).content.decode()
    assert "Tack för idag!" in page and 'data-is="now"' not in page


def test_a_forged_token_is_nothing(client):
    for name in ("hand", "hand_worker"):
        assert client.get(reverse(f"mingle:{name}", args=["x" * 32])).status_code == 404


def test_somebody_who_left_is_told_so_and_is_not_called_on_the_stage(client):
    mingle = make_running(rounds=1, people=4)
    first = mingle.published_plan.meetings[0]["people"]
    gone = mingle.participants.get(key=first[0])
    Participant.objects.filter(pk=gone.pk).update(left_at=timezone.now())
    assert gone.name not in [each["name"] for each in seats(mingle)]
    assert "Du har gått" in page_of(client, gone).content.decode()
    assert "har gått" in page_of(client, mingle.participants.get(key=first[1])).content.decode()


def test_somebody_forgotten_in_the_middle_has_no_page_and_no_name(client):
    mingle = make_running(rounds=1, people=4)
    first = mingle.published_plan.meetings[0]["people"]
    gone = mingle.participants.get(key=first[0])
    person = make_person(name=gone.name, email="borta@example.org")
    Participant.objects.filter(pk=gone.pk).update(person=person)
    actions.forget(person=person)
    assert page_of(client, gone).status_code == 404
    page = page_of(client, mingle.participants.get(key=first[1])).content.decode()
    assert gone.name not in page and "En deltagare" in page
    assert len(seats(mingle)) == 3


def test_somebody_under_protection_is_a_number_on_the_stage_and_in_others_hands(client, office):
    mingle = make_running(rounds=1, people=4)
    first = mingle.published_plan.meetings[0]["people"]
    hidden = mingle.participants.get(key=first[0])
    person = make_person(name=hidden.name, email="skyddad@example.org")
    Participant.objects.filter(pk=hidden.pk).update(person=person)
    Person.objects.filter(pk=person.pk).update(is_protected=True)
    shown = f"Deltagare {hidden.key}"
    stage = office.get(stage_of(mingle)).content.decode()
    other = page_of(client, mingle.participants.get(key=first[1])).content.decode()
    assert shown in stage and shown in other
    assert hidden.name not in stage and hidden.name not in other
    assert page_of(client, hidden).status_code == 200


def test_who_somebody_cannot_meet_is_shown_to_nobody(client, office):
    mingle = make_running(rounds=2, people=6)
    for each in mingle.participants.all():
        Participant.objects.filter(pk=each.pk).update(avoided_organisations=["hemliga-bolaget"])
    for each in mingle.participants.all():
        assert "hemliga" not in page_of(client, each).content.decode()
    assert "hemliga" not in office.get(stage_of(mingle)).content.decode()


def test_online_each_table_has_a_room_of_its_own_that_stays_and_cannot_be_guessed(client):
    mingle = make_published(rounds=2, people=4)
    template = "https://meet.example.org/{mingle}-{round}-{table}-{secret}"
    actions.change(mingle=mingle, link_template=template, by=None)
    found = {}
    for each in mingle.participants.select_related("mingle__published_plan"):
        for turn in turns(each):
            found.setdefault((turn.round, turn.table), set()).add(turn.link)
    assert len(found) == 4 and all(len(links) == 1 for links in found.values())
    links = {link for links in found.values() for link in links}
    assert len(links) == 4 and all(len(link.rpartition("-")[2]) == 24 for link in links)
    page = page_of(client, mingle.participants.first()).content.decode()
    assert "Öppna rummet" in page and 'rel="noopener noreferrer"' in page


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("http://meet.example.org/{secret}", "https://"),
        ("javascript:alert(1)//{secret}", "https://"),
        ("https://meet.example.org/{table}", "gissa"),
        ("https://meet.example.org/{secret", "klammer"),
        ("https://meet.example.org/{secret}{mingle.plan}", "är okänt"),
        ("https://meet.example.org/{secret}{0}", "är okänt"),
        ("https://meet.example.org/{secret:>9999999}", "är okänt"),
    ],
)
def test_a_link_that_is_wrong_or_unsafe_is_explained_and_kept_in_the_field(office, link, said):
    mingle = make_published()
    sent = {"title": mingle.title, "shape": "speed", "minutes": 5, "change_seconds": 60, "link_template": link}
    page = office.post(stage_of(mingle, "change"), sent).content.decode()
    assert said in page and Mingle.objects.get().link_template == ""
    good = {**sent, "link_template": "https://meet.example.org/{mingle}-{secret}"}
    assert office.post(stage_of(mingle, "change"), good).status_code == 302


def test_times_and_rooms_are_changed_on_one_page_that_says_what_a_running_mingle_keeps(office):
    mingle = make_running()
    assert stage_of(mingle, "change") in office.get(stage_of(mingle)).content.decode()
    page = office.get(stage_of(mingle, "change")).content.decode()
    assert "https://meet.jit.si/{mingle}-{secret}" in page and "Minglet är i gång" in page


def test_the_ticket_of_an_event_leads_to_the_hand_once_a_plan_is_published(client):
    event = make_event()
    sign_up(event, name="Åsa O'Brien")
    registration = event.registrations.get()
    mingle = make_mingle()
    Mingle.objects.filter(pk=mingle.pk).update(event=event)
    first = mingle.participants.first()
    Participant.objects.filter(pk=first.pk).update(token=registration.key, registration=registration)
    hand = reverse("mingle:hand", args=[registration.key])
    assert hand not in client.get(registration.get_absolute_url()).content.decode()
    actions.plan(mingle=mingle, by=None)
    actions.publish(mingle=mingle, by=None)
    assert hand in client.get(registration.get_absolute_url()).content.decode()
    assert client.get(hand).status_code == 200


def test_a_page_in_the_hand_takes_as_many_questions_for_few_as_for_many(client):
    counts = []
    for people in (4, 30):
        first = make_running(people=people, rounds=2).participants.first()
        with CaptureQueriesContext(connection) as asked:
            page_of(client, first)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 10


def test_the_page_and_its_script_are_told_the_same(client):
    mingle = make_running()
    page = page_of(client, mingle.participants.first()).content.decode()
    setup = json.loads(page.partition('id="live-setup" type="application/json">')[2].partition("</script>")[0])
    assert setup["told"]["sequence"] == standing(mingle).sequence
    assert standing(mingle, timezone.now() + timedelta(hours=9)).is_over


def part_of(participant_token):
    """What a phone's script asks for: no whole page."""
    return Client().get(reverse("mingle:hand", args=[participant_token]), headers={"X-Part": "turns"})


def test_when_another_plan_holds_the_plan_is_read_once_for_all_who_ask_and_says_the_same_as_the_page(client):
    mingle = make_running(rounds=3, people=8)
    first = mingle.participants.first()
    reality.mark_gone(mingle=mingle, keys=[first.key], by=None)
    for each in mingle.participants.all():
        part = part_of(each.token).content.decode().strip()
        page = re.sub('data-is="[a-z]+"', 'data-is=""', page_of(client, each).content.decode())
        assert part in page and part.count("<article") == 3
    with CaptureQueriesContext(connection) as asked:
        part_of(first.token)
    assert len(asked) == 1
    there = {each.token: part_of(each.token).content for each in mingle.participants.all()}
    reality.mark_here(mingle=mingle, keys=[first.key], by=None)
    assert any(part_of(token).content != before for token, before in there.items())
    assert part_of("x" * 32).status_code == 404


def test_after_a_mingle_run_with_paper_alone_the_hand_asks_whom_one_wants_to_go_on_with(client):
    mingle = make_published()
    mingle.event = make_event(starts_at=timezone.now() - timedelta(hours=3))
    mingle.save()
    page = page_of(client, mingle.participants.first()).content.decode()
    assert "Tack för idag!" in page and "Vi börjar snart" not in page
    assert re.search(r'id="before" hidden', page) and re.search(r'id="after"(?! hidden)', page)
    assert '"is_past": true' in page
