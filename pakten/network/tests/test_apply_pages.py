"""An applicant's pages: from the first button to what the office decided."""

import re

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pakten.mail.models import Letter
from pakten.network import applying
from pakten.network.models import Application, Question, Submission
from tests.makers import make_organisation
from tests.makers_applications import make_application

pytestmark = pytest.mark.django_db
PERSONAL = "850101-2384"
ORGANISATION = {"name": "Åsas Kafé & Bröd", "number": "556016-0680", "sector": "business", "size": "micro"}
CONTACT = {"contact-0-name": "Åsa Öberg", "contact-0-email": "asa@kafe.example", "contact-0-title": "Ägare"}


def begin(client):
    """The address of a new draft, as /apply/<key>/."""
    answer = client.post("/apply/")
    return answer.url.removesuffix("organisation/")


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def the_application():
    return Application.objects.get()


def test_a_stranger_finds_the_way_from_the_first_page(client):
    for place in ("/", "/members/"):
        assert 'href="/apply/"' in client.get(place).content.decode()
    assert client.get("/apply/").status_code == 200


def test_an_applicant_saves_half_comes_back_by_the_link_and_sends(client):
    place = begin(client)
    answer = client.post(f"{place}organisation/", {**ORGANISATION, "industry_code": "SNI2007:56"})
    assert answer.url == f"{place}contribution/"
    client.cookies.clear()  # another day, another device
    assert client.get(place).url == f"{place}contribution/"
    client.post(f"{place}contribution/", {"contributes": ["praktik, mentorer", "språkcafé"], "may_show": "on"})
    assert client.get(place).url == f"{place}contacts/"
    assert client.post(f"{place}contacts/", CONTACT).url == f"{place}check/"
    page = client.get(f"{place}check/")
    for said in (
        "Åsas Kafé &amp; Bröd",
        "556016-0680",
        "praktik, mentorer, språkcafé",
        "Restaurang",
        "asa@kafe.example",
    ):
        assert said in page.content.decode()
    answer = client.post(f"{place}check/", {"seen": applying.digest(the_application())})
    assert answer.url == place
    page = client.get(place)
    assert "Tack! Ansökan är skickad" in words(page) and "Ni skickade ansökan" in words(page)
    assert "Åsas Kafé" in Letter.objects.get().text and Letter.objects.get().to == "asa@kafe.example"


def test_gaps_are_saved_and_told_before_sending(client):
    place = begin(client)
    assert client.post(f"{place}organisation/", {"unit": "Lagret"}).url == f"{place}contribution/"
    client.post(f"{place}contribution/", {"about": "Vi finns."})
    client.post(f"{place}contacts/", {"contact-0-name": "Åsa"})
    page = words(client.get(f"{place}check/"))
    assert "Skriv vad organisationen heter." in page and "Skriv en hel e-postadress" in page
    assert "Skicka ansökan" not in page and the_application().answers["unit"] == "Lagret"
    client.post(f"{place}check/")
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("556016-0681", "Den sista siffran passar inte"),
        ("55601606", "Här är det 8"),
        ("5560160680123", "Här är det 13"),
        ("DE123456789", "ett annat land"),
        ("FI-1234567-8", "ett annat land"),
        ("vet ej", "ett annat land"),
        ("-", "Här är det 0"),
    ],
)
def test_a_number_that_is_none_is_told_why_and_nothing_typed_is_lost(client, number, said):
    place = begin(client)
    answer = client.post(f"{place}organisation/", {**ORGANISATION, "number": number})
    assert answer.status_code == 200 and said in words(answer)
    assert f'value="{number}"' in answer.content.decode() and "Åsas Kafé &amp; Bröd" in answer.content.decode()
    kept = the_application().answers
    assert kept["name"] == "Åsas Kafé & Bröd" and kept["number"] == ""


@pytest.mark.parametrize("number", ["556016-0680", "SE556016068001", "16556016-0680", " 556016 0680 "])
def test_a_number_is_understood_however_it_is_written(client, number):
    client.post(f"{begin(client)}organisation/", {**ORGANISATION, "number": number})
    assert the_application().answers["number"] == "5560160680"


