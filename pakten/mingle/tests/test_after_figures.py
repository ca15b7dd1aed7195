"""What a mingle came to: right numbers, and none that tells of fewer than five people."""

import pytest
from django.urls import reverse

from pakten.mingle import queries
from pakten.mingle.models import Participant
from pakten.mingle.queries.after import Figures, SectorPair, told, told_sector_pairs
from tests.makers_going_on import both_say_yes, make_held_mingle, pair_of

pytestmark = pytest.mark.django_db


def at(name, mingle, *more):
    return reverse(f"mingle_office:{name}", args=[mingle.pk, *more])


def make_big(**columns):
    names = [f"Åsa O'Ek {number}" for number in range(24)]
    sectors = ["Näringsliv", "Civilsamhälle"] * 12
    wishes = [names[(number + 1) % 24] if number < 12 else "" for number in range(24)]
    return make_held_mingle(names=names, rounds=3, Sektor=sectors, **{"Vill träffa": wishes}, **columns)


def test_the_figures_are_those_of_the_meetings_that_happened():
    mingle = make_big()
    plan = mingle.published_plan
    found = queries.figures(mingle)
    assert (found.meetings, found.pairs, found.people, found.organisations) == (36, 36, 24, 24)
    assert (found.wishes_met, found.wishes_stated) == (plan.wishes_met, plan.wishes_stated)
    assert found.without == len(plan.without) and found.wishers == 12
    assert sum(each.pairs for each in found.sector_pairs) == 36
    assert 0 < found.surprises <= 36 - found.wishes_met // 2
    assert found.mutual == 0


def test_the_team_sees_the_figures_and_takes_them_home_and_small_ones_are_hidden(office):
    mingle = make_big()
    both_say_yes(*pair_of(mingle))
    page = office.get(at("after", mingle)).content.decode()
    assert "36" in page and "visas inte" in page
    assert dict(queries.told(queries.figures(mingle)))["Par där båda vill gå vidare"] == "visas inte"
    text = office.get(at("figures", mingle, "csv")).content.decode("utf-8-sig")
    assert "Möten som hölls;36" in text and "visas inte" in text
    assert office.get(at("figures", mingle, "xlsx")).content[:2] == b"PK"


def test_a_mingle_of_four_tells_only_that_there_were_few():
    mingle = make_held_mingle()
    assert told(queries.figures(mingle)) == [("Personer som träffade någon", "visas inte")]
    assert told_sector_pairs(queries.figures(mingle)) == []


def figures_of(*cells, **said):
    """Figures with these cells: (pairs, mutual) for each two sectors in turn."""
    sectors = [("business", "business"), ("business", "civil_society"), ("business", "public")]
    pairs = tuple(SectorPair(both, *cell) for both, cell in zip(sectors, cells, strict=False))
    total, mutual = sum(each.pairs for each in pairs), sum(each.mutual for each in pairs)
    words = {"meetings": total, "pairs": total, "people": 60, "organisations": 40, "wishes_met": 50}
    words |= {"wishes_stated": 90, "wishers": 50, "without": 9, "surprises": 10, "mutual": mutual}
    return Figures(**{**words, "sector_pairs": pairs, **said})


def test_a_small_cell_takes_the_next_smallest_with_it_so_that_no_difference_tells_it():
    numbers = told_sector_pairs(figures_of((40, 12), (30, 10), (3, 1)))
    assert [met for _label, met, _both in numbers] == [40, "visas inte", "visas inte"]
    assert [both for _label, _met, both in numbers] == [12, "visas inte", "visas inte"]


def test_few_people_in_many_pairs_are_few_all_the_same():
    """Four people can meet in six pairs."""
    numbers = told_sector_pairs(figures_of((40, 12), (30, 10), (6, 0)))
    assert numbers[2][1] == numbers[1][1] == "visas inte"
    assert [met for _label, met, _both in told_sector_pairs(figures_of((40, 12), (30, 10), (7, 0)))] == [40, 30, 7]


def test_that_nearly_all_of_some_want_to_go_on_is_not_told():
    numbers = told_sector_pairs(figures_of((40, 12), (12, 11), (20, 9)))
    assert [both for _label, _met, both in numbers] == [12, "visas inte", "visas inte"]
    assert dict(told(figures_of((10, 8))))["Par där båda vill gå vidare"] == "visas inte"
    assert dict(told(figures_of((20, 20), (30, 30))))["Par där båda vill gå vidare"] == "visas inte"
    for few in (2, 48):  # of the fifty who wished for something
        numbers = dict(told(figures_of((40, 12), without=few)))
        assert numbers["Personer utan något önskemål uppfyllt"] == "visas inte"
    assert dict(told(figures_of((40, 12), without=9)))["Personer utan något önskemål uppfyllt"] == 9


def test_a_yes_without_an_answer_is_in_no_figure():
    mingle = make_big()
    before = queries.figures(mingle)
    one, other = pair_of(mingle)
    one.yeses.create(other=other)
    assert queries.figures(mingle) == before


def test_who_was_forgotten_has_met_all_the_same(office):
    mingle = make_big()
    Participant.objects.filter(mingle=mingle, key="2").update(name="", email="", organisation="", sector="")
    assert queries.figures(mingle).people == 24
    assert office.get(at("after", mingle)).status_code == 200


def test_before_it_is_held_the_page_says_what_comes(office):
    mingle = make_held_mingle(days_ago=-3)
    assert "Ingen har träffats än" in office.get(at("after", mingle)).content.decode()
