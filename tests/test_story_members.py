"""The story of a member, told through the pages and the letters: from an application to a living directory, and to
somebody who is forgotten. Every page of it is opened by a stranger, another member, the member, a coordinator and the
office."""

import html
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pakten.mail.tests.post_office import PostOffice
from pakten.network.models import Application, Organisation, Person
from tests.addresses import OFFICE, PUBLIC, SIGN_IN, SIGNED_IN, TEAM
from tests.makers import make_contact, make_person
from tests.makers_agreements import PDF
from tests.makers_our_page import make_picture
from tests.makers_story import Post, Visitors, short, text_of
from tests.pages import LintingClient
from tests.test_forget import traces

SITE = "https://naverket.example"
NAME, EMAIL = "Zoë Åkerström-O'Brien", "zoe.akerstrom@kafe.example"
COLLEAGUE, COLLEAGUES_EMAIL = "Renée D'Ångström", "renee@kafe.example"
MEMBER = "Café Björk & Söner"
NUMBER, PERSONAL = "556016-0680", "850101-2384"
DISTRICT = "Hägersten-Älvsjö"

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(settings):
    settings.SITE_ADDRESS = SITE
    with PostOffice() as office:
        settings.MAILERS = office.settings
        yield Post(office, SITE)


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def signed_in(person):
    client = LintingClient()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.person = person
    return client


def hidden_fields(page):
    """What the form of a page would send, as a browser reads it."""
    inputs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in inputs if name != "csrfmiddlewaretoken"}


def said(answer):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text_of(answer))))


def sign_in_by_code(client, email, post):
    client.post("/sign-in/", {"email": email})
    answer = client.post("/sign-in/code/", {"code": post.code(email)})
    assert answer.status_code == 302 and answer.url == "/mine/"
    return client


@pytest.fixture
def visitors(client, office, coordinator):
    """The contact of the member of the story comes later: she has no account yet."""
    other = signed_in(make_contact(name="Bo Främling"))
    office.post("/office/settings/districts/add/", {"name": DISTRICT, "valid_from": "2023-07-01"})
    return Visitors(stranger=client, other=other, coordinator=coordinator, office=office)


def test_the_story_of_a_member(visitors, post):
    place = she_applies(visitors, post)
    application = the_office_asks_for_more_and_two_officers_meet(visitors, post)
    she_completes(visitors, post, place)
    member = the_office_approves(visitors, post, application)
    she_signs_in_with_a_code(visitors, post)
    she_publishes_the_page_with_a_logo(visitors, member)
    everybody_finds_it(visitors, member)
    agreement = they_agree_and_it_becomes_a_job_partner(visitors, post, member)
    the_lists_are_taken_home(visitors, member, agreement)
    a_colleague_joins(visitors, post, member)
    nothing_is_left_of_her(visitors, post, member, place)


def she_applies(visitors, post):
    stranger = visitors.stranger
    place = stranger.post("/apply/").url.removesuffix("organisation/")
    about = {"name": MEMBER, "sector": "business", "size": "micro", "industry_code": "SNI2007:56"}
    about |= {"districts": [DISTRICT], "website": "kafebjork.example"}
    masked = stranger.post(f"{place}organisation/", {**about, "number": PERSONAL, "website": "!"})
    assert "2384" not in text_of(masked) and MEMBER in html.unescape(text_of(masked))
    assert "ett annat land" in said(stranger.post(f"{place}organisation/", {**about, "number": "FI-1234567-8"}))
    assert stranger.post(f"{place}organisation/", {**about, "number": NUMBER}).url == f"{place}contribution/"
    wishes = {"contributes": ["språkpraktik", "mentorer"], "looks_for": ["konditorer"], "about": "Vi bakar."}
    stranger.post(f"{place}contribution/", {**wishes, "may_show_logo": "on"})  # not yet shown: may_show is left out
    contact = {"contact-0-name": NAME, "contact-0-email": EMAIL, "contact-0-title": "Ägare"}
    stranger.post(f"{place}contacts/", contact)
    check = stranger.get(f"{place}check/")
    assert NUMBER in text_of(check) and "Skicka ansökan" in text_of(check)
    assert stranger.post(f"{place}check/", hidden_fields(text_of(check))).url == place
    assert visitors.answers(place) == (200, 200, 200, 200)  # whoever has the private link
    assert visitors.answers("/apply/" + "x" * 32 + "/") == (404, 404, 404, 404)
    swedish, english = post.links(EMAIL)
    assert (swedish, english) == (SITE + place, f"{SITE}/en{place}")
    assert "Ni skickade ansökan" in said(stranger.get(place)) and stranger.get(f"/en{place}").status_code == 200
    assert MEMBER not in html.unescape(text_of(stranger.get("/members/")))
    return place