@pytest.mark.parametrize("number", [PERSONAL, "19850101-2384", "850101 2384", "850101 - 2384", "SE850101238401"])
def test_a_sole_traders_number_is_in_no_table_and_on_no_page(client, number):
    place = begin(client)
    answer = client.post(f"{place}organisation/", {**ORGANISATION, "number": number, "website": "!"})
    assert "2384" not in answer.content.decode() and "XXXXXX-XXXX" in answer.content.decode()
    client.post(f"{place}organisation/keep/", {**ORGANISATION, "number": number})
    client.post(f"{place}organisation/", {**ORGANISATION, "number": number})
    assert "Vi har inte sparat det" in words(client.get(f"{place}contribution/"))
    client.post(f"{place}contribution/", {"about": f"Mitt nummer är {PERSONAL}.", "contributes": [PERSONAL]})
    client.post(f"{place}contacts/", {**CONTACT, "contact-0-title": PERSONAL})
    client.post(f"{place}check/", {"seen": applying.digest(the_application())})
    assert Submission.objects.get().answers["is_sole_trader"]
    assert "XXXXXX-XXXX (enskild firma)" in words(client.get(place))
    # The four digits that tell who it is, by themselves or behind the day; not those of a moment or of a random key.
    told = re.compile(r"(?<![\da-f.])2384(?![\da-f])|0101\D{0,3}2384")
    for model in apps.get_models():
        for row in model.objects.values():
            assert not told.search(str(row)), model


def test_somebody_who_is_no_sole_trader_after_all_can_say_so(client):
    place = begin(client)
    client.post(f"{place}organisation/", {**ORGANISATION, "is_sole_trader": "on"})
    assert 'value="XXXXXX-XXXX"' in client.get(f"{place}organisation/").content.decode()
    client.post(f"{place}organisation/", {**ORGANISATION, "number": "XXXXXX-XXXX"})
    assert not the_application().answers["is_sole_trader"]


def test_a_number_half_typed_is_not_kept_while_typing(client):
    place = begin(client)
    answer = client.post(f"{place}organisation/keep/", {"name": "Åsa", "number": "850101-23", "sector": "nonsense"})
    assert answer.json()["said"].startswith("Sparat ")
    kept = the_application().answers
    assert (kept["name"], kept["number"], kept["sector"]) == ("Åsa", "", "")


def test_contacts_are_added_and_removed_without_scripts(client):
    place = begin(client) + "contacts/"
    answer = client.post(place, {**CONTACT, "go": "add"})
    assert answer.url == f"{place}?rows=2#contact-1"
    page = client.get(f"{place}?rows=2").content.decode()
    assert 'name="contact-1-email"' in page and "asa@kafe.example" in page
    second = {"contact-1-name": "Bo Ek", "contact-1-email": "bo@"}
    answer = client.post(place, {**CONTACT, **second})
    assert (
        answer.status_code == 200
        and "Skriv en hel e-postadress" in words(answer)
        and 'value="bo@"' in answer.content.decode()
    )
    assert the_application().answers["contacts"][1]["email"] == "bo@"
    client.post(place, {**CONTACT, **second, "go": "remove-0"})
    assert [each["name"] for each in the_application().answers["contacts"]] == ["Bo Ek"]
    many = {f"contact-{n}-{key}": f"{key}{n}@x.se" for n in range(9) for key in ("name", "email", "title")}
    client.post(place, many)
    assert len(the_application().answers["contacts"]) == 5
    assert "Lägg till" not in words(client.get(place))


def test_an_application_is_sent_once_from_two_tabs(client):
    draft = make_application(sent=False)
    place, seen = f"/apply/{draft.key}/", applying.digest(draft)
    client.post(f"{place}organisation/", {**ORGANISATION})  # in another tab
    client.post(f"{place}check/", {"seen": seen})
    assert "ändrades efter att du öppnade sidan" in words(client.get(f"{place}check/"))
    seen = applying.digest(the_application())
    for _time in range(2):
        assert client.post(f"{place}check/", {"seen": seen}).url == place
    assert "redan skickad" in words(client.get(place))
    assert Submission.objects.count() == Letter.objects.count() == 1
    answer = client.post(f"{place}organisation/", {"name": "För sent"})  # in a tab left open
    assert answer.url == place and the_application().name == "Åsas Kafé & Bröd"
    assert client.post(f"{place}organisation/keep/", {"name": "För sent"}).status_code == 409


