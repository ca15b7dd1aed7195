"""A logo: what is taken, what is refused and why, who sees it."""

import struct
import tracemalloc
import zlib
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from pakten.network import our_page
from pakten.network.logos import MOST_BYTES, LogoProblem, read_logo
from pakten.network.models import Organisation
from tests.makers import make_contact, make_organisation
from tests.makers_our_page import make_logo, make_picture

BACKEND = "django.contrib.auth.backends.ModelBackend"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def drawn(content):
    return Image.open(BytesIO(read_logo(BytesIO(content))))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("size", [(64, 64), (1600, 400), (300, 3000)])
def test_a_picture_becomes_a_small_webp(form, size):
    logo = drawn(make_picture(form, size=size))
    assert logo.format == "WEBP"
    assert logo.width <= 640 and logo.height <= 320
    assert logo.width / logo.height == pytest.approx(size[0] / size[1], rel=0.05)


@pytest.mark.parametrize(
    ("form", "mode"), [("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "P"), ("PNG", "1"), ("PNG", "LA"), ("PNG", "I;16")]
)
def test_colours_of_every_kind_are_understood(form, mode):
    colour = {"CMYK": (100, 0, 0, 0), "LA": (50, 200), "I;16": 30_000}.get(mode, 0)
    logo = drawn(make_picture(form, mode=mode, colour=colour))
    assert logo.mode in ("RGB", "RGBA")


def test_a_grey_of_sixteen_bits_stays_grey():
    assert 110 < drawn(make_picture("PNG", mode="I;16", colour=30_000)).getpixel((200, 10))[0] < 125


def test_transparency_stays():
    logo = drawn(make_picture("PNG", mode="RGBA", colour=(0, 0, 0, 0)))
    assert logo.mode == "RGBA"
    assert logo.getpixel((300, 5))[3] == 0


def test_a_white_drawing_on_nothing_gets_a_ground_that_it_is_seen_on():
    picture = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    picture.paste((255, 255, 255, 255), (50, 25, 150, 75))
    out = BytesIO()
    picture.save(out, "PNG")
    logo = drawn(out.getvalue())
    assert logo.mode == "RGB"
    assert sum(logo.getpixel((3, 3))) < 200


def test_only_the_first_frame_of_a_moving_picture_is_kept():
    frames = [Image.new("RGB", (100, 50), colour) for colour in ("red", "blue")]
    for form in ("PNG", "WEBP"):
        out = BytesIO()
        frames[0].save(out, form, save_all=True, append_images=frames[1:], duration=100)
        logo = drawn(out.getvalue())
        assert getattr(logo, "n_frames", 1) == 1
        assert logo.getpixel((50, 25))[0] > 200


def test_a_picture_taken_with_a_turned_camera_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    logo = drawn(make_picture("JPEG", size=(300, 100), exif=exif))
    assert logo.height > logo.width


def test_nothing_but_the_picture_is_left_of_a_file():
    exif = Image.Exif()
    exif[0x010E] = "HEMLIGT hemma hos Åsa"
    polyglot = make_picture("JPEG", exif=exif, comment=b"HEMLIGT") + b"<script>HEMLIGT</script>"
    logo = read_logo(BytesIO(polyglot))
    assert b"HEMLIGT" not in logo
    assert not Image.open(BytesIO(logo)).getexif()


def png_that_says(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


REFUSED = {
    "drawing": (SVG, "PNG"),
    "drawing after spaces": (b"\xef\xbb\xbf\n <svg onload='alert(1)'/>", "PNG"),
    "drawing after a comment": (b"<!-- hej --><svg></svg>", "PNG"),
    "gif": (make_picture("GIF", mode="P", colour=1), "PNG, JPEG"),
    "bmp": (make_picture("BMP"), "PNG, JPEG"),
    "gif that is a program": (b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)//", "PNG, JPEG"),
    "text": ("inte en bild, men åäö".encode(), "PNG, JPEG"),
    "pdf": (b"%PDF-1.7\n", "PNG, JPEG"),
    "cut off png": (make_picture("PNG", size=(400, 400))[:300], "PNG"),
    "cut off jpeg": (make_picture("JPEG", size=(400, 400))[:500], "PNG"),
    "only a head": (b"\x89PNG\r\n\x1a\n", "PNG"),
    "a bomb": (png_that_says(60_000, 60_000), "4"),
    "somewhat too many": (png_that_says(5_000, 5_000), "4"),
    "a bomb of webp": (png_that_says(16_000, 16_000), "4"),
    "broken rows": (png_that_says(100, 100), "PNG"),
    "a dot": (make_picture("PNG", size=(1, 1)), "24"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_logo_is_refused_with_a_remedy(name):
    content, remedy = REFUSED[name]
    with pytest.raises(LogoProblem, match=remedy):
        read_logo(BytesIO(content))


def test_a_bomb_is_refused_before_it_takes_any_memory():
    tracemalloc.start()
    with pytest.raises(LogoProblem):
        read_logo(BytesIO(png_that_says(60_000, 60_000)))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000


@pytest.fixture
def own(client, db):
    """The browser of a contact, whose organisation is `own.organisation`."""
    client.organisation = make_organisation(name="Åkeriet Öst AB")
    client.person = make_contact(organisation=client.organisation)
    client.force_login(client.person, backend=BACKEND)
    return client


def send(client, content, *, name="logo.png", may_show=True, **details):
    data = {"file": SimpleUploadedFile(name, content), **({"may_show_logo": "on"} if may_show else {})}
    return client.post(f"/members/{client.organisation.slug}/logo/", data, **details)


def test_a_logo_is_saved_and_seen_where_the_member_is_seen(own, django_capture_on_commit_callbacks):
    assert send(own, make_picture()).status_code == 302
    organisation = Organisation.objects.get()
    own.logout()
    for place in (organisation.get_absolute_url(), "/members/", "/"):
        assert organisation.logo_address in own.get(place).content.decode(), place
    page = own.get(organisation.get_absolute_url()).content.decode()
    assert f'"logo":"http://testserver{organisation.logo_address}"' in page
    assert 'alt="Logotyp för Åkeriet Öst AB"' in page
    answer = own.get(organisation.logo_address)
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert b"".join(answer.streaming_content).startswith(b"RIFF")


@pytest.mark.parametrize("details", [{"may_show_logo": False}, {"may_show": False}, {"state": "left"}])
def test_a_logo_that_may_not_be_shown_is_seen_by_the_member_and_the_team_alone(details, own, member, office):
    organisation = make_logo(organisation=own.organisation)
    Organisation.objects.update(**details)
    assert member.get(organisation.logo_address).status_code == 404
    assert office.get(organisation.logo_address).status_code == 200
    answer = own.get(organisation.logo_address)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"].startswith("private")
    if "may_show_logo" in details:
        assert organisation.logo_address not in member.get(organisation.get_absolute_url()).content.decode()


def test_the_file_before_goes_when_a_new_one_is_saved(own, django_capture_on_commit_callbacks):
    old = make_logo(organisation=own.organisation).logo.name
    with django_capture_on_commit_callbacks(execute=True):
        send(own, make_picture(colour="green"))
    new = Organisation.objects.get().logo.name
    assert default_storage.exists(new) and not default_storage.exists(old)
    with django_capture_on_commit_callbacks(execute=True):
        own.post(f"/members/{own.organisation.slug}/logo/remove/")
    assert not Organisation.objects.get().logo
    assert not default_storage.exists(new)


def test_who_dies_before_the_end_leaves_the_old_logo(own, monkeypatch):
    organisation = make_logo(organisation=own.organisation)
    _folders, before = default_storage.listdir("logos")

    def die(**_words):
        raise KeyboardInterrupt

    monkeypatch.setattr("pakten.journal.actions.write", die)
    with pytest.raises(KeyboardInterrupt):
        our_page.set_logo(organisation=organisation, picture=b"RIFF", may_show=True, by=None)
    assert Organisation.objects.get().logo.name == organisation.logo.name
    assert default_storage.listdir("logos")[1] == before
    assert own.get(organisation.logo_address).status_code == 200


def test_a_file_that_is_gone_is_not_found(own):
    organisation = make_logo(organisation=own.organisation)
    default_storage.delete(organisation.logo.name)
    assert own.get(organisation.logo_address).status_code == 404
    assert own.get("/members/logo/xxxxxxxxxxxxxxxxxxxxxx.webp").status_code == 404


@pytest.mark.parametrize("name", ["drawing", "gif", "cut off png", "a bomb", "text"])
def test_the_page_says_what_is_wrong_with_a_file(name, own):
    content, remedy = REFUSED[name]
    answer = send(own, content, name="logotyp åäö.svg")
    assert answer.status_code == 200
    assert remedy in answer.content.decode()
    assert not Organisation.objects.get().logo


def test_no_file_and_an_empty_one_are_asked_for_again(own):
    assert "Filen är tom" in send(own, b"").content.decode()
    assert "Välj filen med er logotyp" in own.post(f"/members/{own.organisation.slug}/logo/").content.decode()


class Endless:
    """A body of fifty megabytes that nobody holds; tells how much of it was read, and in how large pieces."""

    def __init__(self, length):
        self.left, self.largest = length, 0

    def read(self, size=-1):
        size = self.left if size < 0 else min(size, self.left)
        self.left -= size
        self.largest = max(self.largest, size)
        return b"x" * size

    readline = read


def test_fifty_megabytes_are_refused_without_being_held_in_memory(own):
    length = 50 * 1024 * 1024
    body = Endless(length)
    tracemalloc.start()
    answer = own.generic(
        "POST",
        f"/members/{own.organisation.slug}/logo/",
        content_type="multipart/form-data; boundary=x",
        **{"wsgi.input": body, "CONTENT_LENGTH": str(length)},
    )
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert answer.status_code == 413
    assert "5 MB" in answer.content.decode()
    assert body.left == 0, "heard to the end, so that the browser shows our words"
    assert body.largest <= 65_536
    assert peak < 8 * 1024 * 1024


def test_a_file_just_too_large_is_refused_in_the_form(own):
    answer = send(own, b"\x89PNG" + b"x" * MOST_BYTES)
    assert answer.status_code == 200
    assert "5 MB" in answer.content.decode()


def test_a_forged_form_changes_no_logo(own):
    organisation = make_logo(organisation=own.organisation)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(own.person, backend=BACKEND)
    strict.organisation = own.organisation
    assert send(strict, make_picture(colour="red")).status_code == 403
    assert Organisation.objects.get().logo.name == organisation.logo.name


@pytest.mark.parametrize("role", ["member", "coordinator"])
def test_others_give_it_no_logo(role, own, request):
    client = request.getfixturevalue(role)
    client.organisation = own.organisation
    assert send(client, make_picture()).status_code == 403
    assert not Organisation.objects.get().logo