def the_office_asks_for_more_and_two_officers_meet(visitors, post):
    application = Application.objects.get()
    here = f"/office/applications/{application.pk}/"
    for address in ("/office/applications/", here):
        visitors.opened.append(address)
        pages = visitors.get(address)
        assert [short(page) for page in pages.values()] == [SIGN_IN, 403, 200, 200]
        assert all(MEMBER in html.unescape(text_of(pages[role])) for role in ("coordinator", "office"))
    assert visitors.answers(f"{here}approve/") == (SIGN_IN, 403, 403, 200)
    assert visitors.answers(f"{here}ask/") == (SIGN_IN, 403, 403, 200)
    visitors.office.post(f"{here}assign/", {"coordinator": visitors.coordinator.person.pk})
    sara = signed_in(make_person(name="Sara Å'Berg", team=Person.Team.OFFICE))
    with_sara = hidden_fields(text_of(sara.get(f"{here}approve/")))
    asked = {"text": "Hur många praktikplatser har ni?", "seen_version": application.version, "step": "preview"}
    preview = text_of(visitors.coordinator.post(f"{here}ask/", asked))  # the application is in her hands now
    visitors.coordinator.post(f"{here}ask/", {**hidden_fields(preview), "step": "send"})
    too_late = sara.post(f"{here}approve/", {**with_sara, "as_": "new", "words": "Välkomna!", "step": "preview"})
    assert "Jonas Åkerblom" in said(too_late) and "Välkomna!" in text_of(too_late)
    assert not Organisation.objects.filter(name=MEMBER).exists()
    return application


def she_completes(visitors, post, place):
    assert "Hur många praktikplatser har ni?" in post.text(EMAIL) and post.links(EMAIL) == [SITE + place]
    page = visitors.stranger.get(post.path(EMAIL))
    question = Application.objects.get().questions.get()
    reply = {f"reply-{question.pk}": f"Fyra, på två kaféer. Hälsningar {NAME}"}
    visitors.stranger.post(f"{place}replies/", {**hidden_fields(text_of(page)), **reply})
    assert "Ni har kompletterat" in post.text(EMAIL)


def the_office_approves(visitors, post, application):
    here = f"/office/applications/{application.pk}/"
    page = text_of(visitors.office.get(here))
    assert "Fyra, på två kaféer." in page
    form = hidden_fields(text_of(visitors.office.get(f"{here}approve/")))
    choice = {"as_": "new", "coordinator": visitors.coordinator.person.pk, "words": "Roligt att ni är med!"}
    preview = text_of(visitors.office.post(f"{here}approve/", {**form, **choice, "step": "preview"}))
    assert EMAIL in preview and "Roligt att ni är med!" in preview
    visitors.office.post(f"{here}approve/", {**hidden_fields(preview), "step": "send"})
    member = Organisation.objects.get(name=MEMBER)
    assert member.number == NUMBER.replace("-", "") and member.coordinator == visitors.coordinator.person
    assert member.may_show_logo and not member.may_show
    assert [each.name for each in member.districts.all()] == [DISTRICT] and member.website.startswith("https://")
    assert post.links(EMAIL) == [f"{SITE}/sign-in/"] and "Jonas Åkerblom" in post.text(EMAIL)
    address = member.get_absolute_url()
    assert visitors.answers(address) == (404, 404, 200, 200)  # approved, and not shown
    return member


def she_signs_in_with_a_code(visitors, post):
    own = LintingClient()
    assert own.get(post.path(EMAIL)).status_code == 200
    visitors.clients["own"] = sign_in_by_code(own, EMAIL, post)
    assert visitors.answers("/mine/") == (SIGN_IN, 200, 200, 302, 302)  # the team has a desk of its own
    assert MEMBER in html.unescape(text_of(own.get("/mine/")))
    assert MEMBER not in html.unescape(text_of(visitors.other.get("/mine/")))