@pytest.mark.parametrize("key", ["x" * 32, "kort", "a" * 500, "%00" * 20, "..%2f..%2fetc%2fpasswd"])
def test_a_wrong_key_is_a_page_not_found(client, key):
    make_application()
    for page in ("", "check/", "organisation/", "withdraw/", "link/"):
        assert client.get(f"/apply/{key}/{page}").status_code == 404
        assert client.post(f"/apply/{key}/{page}").status_code == 404


def test_the_key_stays_out_of_caches_search_engines_and_other_sites(client):
    for application in (make_application(), make_application(sent=False)):
        for page in ("", "check/", "organisation/", "withdraw/", "link/", "nothing/"):
            answer = client.get(f"/apply/{application.key}/{page}")
            if answer.status_code != 404:
                assert answer["Cache-Control"] == "no-store, private" and "noindex" in answer["X-Robots-Tag"]
            assert answer["Referrer-Policy"] == "same-origin"


def test_what_an_applicant_writes_is_shown_as_words_and_not_run(client):
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 }}"
    plain = evil.replace("{{ 7 }}", "")
    application = make_application(
        name=plain,
        about=plain,
        contributes=[plain],
        website="https://x.se/?q=%3Cb%3E",
        contacts=[{"name": plain, "email": "a@b.se", "title": plain}],
    )
    draft = make_application(name=plain, sent=False, contributes=[plain], contacts=application.answers["contacts"])
    places = [f"/apply/{application.key}/"]
    places += [f"/apply/{draft.key}/{page}/" for page in ("organisation", "contribution", "contacts", "check")]
    for place in places:
        page = client.get(place).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page
    draft = applying.save(application=draft, answers={"website": "javascript:alert(1)"})
    assert "Se över webbadressen" in words(client.get(f"/apply/{draft.key}/check/"))


