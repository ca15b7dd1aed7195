"""The room of a mingle in a real browser: the drawing follows the form, and a suggestion is taken with one tap."""

from django.urls import reverse
from playwright.sync_api import expect

from pakten.mingle import actions
from pakten.mingle.models import Participant, Room
from tests.makers import make_mingle, make_person
from tests.walk import Walk, both_looks


def make_drawn():
    mingle = make_mingle(rounds=3, people=24)
    Participant.objects.filter(mingle=mingle, key__in=["3", "8"]).update(wants_quiet=True)
    actions.plan(mingle=mingle, by=None)
    actions.draw_room(mingle=mingle, width=12, length=14, by=None)
    return mingle


@both_looks
def test_the_room_and_the_seat_map_can_be_read_by_everybody(transactional_db, open_page, look):
    mingle = make_drawn()
    addresses = [reverse(f"mingle_office:{name}", args=[mingle.pk]) for name in ("room", "seats")]
    walk = Walk(open_page, look=look, person=make_person(team="office"))
    assert walk.over(addresses) == {}


def test_the_drawing_follows_the_form_and_a_suggestion_is_taken_with_one_tap(transactional_db, open_page):
    mingle = make_drawn()
    page = open_page(reverse("mingle_office:room", args=[mingle.pk]), person=make_person(team="office"))
    page.get_by_label("Bredd i meter").fill("18")
    page.get_by_label("Bredd i meter").blur()
    expect(page.get_by_text("Ritat på prov.")).to_be_visible()
    expect(page.locator(".room-size")).to_have_text("18 × 14 m")
    assert Room.objects.get().width == 12
    page.locator("button[value='halls=2']").click()
    expect(page.get_by_text("Rummet är sparat")).to_be_visible()
    assert (Room.objects.get().halls, Room.objects.get().width) == (2, 18)
