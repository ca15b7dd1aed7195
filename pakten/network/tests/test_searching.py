import re

import pytest

from pakten.network import actions
from pakten.network.models import Organisation
from pakten.network.searching import Vocabulary, words_of
from tests.makers import make_organisation

pytestmark = pytest.mark.django_db


def found(client, words, **choices):
    page = client.get("/members/", {"q": words, **choices}).content.decode()
    return [name.replace("&#x27;", "'") for name in re.findall(r'class="card-link" href="[^"]+">([^<]+)</a>', page)]


@pytest.fixture
def city(db):
    make_organisation(name="O'Learys Farsta", industry="Restaurang")
    make_organisation(name="Solsidans vårdbemanning", contributes=["språkpraktik"])
    make_organisation(name="Café Ord", about="Vi har språkcafé varje tisdag.", looks_for=["Volontärer"])
    make_organisation(name="Hemliga kemtvätten", about="Zebraränder", may_show=False)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("bemanning", ["Solsidans vårdbemanning"]),
        ("praktik", ["Solsidans vårdbemanning"]),
        ("språk", ["Solsidans vårdbemanning", "Café Ord"]),
        ("restaurang", ["O'Learys Farsta"]),
        ("o'learys", ["O'Learys Farsta"]),
        ("o’learys", ["O'Learys Farsta"]),
        ("OLEARYS", ["O'Learys Farsta"]),
        ("volontär tisdag", ["Café Ord"]),
        ("farsta volontär", []),
    ],
)
def test_words_and_parts_of_compounds_are_found_wherever_a_member_wrote_them(client, city, words, names):
    assert found(client, words) == names


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("bemaning", "bemanning"),
        ("bemannnig", "bemanning"),
        ("sprakcafe", "språkcafe"),
        ("sprak", "språk"),
        ("resturang", "restaurang"),
        ("vårdbemaning", "vårdbemanning"),
        ("faarsta", "farsta"),
    ],
)
def test_a_slip_of_the_pen_is_forgiven_and_said(client, city, written, meant):
    assert found(client, written) == found(client, meant) != []
    page = client.get("/members/", {"q": written}).content.decode()
    assert f"Visar träffar för <strong>{meant}</strong>, inte {written}." in page
    assert "Visar träffar för" not in client.get("/members/", {"q": meant}).content.decode()


@pytest.mark.parametrize("words", ["hemliga", "kemtvätten", "zebra", "zebrarander", "kemtvaten", "hemligga"])
def test_no_word_finds_or_gives_away_who_does_not_want_to_be_shown(client, city, words):
    page = client.get("/members/", {"q": words}).content.decode()
    assert found(client, words) == []
    assert "Visar träffar" not in page


@pytest.mark.parametrize("words", ["xyz", "4711", "%", "_", "\\", "'", "😀", "a" * 500])
def test_what_means_nothing_finds_nobody_or_everybody_but_never_fails(client, city, words):
    assert len(found(client, words)) in (0, 3)


def test_the_best_come_first(client):
    make_organisation(name="A", about="Vi kan bygga.")
    make_organisation(name="B", industry="Byggteknik")
    make_organisation(name="C nybygge")
    make_organisation(name="Ö", contributes=["byggpraktik"])
    make_organisation(name="Byggarna")
    assert found(client, "bygg") == ["Byggarna", "C nybygge", "B", "Ö", "A"]


def test_what_a_member_changes_is_searched_as_it_is_now(client, city):
    organisation = Organisation.objects.get(name="Café Ord")
    organisation.name = "Kafé Mening"
    organisation.save(update_fields=["name"])
    assert found(client, "mening") == ["Kafé Mening"]
    assert found(client, "ord") == []


def test_who_came_with_a_whole_register_is_found_too(client):
    member = {"name": "Ångström", "sector": "public", "joined_on": "2026-01-02", "may_show": True, "about": "Fysik"}
    actions.welcome_many(members=[{**member, "districts": [], "contacts": []}], by=None)
    assert found(client, "fysik") == found(client, "ångström") == ["Ångström"]


def test_a_word_is_looked_for_once_and_eight_are_enough():
    assert words_of("bygg BYGG  Bygg") == ["bygg"]
    assert len(words_of("a b c d e f g h i j")) == 8


def test_the_most_usual_of_the_nearest_words_is_meant():
    words = Vocabulary("ledare lerare lerare ledare lerare")
    assert words.meant("lexare") == "lerare"
    assert words.meant("qqqqqq") is None
    assert words.meant("2026") is None