@pytest.mark.parametrize(
    "junk", ["\x00", "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), "x" * 9000]
)
def test_junk_in_any_field_is_no_fault_of_ours(client, junk):
    place = begin(client)
    fields = ("name", "unit", "number", "website", "sector", "industry_code", "size", "districts")
    assert client.post(f"{place}organisation/", dict.fromkeys(fields, junk)).status_code == 200
    texts = ("about", "contributes", "looks_for")
    assert client.post(f"{place}contribution/", dict.fromkeys(texts, junk)).status_code in (200, 302)
    contact = {f"contact-0-{key}": junk for key in ("name", "email", "title")}
    assert client.post(f"{place}contacts/", contact).status_code == 200
    assert client.post(f"{place}contacts/", {"go": "remove-x"}).status_code == 302
    assert client.get(f"{place}contacts/?rows={junk[:3]}").status_code == 200
    assert client.get(f"{place}check/").status_code == 200


def test_too_much_is_told_and_kept_on_the_page(client):
    place = begin(client)
    answer = client.post(f"{place}contribution/", {"about": "å" * 3001, "contributes": ["ett", "x" * 90]})
    page = words(answer)
    assert answer.status_code == 200 and "å" * 3001 in page and "högst 80 tecken" in page
    answer = client.post(f"{place}contribution/", {"looks_for": [f"ämne {n}" for n in range(13)]})
    assert "Välj de 12 viktigaste" in words(answer)


def test_a_robot_that_fills_in_everything_begins_nothing(client):
    assert client.post("/apply/", {"fax": "08-123"}).url == "/apply/"
    assert not Application.objects.exists()


def test_nobody_begins_without_end(client):
    answers = [client.post("/apply/").status_code for _time in range(21)]
    assert answers == [302] * 20 + [429]
    assert "Lite för mycket" in words(client.post("/apply/"))


def test_the_link_is_mailed_a_few_times_and_holds_no_word_of_the_applicants(client, django_capture_on_commit_callbacks):
    application = make_application(name="KÖP BILLIGT PÅ spam.example", sent=False)
    place = f"/apply/{application.key}/link/"
    assert "Skriv en hel e-postadress" in words(client.post(place, {"email": "asa@"}))
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(place, {"email": "Nagon@annan.example"}).status_code == 302
    (letter,) = mail.outbox
    assert application.key in letter.body and application.key not in letter.subject and "KÖP" not in letter.body
    assert Letter.objects.get().text == ""  # the link is a secret
    codes = [client.post(place, {"email": f"n{n}@annan.example"}).status_code for n in range(3)]
    assert codes == [302, 302, 429]


def ask(application):
    Application.objects.filter(pk=application.pk).update(state=Application.State.NEEDS_COMPLETION)
    return Question.objects.create(application=application, text="Hur många är ni?\nOch <b>var</b>?")


def test_the_applicant_completes_in_words_and_changes_fields(client):
    application = make_application(about="Vi är några.")
    question = ask(application)
    place = f"/apply/{application.key}/"
    page = client.get(place)
    assert "Hur många är ni?" in words(page) and "&lt;b&gt;var" in page.content.decode()
    reply = f"reply-{question.pk}"
    answer = client.post(f"{place}replies/", {reply: "Sju", "go": "contribution"})
    assert answer.url == f"{place}contribution/"
    assert client.post(answer.url, {"about": "Vi är sju.", "contributes": ["x"]}).url == place
    assert ">Sju</textarea>" in client.get(place).content.decode().replace("\n", "")
    assert "Svara på frågan i ord" in words(client.post(f"{place}replies/", {reply: " "}))
    assert client.post(f"{place}replies/", {reply: "Sju", "go": "keep"}).json()["said"].startswith("Sparat")
    seen = applying.digest(the_application())
    assert client.post(f"{place}replies/", {reply: "Vi är sju, i Farsta.", "seen": seen}).url == place
    question.refresh_from_db()
    assert question.answer == "Vi är sju, i Farsta." and Submission.objects.count() == 2
    page = words(client.get(place))
    assert "Ni kompletterade ansökan" in page and "Vi är några." in page and "Vi är sju." in page


def test_the_page_asks_as_much_of_the_database_whatever_its_history(client, django_assert_num_queries):
    application = make_application()
    with CaptureQueriesContext(connection) as first:
        client.get(f"/apply/{application.key}/")
    for _time in range(4):
        applying.complete(application=application, replies={ask(application).pk: "Svar"})
    with django_assert_num_queries(len(first)):
        assert words(client.get(f"/apply/{application.key}/")).count("Ni kompletterade") == 4


def test_the_applicant_withdraws_after_being_asked_once_more(client):
    sent, draft = make_application(), make_application(sent=False)
    assert "Återta ansökan?" in words(client.get(f"/apply/{sent.key}/withdraw/"))
    client.post(f"/apply/{sent.key}/withdraw/")
    assert "Ni har återtagit ansökan" in words(client.get(f"/apply/{sent.key}/"))
    assert client.post(f"/apply/{draft.key}/withdraw/").url == "/apply/"
    assert client.get(f"/apply/{draft.key}/").status_code == 404


@pytest.mark.parametrize(("state", "said"), [("approved", "Välkomna till"), ("declined", "Ni finns inte i staden.")])
def test_the_applicant_reads_what_was_decided(client, state, said):
    application = make_application()
    Application.objects.filter(pk=application.pk).update(state=state, reason="Ni finns inte i staden.")
    page = words(client.get(f"/apply/{application.key}/"))
    assert said in page and "Återta" not in page
    assert client.get(f"/apply/{application.key}/withdraw/").status_code == 302


def test_only_a_member_everybody_may_see_is_named(client):
    shown = make_organisation(name="Åkeriet Öst AB", number="5560160680")
    make_organisation(name="Tysta Verkstan", number="5567037485", may_show=False)
    for number, is_named in (("5560160680", True), ("5567037485", False)):
        draft = make_application(name="Ett annat namn", number=number, sent=False)
        page = words(client.get(f"/apply/{draft.key}/check/"))
        assert ("är redan medlem" in page) == is_named and "Tysta" not in page
        assert "Vi jämför med dem som redan är medlemmar" in page
    unit = make_application(name=shown.name, unit="Farsta", number=shown.number, sent=False)
    assert "är redan medlem" not in words(client.get(f"/apply/{unit.key}/check/"))


def test_what_others_write_is_suggested(client):
    make_organisation(contributes=["Studiebesök"], looks_for=["Vikarier"])
    place = begin(client)
    page = client.get(f"{place}contribution/").content.decode()
    assert '<option value="Studiebesök">' in page and '<option value="Vikarier">' in page


def test_letters_follow_the_language_of_the_page(client):
    answer = client.post("/en/apply/")
    assert answer.url.startswith("/en/apply/") and the_application().language == "en"
    client.post(answer.url.removeprefix("/en"), ORGANISATION)
    assert the_application().language == "sv"
