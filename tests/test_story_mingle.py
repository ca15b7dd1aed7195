"""The whole job, in a browser: from the list a form tool gave to published pairs."""

import re

import pytest
from playwright.sync_api import expect

from pakten.journal.models import Line
from pakten.mingle import actions
from pakten.mingle.models import Mingle
from pakten.mingle.tests.form_export import QUESTIONS, answers
from pakten.network.models import Person
from tests.files.tables import microsoft_forms
from tests.makers import make_mingle, make_person


@pytest.fixture
def coordinator(transactional_db):
    return make_person(name="Jonas Åkerblom", team=Person.Team.COORDINATOR)


@pytest.fixture
def form_export(tmp_path):
    """61 answers as the form tool gave them, with one name missing."""
    rows = answers()
    rows[4] = ["", *rows[4][1:]]
    file = tmp_path / "Anmälan till minglet(1-61).xlsx"
    file.write_bytes(microsoft_forms(QUESTIONS, rows))
    return file


def met(plan):
    return {frozenset(each["people"]) for each in plan.meetings}


def make_from(page, file):
    page.goto("/office/")
    page.get_by_role("link", name="Nytt mingel").first.click()
    page.get_by_label("Vad heter minglet?").fill("Matchmaking-mingel i november")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Skapa minglet").click()


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_from_a_form_export_to_published_pairs(script, coordinator, form_export, open_page):
    page = open_page("/office/", person=coordinator, script=script)
    make_from(page, form_export)

    # What is wrong is told with its row, and mended in place.
    expect(page.get_by_role("heading", name="Rätta det här först")).to_be_visible()
    expect(page.get_by_text("Rad 6, kolumn")).to_be_visible()
    page.get_by_role("textbox", name=re.compile("^Rad 6")).first.fill("Sanna Åkesson")
    page.get_by_role("button", name="Spara mina ändringar").click()
    expect(page.get_by_role("heading", name="Rätta det här först")).to_have_count(0)
    page.get_by_role("button", name="Para ihop").click()

    # 29 pairs and one trio, nobody beside a colleague.
    expect(page.get_by_role("heading", name="Vem träffar vem")).to_be_visible()
    mingle = Mingle.objects.select_related("plan").get()
    assert sorted(len(each["people"]) for each in mingle.plan.meetings) == [2] * 29 + [3]
    organisation = dict(mingle.participants.values_list("key", "organisation"))
    for each in mingle.plan.meetings:
        there = [organisation[key] for key in each["people"]]
        assert len(set(there)) == len(there)
    expect(page.locator(".meeting")).to_have_count(30)
    expect(page.locator(".bench-figures")).to_contain_text("100\N{NO-BREAK SPACE}%")

    # A pair is locked, another parted, a dial turned: each time the plan follows and tells what it cost.
    first = page.locator(".meeting").first
    first.get_by_role("button", name=re.compile("^Lås")).first.click()
    expect(page.locator(".meeting").first.get_by_role("button", name=re.compile("^Låst"))).to_have_count(1)
    last_pair = [each for each in Mingle.objects.get().plan.meetings if len(each["people"]) == 2][-1]
    row = page.locator(".meeting", has=page.locator(f"input[value='{last_pair['people'][0]}']"))
    row.get_by_role("button", name=re.compile("^Skilj åt")).first.click()
    expect(page.locator(".decided li")).to_have_count(2)
    page.get_by_role("button", name="Ångra").evaluate("button => { button.dataset.seen = 'before the turn'; }")
    with page.expect_response(re.compile("/turn/")):
        page.get_by_label("Balanserat").check()
        if not script:
            page.get_by_role("button", name="Para ihop igen").click()
    expect(page.locator("[data-seen]")).to_have_count(0)  # the answer stands on the page
    expect(page.get_by_role("status").filter(has_text="Parat igen")).to_be_visible()
    expect(page.get_by_label("Balanserat")).to_be_checked()
    plan = Mingle.objects.get().plan
    locked, banned = plan.locked[0], plan.banned[0]
    assert plan.fairness == "sqrt" and frozenset(banned) not in met(plan)
    assert any(set(locked) <= set(each["people"]) for each in plan.meetings)

    # One step back, and on to publishing.
    page.get_by_role("button", name="Ångra").click()
    expect(page.get_by_label("Så många önskemål som möjligt")).to_be_checked()
    page.get_by_role("link", name="Gå vidare till publicering").click()
    page.get_by_role("button", name="Publicera planen").click()
    expect(page.get_by_role("heading", name="Den här planen gäller")).to_be_visible()
    mingle = Mingle.objects.select_related("published_plan").get()
    assert mingle.published_plan == plan.before
    with page.expect_download() as download:
        page.get_by_role("link", name="Alla par som tabell (CSV)").click()
    assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbfround;table")
    assert Line.objects.filter(by_id=coordinator.pk, verb="mingle.publish").count() == 1


def test_the_prices_of_the_dials_come_by_themselves_or_by_a_link(coordinator, open_page):
    mingle = make_mingle(people=8, rounds=2)
    actions.plan(mingle=mingle, by=None)
    page = open_page(f"/office/mingles/{mingle.pk}/bench/", person=coordinator)
    expect(page.locator(".setting-price").first).to_contain_text("%")
    page = open_page(f"/office/mingles/{mingle.pk}/bench/", person=coordinator, script=False)
    expect(page.locator(".setting-price").first).to_be_empty()
    page.get_by_role("link", name="Visa vad varje läge kostar").click()
    expect(page.locator(".setting-price").first).to_contain_text("%")


def test_the_workbench_is_worked_with_the_keyboard_alone(coordinator, open_page):
    mingle = make_mingle(people=8)
    actions.plan(mingle=mingle, by=None)
    page = open_page(f"/office/mingles/{mingle.pk}/bench/", person=coordinator)
    page.wait_for_load_state("networkidle")

    def tab_to(selector):
        for _step in range(120):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                shadow = page.evaluate("getComputedStyle(document.activeElement).boxShadow")
                assert outline != "none" or shadow != "none", f"no visible focus on {selector}"
                return
        raise AssertionError(f"the keyboard does not reach {selector}")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('ds-skip-link')")
    page.keyboard.press("Enter")
    tab_to("input[name=fairness]")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status").filter(has_text="Parat igen")).to_be_visible()
    assert Mingle.objects.get().plan.fairness == "sqrt"
    # The keyboard is where it was, so the next press turns on.
    page.wait_for_function("document.activeElement.name === 'fairness'")
    tab_to("button.tool[value=lock]")
    page.keyboard.press("Enter")
    expect(page.locator("button.tool[aria-pressed=true]")).to_have_count(1)
    assert len(Mingle.objects.get().plan.locked) == 1
    page.wait_for_function("document.activeElement.matches('button.tool')")


def test_a_phone_holds_the_workbench(coordinator, open_page):
    mingle = make_mingle(people=8, rounds=3)
    actions.plan(mingle=mingle, by=None)
    page = open_page(f"/office/mingles/{mingle.pk}/bench/", person=coordinator, phone=True)
    page.get_by_role("link", name="Vem träffar vem").click()
    page.get_by_role("link", name="Omgång 2").click()
    expect(page.get_by_role("heading", name="Omgång 2")).to_be_visible()
    page.locator(".meeting").first.get_by_role("button", name=re.compile("^Skilj åt")).first.click()
    expect(page.locator(".decided li")).to_have_count(1)
    expect(page.get_by_role("heading", name="Omgång 2")).to_be_visible()
