"""The goal structure: what is aimed at, and what shows whether it is reached."""

import html
import re
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from pakten.journal.models import Line
from pakten.plan import actions, queries
from pakten.plan.models import Goal, Indicator
from pakten.results.actions import add_period
from pakten.results.models import Figure
from pakten.results.queries.outcomes import outcomes

pytestmark = pytest.mark.django_db
STRUCTURE = "/office/results/goals/"


def words(answer):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def members():
    return Indicator.objects.get(key="members")


def form_of(indicator, **changed):
    """What the form of an indicator holds when it is opened, with some of it changed."""
    names = [
        "name_sv",
        "name_en",
        "definition_sv",
        "definition_en",
        "measure",
        "unit",
        "source_text",
        "direction",
        "level",
    ]
    said = {name: getattr(indicator, name) for name in names}
    return {**said, "goal": indicator.goal_id, "is_public": "on", **changed}


def test_a_network_begins_with_goals_parts_and_indicators(office):
    page = words(office.get(STRUCTURE))
    assert "Vi samlar organisationer" in page and "Fler kommer i jobb och är kvar där." in page
    assert "Utrikes födda i arbete" in page and "Ingen ansvarar" in page
    assert Indicator.objects.filter(source="external", measure="").count() == 1


def test_the_structure_takes_as_many_queries_however_large(office, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        office.get(STRUCTURE)
    goal = Goal.objects.filter(parent=None).first()
    for number in range(30):
        like = form_of(members(), name_sv=f"Måltal {number}", name_en=f"Number {number}", is_public=True)
        actions.add_indicator(by=None, **{**like, "goal": goal, "source": "counted"})
    with django_assert_max_num_queries(14):
        office.get(STRUCTURE)


def test_an_indicator_is_added_gets_targets_and_moves_up(office):
    goal = Goal.objects.filter(parent=None).first()
    said = form_of(members(), goal=goal.pk, name_sv="Nya å ä ö", name_en="New ones", measure="new_members", unit="")
    office.post("/office/results/indicators/add/", said)
    made = Indicator.objects.get(key="new-ones")
    assert made.unit == "organisations" and made.source == "counted"
    year = timezone.localdate().year
    office.post("/office/results/indicators/new-ones/targets/", {f"target-{year}": "1\u00a0234,5"})
    assert made.targets.get().value == Decimal("1234.5")
    assert "1 234,5" in words(office.get("/office/results/indicators/new-ones/")).replace("\u00a0", " ")
    office.post("/office/results/indicators/new-ones/targets/", {f"target-{year}": ""})
    assert not made.targets.exists()
    other = actions.add_indicator(
        by=None, **{**form_of(made, name_en="Later"), "goal": goal, "source": "counted", "is_public": True}
    )
    office.post(f"/office/results/indicators/{other.key}/move/")
    assert list(goal.indicators.order_by("order").values_list("key", flat=True)) == ["later", "new-ones"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("measure", "moon_phase", "Välj ett giltigt alternativ"),
        ("baseline", "12", "fyll i båda"),
        ("to_year", "2001", "Sista året är före det första"),
        ("name_sv", "", "måste fyllas i"),
    ],
)
def test_a_wrong_answer_is_said_and_nothing_typed_is_lost(office, field, value, said):
    answer = office.post(
        "/office/results/indicators/add/", form_of(members(), name_en="Åtta", from_year="2020", **{field: value})
    )
    assert said in words(answer) and 'value="Åtta"' in answer.content.decode()
    assert not Indicator.objects.filter(name_en="Åtta").exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("-3", "större än eller lika med 0"), ("många", "Fyll i ett tal"), ("101", "mindre än eller lika med 100")],
)
def test_a_target_is_a_number_that_can_be_reached(office, typed, said):
    year = timezone.localdate().year
    answer = office.post("/office/results/indicators/recommend/targets/", {f"target-{year}": typed})
    assert said in words(answer) and f'value="{typed}"' in answer.content.decode()


def test_what_a_frozen_figure_means_cannot_be_changed_but_its_name_can(office):
    year = add_period(kind="year", year=2025, by=None)
    Figure.objects.create(period=year, indicator=members(), value=440)
    page = words(office.get("/office/results/indicators/members/change/"))
    assert "Gör en ny av den" in page
    office.post(
        "/office/results/indicators/members/change/",
        form_of(members(), name_sv="Medlemsorganisationer", measure="new_members", definition_sv="Annat"),
    )
    assert (members().name_sv, members().measure) == ("Medlemsorganisationer", "members")
    assert "Annat" not in members().definition_sv
    with pytest.raises(actions.IndicatorProblem):
        actions.change_indicator(indicator=members(), measure="new_members", by=None)
    copy = office.get("/office/results/indicators/add/?like=members").content.decode()
    assert 'value="Medlemsorganisationer"' in copy