def she_publishes_the_page_with_a_logo(visitors, member):
    address = member.get_absolute_url()
    # To a stranger and another member it does not exist yet; its coordinator and the office help.
    hidden = {"edit/": SIGN_IN, "logo/": SIGN_IN, "contacts/": SIGN_IN}
    for part, stranger in hidden.items():
        assert visitors.answers(address + part) == (stranger, 404, 200, 200, 200), part
    form = text_of(visitors.own.get(f"{address}edit/"))
    page = {**hidden_fields(form), "about": "Vi bakar bröd på surdeg – med folk från hela världen.", "size": "micro"}
    page |= {"contributes": ["språkpraktik", "mentorer"], "looks_for": ["konditorer"], "districts": [DISTRICT]}
    page |= {"industry": "Restauranger", "website": "https://kafebjork.example", "may_show": "on"}
    page |= {"may_show_logo": "on"}
    preview = visitors.own.post(f"{address}edit/", {**page, "preview": "1"})
    assert "surdeg" in text_of(preview) and visitors.stranger.get(address).status_code == 404
    assert visitors.own.post(f"{address}edit/", page).url == address
    logo = SimpleUploadedFile("blå logga.png", make_picture(), content_type="image/png")
    visitors.own.post(f"{address}logo/", {"file": logo, "may_show_logo": "on"})
    member.refresh_from_db()
    assert visitors.answers(address) == PUBLIC
    assert visitors.answers(member.logo_address) == PUBLIC
    assert visitors.answers(f"{address}edit/") == (SIGN_IN, 403, 200, 200, 200)
    assert visitors.answers(f"{address}contacts/") == (SIGN_IN, 403, 200, 200, 200)
    shown_to = {role: NAME in html.unescape(text_of(page)) for role, page in visitors.get(address).items()}
    assert shown_to == {"stranger": False, "other": False, "own": True, "coordinator": True, "office": True}


def everybody_finds_it(visitors, member):
    for asked in ("q=sprakpraktk", "q=kafe+björk", "district=H%C3%A4gersten-%C3%84lvsj%C3%B6", "looks_for=konditorer"):
        for page in visitors.get(f"/members/?{asked}").values():
            text = html.unescape(text_of(page))
            assert page.status_code == 200 and MEMBER in text and NAME not in text, asked
    assert MEMBER not in html.unescape(text_of(visitors.stranger.get("/members/?q=språkpraktik&sector=public")))
    for file in visitors.get("/members/members.csv?contributes=mentorer").values():
        (row,) = [line for line in text_of(file).splitlines() if MEMBER in line]
        assert DISTRICT in row and "konditorer" in row and EMAIL not in row and "5560160680" not in row
    page = text_of(visitors.stranger.get(member.get_absolute_url()))
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert data["name"] == MEMBER and data["logo"].endswith(member.logo_address)
    assert data["areaServed"][0]["name"] == DISTRICT and NAME not in page


def they_agree_and_it_becomes_a_job_partner(visitors, post, member):
    assert visitors.answers("/office/agreements/new/") == TEAM
    drafted = visitors.coordinator.post(
        "/office/agreements/new/",
        {
            "kind": "job_partner",
            "title": "Praktik på kafé",
            "parties": member.name,
            "origin": "Många söker praktik.",
        },
    )
    office = drafted.url
    ours = office.removeprefix("/office")
    her = Person.objects.get(email=EMAIL)
    visitors.coordinator.post(
        f"{office}commitments/add/", {"party": member.pk, "text": "Fyra platser", "number": 4, "unit": "platser"}
    )
    kept = {"kind": "job_partner", "title": "Praktik på kafé", "parties": member.name, "contact": her.pk}
    assert visitors.coordinator.post(f"{office}change/", kept).status_code == 302
    assert visitors.answers(ours) == (SIGN_IN, 404, 404, 302, 302)  # a draft is the team's own
    visitors.coordinator.post(f"/en{office}send/")  # she works in English; the letter is in both languages all the same
    assert post.links(EMAIL) == [f"{SITE}{ours}", f"{SITE}/en{ours}"]
    assert visitors.answers(ours) == (SIGN_IN, 404, 200, 302, 302)
    assert "Praktik på kafé" in text_of(visitors.own.get("/agreements/"))
    assert "Praktik på kafé" not in text_of(visitors.other.get("/agreements/"))
    from_on = Organisation.objects.get(pk=member.pk).joined_on.isoformat()
    paper = SimpleUploadedFile("Avtal Café Björk.pdf", PDF, content_type="application/pdf")
    assert visitors.office.post(f"{office}sign/", {"signed_on": from_on, "document": paper}).status_code == 302
    assert visitors.answers(office) == TEAM
    assert visitors.answers(f"{ours}document/") == (SIGN_IN, 404, 200, 200, 200)
    for page in visitors.get(member.get_absolute_url()).values():
        assert "Jobbpartner" in text_of(page)
    found = {
        role: MEMBER in html.unescape(text_of(page))
        for role, page in visitors.get("/members/?level=job_partner").items()
    }
    assert all(found.values()), found
    return office


