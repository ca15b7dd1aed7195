"""The story of a member once more, walked by its people in a real browser: every form is filled in and sent as they do
it, every link is taken from the letter that came. And the forms of pages under secret addresses, which a browser sends
from nowhere when a page tells it to say nothing of where it has been."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client

from pakten.mail.tests.post_office import PostOffice
from pakten.network import rectifying
from pakten.network.models import Organisation, Person
from pakten.surveys import actions as surveys
from pakten.surveys.models import Response
from tests.makers import make_contact, make_organisation, make_person
from tests.makers_agreements import PDF
from tests.makers_our_page import make_picture
from tests.makers_story import Post
from tests.test_forget import traces
from tests.walk import faults

NAME, EMAIL = "Zoë Åkerström-O'Brien", "zoe.akerstrom@alvsjo.example"
COLLEAGUES_EMAIL = "renee@alvsjo.example"
MEMBER, PERSONAL = "Jobbtorg Älvsjö", "850101-2384"


@pytest.fixture
def post(settings, live_server, transactional_db, tmp_path):
    settings.SITE_ADDRESS = live_server.url
    settings.MEDIA_ROOT = tmp_path
    Client().get("/members/")  # the first page an installation ever shows is slow on a busy machine
    with PostOffice() as office:
        settings.MAILERS = office.settings
        yield Post(office, live_server.url)


def press(page, name, **how):
    page.get_by_role("button", name=name, **how).click()


def follow(page, name, **how):
    page.get_by_role("link", name=name, **how).first.click()


def sign_in(page, email, post):
    page.goto("/sign-in/")
    page.get_by_label("Din e-postadress").fill(email)
    press(page, "Skicka en kod")
    page.wait_for_url("**/sign-in/code/")
    page.locator("input[name=code]").fill(post.code(email))
    press(page, "Logga in")
    page.wait_for_url("**/mine/")


def test_a_unit_walks_from_its_application_to_a_living_directory(transactional_db, open_page, post, tmp_path):
    city = make_organisation(name="Stockholms stad", number="2120000142", sector="public")
    coordinator = make_person(name="Jonas Åkerblom", team=Person.Team.COORDINATOR)
    office = open_page("/office/", person=make_person(name="Amira Lindgren", team=Person.Team.OFFICE))
    zoe = open_page("/apply/", phone=True)
    for page in (office, zoe):
        page.set_default_timeout(30_000)  # it is a long walk, and others may be walking

    # She applies for her unit; a personal identity number that slips in is not kept.
    press(zoe, "Börja ansökan")
    zoe.get_by_label("Vad heter organisationen?").fill("Stockholms stad")
    zoe.get_by_label("Enhet").fill(MEMBER)
    zoe.get_by_label("Organisationsnummer").fill(PERSONAL)
    zoe.get_by_label("Offentlig").check()
    press(zoe, "Spara och fortsätt")
    zoe.wait_for_url("**/contribution/")
    assert "2384" not in zoe.content()
    zoe.go_back()
    zoe.get_by_label("Organisationsnummer").fill("212000-0142")
    zoe.get_by_label("Vi är en enskild firma").uncheck()
    press(zoe, "Spara och fortsätt")
    zoe.wait_for_url("**/contribution/")
    zoe.get_by_label("Om oss").fill("Vi hjälper folk i söderort till sitt första jobb.")
    zoe.get_by_label("Ämne 1").first.fill("arbetsträning")
    zoe.get_by_label("Ni får visa vår logotyp").check()
    press(zoe, "Spara och fortsätt")
    zoe.get_by_label("Namn").fill(NAME)
    zoe.get_by_label("E-post").fill(EMAIL)
    press(zoe, "Spara och fortsätt")
    press(zoe, "Skicka ansökan")
    zoe.get_by_text("Tack! Ansökan är skickad").wait_for()
    own_link = post.links(EMAIL)[0]

    # The office asks for more; she answers by the link in the letter; the office approves.
    office.goto("/office/applications/")
    follow(office, "Stockholms stad")
    follow(office, "Be om mer")
    office.get_by_label("Vad behöver du veta?").fill("Hur många handledare har ni?")
    press(office, "Se brevet")
    press(office, "Skicka frågan")
    office.get_by_text("Frågan är skickad").wait_for()
    zoe.goto(post.path(EMAIL))
    zoe.get_by_label("Ert svar").fill(f"Sex handledare. /{NAME}")
    press(zoe, "Svara och skicka", exact=True)
    zoe.get_by_text("Tack! ").wait_for()
    office.reload()
    follow(office, "Godkänn")
    office.get_by_label("En enhet i Stockholms stad").check()
    office.get_by_label("Samordnare").select_option(label="Jonas Åkerblom")
    press(office, "Se brevet")
    office.get_by_text(f"{MEMBER} blir medlem, som en enhet i Stockholms stad.").first.wait_for()
    press(office, "Godkänn och skicka brevet")
    office.get_by_text("Ansökan är godkänd").first.wait_for()
    member = Organisation.objects.get(name=MEMBER)
    assert member.part_of == city and member.number is None and member.coordinator == coordinator

    # She signs in with a code, shows the page and gives it a logo.
    zoe.goto(post.path(EMAIL))
    sign_in(zoe, EMAIL, post)
    zoe.goto(f"{member.get_absolute_url()}edit/")
    zoe.get_by_label("Om oss").fill("Vi hjälper folk i söderort till sitt första jobb – och till det andra.")
    zoe.get_by_label("Alla får se vår sida").check()
    press(zoe, "Förhandsgranska")
    zoe.get_by_text("Så här skulle").wait_for()
    press(zoe, "Spara", exact=True)
    zoe.wait_for_url(f"**{member.get_absolute_url()}")
    (tmp_path / "logga å.png").write_bytes(make_picture())
    zoe.goto(f"{member.get_absolute_url()}logo/")
    zoe.locator("input[type=file]").set_input_files(tmp_path / "logga å.png")
    press(zoe, "Spara logotypen")
    zoe.get_by_text("Alla ser den.").wait_for()

    # Anybody finds it.
    stranger = open_page("/members/?q=arbetstraning")
    follow(stranger, MEMBER)
    stranger.get_by_role("img", name=f"Logotyp för {MEMBER}").wait_for()
    assert NAME not in stranger.content() and not faults(stranger)

    # An agreement is drawn up, sent, signed with its paper.
    (tmp_path / "avtal.pdf").write_bytes(PDF)
    office.goto("/office/agreements/new/")
    office.locator("select[name=kind]").select_option("job_partner")
    office.locator("input[name=title]").fill("Handledare i Älvsjö")
    office.fill("textarea[name=parties]", MEMBER)
    press(office, "Spara utkastet")
    follow(office, "Skicka för underskrift")
    press(office, "Skicka", exact=True)
    follow(office, "Den är undertecknad")
    office.locator("input[type=file]").set_input_files(tmp_path / "avtal.pdf")
    press(office, "Spara att den är undertecknad")
    office.get_by_text("Överenskommelsen är undertecknad").first.wait_for()
    stranger.goto("/members/?level=job_partner")
    stranger.get_by_text(MEMBER).first.wait_for()
    zoe.goto("/agreements/")
    follow(zoe, "Handledare i Älvsjö")

    # The lists are taken home.
    for page, place, name in [
        (office, "/office/members/", "Excel"),
        (office, "/office/agreements/", "Excel"),
        (zoe, "/mine/data/", "JSON"),
    ]:
        page.goto(place)
        with page.expect_download() as download:
            page.get_by_role("link", name=re.compile(name)).first.click()
        assert download.value.path().stat().st_size > 100

    # A colleague joins; then she is forgotten.
    zoe.goto(f"{member.get_absolute_url()}contacts/")
    zoe.get_by_label("Namn").fill("Renée D'Ångström")
    zoe.get_by_label("E-post").fill(COLLEAGUES_EMAIL)
    press(zoe, "Skicka inbjudan")
    renee = open_page(post.path(COLLEAGUES_EMAIL))
    press(renee, "Ja, det vill jag")
    sign_in(renee, COLLEAGUES_EMAIL, post)
    office.goto("/office/people/")
    office.locator("#q").fill("akerstrom")
    office.locator("#q").press("Enter")
    follow(office, NAME)
    office.goto(f"{urlsplit(office.url).path}forget/")
    assert not faults(office)
    press(office, "Glöm personen")
    office.get_by_text("Personen är glömd").wait_for()
    assert traces(NAME, EMAIL) == {}
    zoe.goto("/mine/")
    assert "/sign-in/" in zoe.url
    for page, place in [(stranger, own_link), (renee, f"{member.get_absolute_url()}contacts/"), (office, "/office/")]:
        page.goto(place)
        assert NAME not in page.content() and EMAIL not in page.content()


@pytest.mark.parametrize("language", [0, 1])
def test_an_evaluation_under_a_secret_address_is_answered(language, transactional_db, open_page, post):
    survey = surveys.make(title="Frukost på café Äpplet", by=None)
    surveys.send(survey=survey, people=[make_person(email=EMAIL)], by=None)
    links = [link for link in post.links(EMAIL) if "/answer/" in link]
    link = next(link for link in links if ("/en/" in link) == bool(language))
    page = open_page(urlsplit(link).path)
    page.locator("input[type=radio]").first.check()
    press(page, ["Skicka mina svar", "Send my answers"][language])
    page.get_by_text(["Tack!", "Thank you!"][language]).first.wait_for()
    assert Response.objects.count() == 1


@pytest.mark.parametrize("language", [0, 1])
def test_a_new_address_is_confirmed_by_its_link(language, transactional_db, open_page, post):
    person = make_contact(name=NAME)
    rectifying.ask_for_email(person=person, email=EMAIL, by=person)
    page = open_page(post.path(EMAIL, language), person=person)
    press(page, ["Ja, den är min", "Yes, it is mine"][language])
    page.get_by_text(["Din adress är ändrad", "Your address is changed"][language]).wait_for()
    person.refresh_from_db()
    assert person.email == EMAIL
