"""A ticket is held up before the camera of a phone: Chromium's own false camera shows the film of a real code."""

import io

import pytest
import segno
from PIL import Image
from playwright.sync_api import expect

from pakten.events.models import CheckIn
from tests import browser as browsers
from tests.makers_door import make_helpers_door, make_open_event, registration_of
from tests.makers_events import states

WIDTH, HEIGHT, FRAMES = 640, 480, 10


def film_of(registration):
    """The code as a film in the simplest form, Y4M: a head, then of each picture its light and two empty colours."""
    code = io.BytesIO()
    segno.make(f"https://pakten.example{registration.get_absolute_url()}", error="m").save(code, kind="png", scale=8)
    picture, ground = Image.open(code).convert("L"), Image.new("L", (WIDTH, HEIGHT), 200)
    ground.paste(picture, ((WIDTH - picture.width) // 2, (HEIGHT - picture.height) // 2))
    frame = b"FRAME\n" + ground.tobytes() + bytes([128]) * (WIDTH * HEIGHT // 2)
    return f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420\n".encode() + frame * FRAMES


@pytest.fixture
def phone_with(chromium, live_server, tmp_path):
    """phone_with(film) gives a phone's page whose camera sees it."""
    opened = []

    def phone_with(film):
        (tmp_path / "film.y4m").write_bytes(film)
        camera = [
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={tmp_path / 'film.y4m'}",
        ]
        own = chromium.browser_type.launch(executable_path=browsers.path(), args=[*browsers.FLAGS, *camera])
        opened.append(own)
        context = own.new_context(
            base_url=live_server.url,
            viewport={"width": 390, "height": 844},
            locale="sv-SE",
            permissions=["camera"],
        )
        context.set_default_timeout(30_000)
        return context.new_page()

    yield phone_with
    for own in opened:
        own.close()


def test_the_camera_reads_a_ticket_and_the_person_is_in_once(transactional_db, phone_with):
    event = make_open_event(people=["Åsa Öberg", "Leïla O'Brien"])
    page = phone_with(film_of(registration_of(event, "Leïla O'Brien")))
    page.goto(make_helpers_door(event))
    page.locator("body[data-list=ready]").wait_for()
    page.get_by_role("button", name="Skanna med kameran").click()
    expect(page.locator("#door-answer")).to_contain_text("Leïla O'Brien", timeout=30_000)
    page.locator("#door-line[data-waits='0'][data-state='up']").wait_for()
    expect(page.locator("#door-answer")).to_contain_text("Är redan inne", timeout=30_000)  # the film goes on
    assert states(event) == "registered attended" and CheckIn.objects.count() == 1
    page.get_by_role("button", name="Stäng kameran").click()
    expect(page.locator("#door-video")).to_be_hidden()
