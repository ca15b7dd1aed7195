"""The pages of the API in a real browser."""

from pakten.api import actions
from pakten.network.models import Person
from tests.makers import make_person
from tests.walk import Walk, both_looks


@both_looks
def test_the_pages_of_the_api_are_sound(look, open_page):
    token, _secret = actions.make_token(name="Stadens webbplats", scopes=["registrations", "check_in"], by=None)
    office = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    walk = Walk(open_page, look=look, person=office)
    tokens = "/office/tokens/"
    assert walk.over(["/api/docs/", tokens, f"{tokens}new/", f"{tokens}{token.pk}/withdraw/"]) == {}


def test_a_token_is_made_and_copied_on_a_phone(open_page):
    office = make_person(name="Amira Lindgren", team=Person.Team.OFFICE)
    page = open_page("/en/office/tokens/", person=office, phone=True)
    page.get_by_role("link", name="Make a token").click()
    page.get_by_label("What is it for?").fill("Stadens webbplats")
    page.get_by_label("Register people to events").check()
    page.get_by_role("button", name="Make the token").click()
    assert page.get_by_text("pakten_").count() == 1
    page.get_by_role("link", name="I have copied it").click()
    assert page.get_by_role("rowheader", name="Stadens webbplats").is_visible()
