import random

import pytest
from django.utils import timezone

from pakten.network.directory import FACETS, Directory
from pakten.network.models import District, Organisation
from pakten.sheets.read import read_tables
from tests.makers import make_organisation

pytestmark = pytest.mark.django_db
TOPICS = ["Mentorer", "praktik", "Språkcafé", "lokaler", "APL-platser"]


@pytest.fixture
def many():
    """200 members with traits at random, some of them hidden."""
    dice = random.Random(4)
    districts = [District.objects.create(name=name, valid_from=timezone.localdate()) for name in ("Järva", "Farsta")]
    for number in range(200):
        make_organisation(
            name=f"Nummer {number:03}",
            sector=dice.choice(Organisation.Sector.values),
            level=dice.choice(["member", "plus"]),
            industry=dice.choice(["Bygg", "Vård", "IT och telekom", ""]),
            districts=dice.sample(districts, dice.randrange(3)),
            contributes=dice.sample(TOPICS, dice.randrange(4)),
            looks_for=dice.sample(TOPICS, dice.randrange(3)),
            may_show=dice.random() < 0.9,
            state=dice.choices(Organisation.State.values, [9, 1, 1])[0],
        )
    return [member for member in Organisation.objects.all() if member.may_show and member.state == "active"]


def traits(member, facet):
    if facet == "district":
        return [district.name for district in member.districts.all()]
    value = getattr(member, "level_id" if facet == "level" else facet)
    return value if isinstance(value, list) else [value]


def fitting(members, words, choices, but=None):
    return [
        member
        for member in members
        if words in member.name and all(c in traits(member, facet) for facet, c in choices.items() if facet != but)
    ]


CASES = [
    ("", {}),
    ("", {"sector": "public"}),
    ("1", {"sector": "business", "district": "Järva"}),
    ("", {"contributes": "Språkcafé", "looks_for": "praktik"}),
    ("0", {"industry": "Bygg", "level": "plus", "contributes": "Mentorer"}),
    ("", {"sector": "civil_society", "district": "Farsta", "industry": "IT och telekom", "looks_for": "lokaler"}),
]


@pytest.mark.parametrize(("words", "choices"), CASES)
def test_filters_and_counts_are_as_plain_python_has_them(many, words, choices):
    directory = Directory(words=words, choices=choices)
    assert sorted(directory.found.tolist()) == sorted(member.pk for member in fitting(many, words, choices))
    for facet in FACETS:
        others = fitting(many, words, choices, but=facet)
        assert directory.without(facet) == len(others)
        for choice, number in directory.counts(facet).items():
            assert number == sum(choice in traits(member, facet) for member in others), (facet, choice)


def test_a_topic_is_one_however_it_is_written(client):
    make_organisation(name="A", contributes=["språkcafé", "Språkcafe"])
    make_organisation(name="B", contributes=["SPRÅKCAFÉ"])
    make_organisation(name="C", contributes=["språkcafé"])
    directory = Directory(choices={"contributes": "Språkcafé"})
    assert directory.counts("contributes") == {"språkcafé": 3}
    assert len(directory.found) == 3


def test_a_choice_nobody_knows_is_left_out_and_one_that_nobody_has_finds_nobody():
    make_organisation()
    District.objects.create(name="Tomma", valid_from=timezone.localdate())
    assert len(Directory(choices={"contributes": "Enhörningar", "sector": "x"}).found) == 1
    assert len(Directory(choices={"district": "Tomma"}).found) == 0


def test_each_choice_can_be_taken_away_by_itself_and_all_at_once(client, many):
    asked = {"sector": "public", "contributes": "praktik", "q": "nummer", "show": "table"}
    page = client.get("/members/", asked).content.decode()
    for address in (
        "?q=nummer&amp;sector=public&amp;show=table",
        "?sector=public&amp;contributes=praktik&amp;show=table",
        "?q=nummer&amp;contributes=praktik&amp;show=table",
        "/members/?show=table",
        "/members/members.csv?q=nummer&amp;sector=public&amp;contributes=praktik",
    ):
        assert f'href="{address}"' in page
    assert '<option value="praktik" selected>' in page
    assert (
        'rel="canonical" href="http://testserver/members/?q=nummer&amp;sector=public&amp;contributes=praktik"' in page
    )


def test_the_file_has_those_the_address_asks_for_and_only_what_may_be_public(client, many):
    chosen = Organisation.objects.filter(pk__in=[member.pk for member in fitting(many, "", {"level": "plus"})])
    chosen.update(number=None, about="=1+1")
    answer = client.get("/members/members.csv", {"level": "plus"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="members.csv"'
    assert ";'=1+1;" in answer.content.decode()
    (table,) = read_tables(answer.content)
    assert [row.cell(0) for row in table.rows[1:]] == [member.name for member in chosen]


def test_the_file_tells_neither_numbers_nor_people(client):
    organisation = make_organisation(name="=cmd()", number="5560000001")
    make_organisation(name="Hemliga", may_show=False)
    words = client.get("/en/members/members.csv").content.decode("utf-8-sig")
    heading, row = words.splitlines()
    assert heading.startswith("Name;Sector;Industry;")
    assert row.startswith("'=cmd();Business;")
    assert organisation.number not in words