def test_earlier_words_of_a_goal_and_an_indicator_are_kept_with_who_and_when(office):
    goal = Goal.objects.filter(parent=None).first()
    before = goal.text_sv
    office.post(f"/office/settings/goals/{goal.pk}/", {"text_sv": "Alla är med", "text_en": goal.text_en})
    page = words(office.get(f"/office/settings/goals/{goal.pk}/"))
    assert before in page and "Amira Lindgren" in page
    actions.change_indicator(indicator=members(), name_sv="Våra medlemmar", by=office.person)
    [change] = queries.wordings(members())
    assert change.changes == (("Namn på svenska", "Medlemmar", "Våra medlemmar"),)


def test_an_indicator_whose_source_is_gone_is_said_to_be_so_and_its_figure_is_unknown(office):
    Indicator.objects.filter(key="members").update(measure="moon_phase")
    assert "Inget räknar den längre" in words(office.get(STRUCTURE))
    assert "Inget räknar den här längre" in words(office.get("/office/results/indicators/members/"))
    assert "räknas inte längre" in words(office.get("/office/results/indicators/members/change/"))
    answer = office.post("/office/results/indicators/members/change/", form_of(members()))
    assert "Välj vad som räknas nu" in words(answer)
    year = add_period(kind="year", year=timezone.localdate().year, by=None)
    [outcome] = outcomes(year, Indicator.objects.filter(key="members"))
    assert outcome.whole.value is None


def test_a_goal_that_something_hangs_on_is_ended_not_removed(office):
    goal = Goal.objects.filter(parent=None).first()
    answer = office.post(f"/office/settings/goals/{goal.pk}/remove/", follow=True)
    assert "Ge det ett sista år" in words(answer) and Goal.objects.filter(pk=goal.pk).exists()
    office.post(f"/office/settings/goals/{goal.pk}/", {"text_sv": "a", "text_en": "b", "to_year": "2020"})
    assert "Fler organisationer är med" not in words(office.get(STRUCTURE))


def test_a_sub_goal_belongs_to_its_goal(office):
    goal = Goal.objects.filter(parent=None).first()
    office.post(f"/office/settings/goals/{goal.pk}/add/", {"text_sv": "Fler i Farsta", "text_en": "More in Farsta"})
    part = Goal.objects.get(text_sv="Fler i Farsta")
    assert part.parent == goal
    office.post(f"/office/settings/goals/{part.pk}/move/")
    assert list(goal.parts.order_by("order"))[-2] == part
    assert office.get(f"/office/settings/goals/{part.pk}/add/").status_code == 404


def test_the_structure_is_taken_home(office):
    table = office.get("/office/results/goals/goals-and-indicators.csv").content.decode("utf-8-sig")
    assert "Nya medlemmar" in table and table.count("\n") > Indicator.objects.count()


def test_who_answered_is_told_by_name_until_forgotten(office):
    said = {"responsible": office.person, "baseline": Decimal("12.50"), "baseline_year": 2024}
    actions.change_indicator(indicator=members(), by=None, **said)
    [change] = queries.wordings(members())
    assert [(before, after) for _label, before, after in change.changes] == [
        ("–", "12.5"),
        ("–", "2024"),
        ("–", "Amira Lindgren"),
    ]
    assert "Amira" not in str(Line.objects.get(verb="plan.change_indicator").details)


def test_a_definition_stands_once_a_figure_of_it_is_frozen(office):
    year = add_period(kind="year", year=2025, by=None)
    Figure.objects.create(period=year, indicator=members(), value=440)
    with pytest.raises(actions.IndicatorProblem):
        actions.change_indicator(indicator=members(), definition_sv="Något annat", by=None)


@pytest.mark.parametrize("changed", ["removed", "with_indicators"])
def test_the_first_set_is_put_only_where_the_goals_are_as_they_were_installed(changed):
    if changed == "removed":
        Indicator.objects.all().delete()
        Goal.objects.exclude(parent=None).delete()
        Goal.objects.first().delete()
    before = Goal.objects.count(), Indicator.objects.count()
    import_module("pakten.plan.migrations.0003_first_indicators").install_indicators(apps, None)
    assert (Goal.objects.count(), Indicator.objects.count()) == before


def test_a_coordinator_reads_the_structure_and_is_offered_nothing_to_change(coordinator):
    page = coordinator.get(STRUCTURE).content.decode()
    assert "Medlemmar" in page and "/add/" not in page and "/move/" not in page
    assert "/change/" not in coordinator.get("/office/results/indicators/members/").content.decode()
