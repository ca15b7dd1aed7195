"""What goes wrong at members' pages, one line of it in each test: a clear answer in Swedish, nothing lost, nothing
leaked, and never a broken page."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pakten.network.models import Application, Import, Invitation, Organisation
from tests.files.tables import workbook
from tests.makers import make_contact, make_organisation
from tests.makers_applications import make_application
from tests.makers_our_page import make_invitation
from tests.pages import LintingClient
from tests.test_story_members import hidden_fields, said, signed_in

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HEADINGS = ["Organisation", "Sektor", "Om oss"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def own():
    """The contact of a member, signed in."""
    return signed_in(make_contact(organisation=make_organisation(name="Åkeriet D'Öst AB")))


def place_of(client):
    return Organisation.objects.get(contacts__person=client.person).get_absolute_url()


@pytest.mark.parametrize(
    ("number", "words"),
    [("556016-0681", "Den sista siffran passar inte"), ("55601606", "Här är det 8"), ("DK12345678", "ett annat land")],
)
def test_a_wrong_or_foreign_number_is_told_and_nothing_typed_is_lost(number, words, client):
    place = client.post("/apply/").url
    answer = client.post(place, {"name": "Café d'Été", "number": number, "sector": "business"})
    assert answer.status_code == 200 and words in said(answer)
    page = html.unescape(answer.content.decode())
    assert f'value="{number}"' in page and 'value="Café d\'Été"' in page
    assert Application.objects.get().name == "Café d'Été"  # saved all the same


def test_a_drawing_with_a_script_is_no_logo(own, client):
    for name, kind in (("logga.svg", "image/svg+xml"), ("logga.png", "image/png")):
        answer = own.post(f"{place_of(own)}logo/", {"file": SimpleUploadedFile(name, SVG, content_type=kind)})
        assert answer.status_code == 200 and "SVG" in said(answer) and "PNG" in said(answer)
    assert not Organisation.objects.get().logo and b"alert(1)" not in client.get(place_of(own)).content


def test_a_picture_of_fifty_megabytes_is_refused_in_words(own):
    large = SimpleUploadedFile("årsbild.png", b"\x89PNG" + bytes(50_000_000), content_type="image/png")
    answer = own.post(f"{place_of(own)}logo/", {"file": large})
    assert answer.status_code == 413 and "större än 5 MB" in said(answer)
    assert not Organisation.objects.get().logo


def test_formulas_in_a_spreadsheet_go_in_as_words_and_come_out_as_words(office):
    rows = [HEADINGS, ['=HYPERLINK("http://ont.example")', "Ideell", "+46 70"], ["Åsas Förening", "Ideell", "@SUM(A1)"]]
    file = SimpleUploadedFile("register.xlsx", workbook(rows))
    answer = office.post("/office/members/import/", {"file": file}, follow=True)
    assert answer.status_code == 200
    (kept,) = Import.objects.all()
    here = f"/office/members/import/{kept.pk}/"
    office.post(f"{here}apply/", {"seen": office.get(here).context["comparison"].digest})
    for address in ("/office/members/register.csv", "/members/members.csv"):
        cells = re.split(r"[;\r\n]+", office.get(address).content.decode().lstrip("\ufeff"))
        assert not [cell for cell in cells if cell.strip('"')[:1] in ("=", "+", "@")], address


def test_mixed_encodings_are_read_or_refused_and_never_break(office):
    text = ";".join(HEADINGS) + "\nÅkeriet é;Ideell;Vi kör\n"
    mixed = text.encode("cp1252") + "Öst å;Ideell;Vi går\n".encode()
    for content in (text.encode("cp1252"), text.encode("utf-16"), text.encode("utf-8-sig"), mixed, b"\xff\xfe\x00"):
        file = SimpleUploadedFile("register.csv", content)
        answer = office.post("/office/members/import/", {"file": file}, follow=True)
        assert answer.status_code == 200
        assert "Åkeriet é" in said(answer) or answer.context["form"].errors["file"]
    assert not Organisation.objects.exists()  # nothing before somebody has looked and pressed


def test_of_two_officers_the_second_is_told_what_the_first_did_and_keeps_her_words(office):
    application = make_application()
    sara = signed_in(office.person)
    here = f"/office/applications/{application.pk}/decline/"
    form = hidden_fields(sara.get(here).content.decode())
    first = {**form, "reason": "Utanför staden.", "step": "preview"}
    preview = hidden_fields(office.post(here, first).content.decode())
    office.post(here, {**preview, "step": "send"})
    answer = sara.post(here, {**form, "reason": "Mina egna ord – å", "step": "preview"})
    assert answer.status_code == 200 and "Mina egna ord – å" in answer.content.decode()
    assert "Amira Lindgren" in said(answer)
    application.refresh_from_db()
    assert application.reason == "Utanför staden."


def test_an_invitation_used_twice_says_so_and_makes_one_contact(own):
    organisation = Organisation.objects.get()
    _invitation, key = make_invitation(organisation=organisation, by=own.person)
    stranger = LintingClient()
    answers = [stranger.post(f"/members/invitation/{key}/") for _time in range(2)]
    assert [answer.status_code for answer in answers] == [200, 410]
    assert organisation.contacts.count() == 2 and "asa@example.org" not in said(answers[1])
    assert not Invitation.objects.open().exists()


def test_the_last_contact_is_asked_to_invite_somebody_before_leaving(own):
    contact = own.person.contact_for.get()
    answer = own.post(f"{place_of(own)}contacts/{contact.pk}/remove/", follow=True)
    assert answer.status_code == 200 and "Bjud först in en kollega" in said(answer)
    assert own.person.contact_for.exists()