def the_lists_are_taken_home(visitors, member, agreement):
    files = visitors.get("/office/members/register.xlsx")
    assert tuple(short(file) for file in files.values()) == TEAM
    (row,) = [line for line in text_of(files["office"]).splitlines() if MEMBER in line]
    assert NAME in row and EMAIL in row and NUMBER in row
    files = visitors.get("/office/agreements/agreements.xlsx")
    assert tuple(short(file) for file in files.values()) == TEAM
    assert "Praktik på kafé|Jobbpartner" in text_of(files["coordinator"]) and MEMBER in text_of(files["office"])
    assert visitors.answers("/mine/data/") == SIGNED_IN
    files = visitors.get("/mine/data/my-data.json")
    assert tuple(short(file) for file in files.values()) == SIGNED_IN
    mine = json.loads(text_of(files["own"]))
    assert NAME in str(mine) or NAME in [each.get("Namn") for each in mine]
    assert MEMBER in text_of(files["own"]) and "Jonas" not in text_of(files["own"])
    assert EMAIL not in text_of(files["other"])


def a_colleague_joins(visitors, post, member):
    her = Person.objects.get(email=EMAIL)
    refused = visitors.office.post(f"/office/people/{her.pk}/forget/")
    assert f"{MEMBER} har ingen annan kontaktperson" in said(refused)
    contacts = f"{member.get_absolute_url()}contacts/"
    visitors.own.post(contacts, {"name": COLLEAGUE, "email": COLLEAGUES_EMAIL, "title": "Bagare"})
    swedish, english = post.links(COLLEAGUES_EMAIL)
    assert english == swedish.replace(SITE, f"{SITE}/en")
    link = post.path(COLLEAGUES_EMAIL)
    assert visitors.answers(link) == PUBLIC
    colleague = LintingClient()
    assert "Ja, det vill jag" in said(colleague.get(link))
    assert colleague.post(link).status_code == 200
    assert colleague.post(link).status_code == 410  # a second time
    visitors.clients["colleague"] = sign_in_by_code(colleague, COLLEAGUES_EMAIL, post)
    assert NAME in html.unescape(text_of(colleague.get(contacts)))


def nothing_is_left_of_her(visitors, post, member, place):
    her = Person.objects.get(email=EMAIL)
    here = f"/office/people/{her.pk}/"
    assert visitors.answers(here) == OFFICE and visitors.answers(f"{here}forget/") == OFFICE
    assert len(traces(NAME, EMAIL)) > 4
    assert "Personen är glömd" in said(visitors.office.post(f"{here}forget/", follow=True))
    assert traces(NAME, EMAIL) == {}
    assert short(visitors.own.get("/mine/")) == SIGN_IN  # at once, also where she was signed in
    assert visitors.office.get(here).status_code == 404
    visitors.opened += [
        "/office/",
        "/office/letters/",
        "/office/people/",
        "/office/applications/?state=approved",
        place,
    ]
    for address in dict.fromkeys(visitors.opened):
        for role, client in visitors.clients.items():
            text = html.unescape(text_of(client.get(address)))
            assert NAME not in text and EMAIL not in text, (address, role)
    assert member.contacts.get().person.email == COLLEAGUES_EMAIL and member.contacts.get().is_first
    before = len(post.letters_to(EMAIL))
    visitors.stranger.post("/sign-in/", {"email": EMAIL})
    assert "bad om en kod" in post.newest(EMAIL)["Subject"] and len(post.letters_to(EMAIL)) == before + 1
    assert visitors.answers(member.get_absolute_url())[:2] == (200, 200)  # the member goes on
