"""The story of a year in the demo city, in the browser: what was planned is read, a member sends its report and the
office approves it, the year is closed, its annual report is published as a page and as paper, and somebody from outside
follows a figure down to where privacy stops."""

import re

import pytest
import rdflib
from django.urls import reverse
from playwright.sync_api import expect

from pakten.events.models import Registration
from pakten.office import demo
from pakten.results import demo as results_demo
from pakten.results.models import AnnualReport, MemberReport, Period, SentReport
from pakten.results.tests.test_open_data import faults

MEMBERS = 60
TOLD_BY_THE_STORY = {"closing", "annual"}  # what the demo city does itself, and is done here by hand


@pytest.fixture
def city(transactional_db, monkeypatch, tmp_path):
    """The demo city on the day before its last year is closed; its contact person has not reported it yet."""
    left = [part for part in results_demo.PARTS if part.__name__.rpartition(".")[2] not in TOLD_BY_THE_STORY]
    monkeypatch.setattr(results_demo, "PARTS", left)
    world = demo.World(members=MEMBERS, folder=tmp_path, tell=lambda words: None)
    demo.build(world)
    SentReport.objects.filter(report__in=reports_of(world)).delete()
    reports_of(world).delete()
    return world


def own_of(world):
    return world.personas["contact"].contact_for.get(is_first=True).organisation


def reports_of(world):
    last = Period.objects.get(kind=Period.Kind.YEAR, year=world.today.year - 1)
    return MemberReport.objects.filter(organisation=own_of(world), period=last)


def goes(page, link):
    """Follows a link of that name, as somebody does who looks for it on the page."""
    page.get_by_role("link", name=link).first.click()


def test_the_story_of_a_year(city, open_page, client):
    year = city.today.year - 1
    visitor = open_page("/")
    read_the_plans(visitor, year)
    office = open_page("/office/", person=city.personas["office"])
    report_the_year(open_page("/mine/", person=city.personas["contact"], phone=True), office, city, year)
    close_the_year(office, year)
    paper = publish_the_report(office, year)
    visitor.goto("/results/")
    follow_a_figure(visitor, year)
    read_the_report(visitor, year, paper)
    read_the_catalogue(visitor, client)


def read_the_plans(page, year):
    """Last year's and this year's, as the board decided them, with how it went."""
    goes(page, "Aktivitetsplan")
    for each in (year, year + 1):
        page.goto(reverse("plan:plan", args=[each]))
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Aktivitetsplan {each}")
        expect(page.get_by_text("Version 1, beslutad")).to_be_visible()
        expect(page.get_by_text("Gjort").first).to_be_visible()


def report_the_year(member, office, city, year):
    """On a phone; what does not hold together is said where it stands, and the office approves what does."""
    own = own_of(city)
    member.goto(reverse("results:our_report", args=[own.slug, year]))
    member.get_by_text("Berätta hur många som var kvinnor och män").click()
    for label, number in (
        ("Personer ni anställde", "6"),
        ("Kvinnor", "4"),
        ("Män", "3"),
        ("Annat eller inte angivet", "0"),
    ):
        member.get_by_label(label, exact=True).fill(number)
    member.get_by_role("button", name="Skicka redovisningen").click()
    expect(member.get_by_role("alert")).to_contain_text("Delarna blir 7, men ni anställde 6")
    member.get_by_label("Män", exact=True).fill("2")
    member.get_by_role("button", name="Skicka redovisningen").click()
    member.get_by_text("Tack! Redovisningen är skickad.").wait_for()
    office.goto(reverse("results_office:reports") + f"?year={year}&state=sent")
    goes(office, own.name)
    office.get_by_role("button", name="Godkänn redovisningen").click()
    office.get_by_text("Redovisningen är godkänd och räknas.").wait_for()
    assert reports_of(city).get().state == MemberReport.State.APPROVED


def close_the_year(page, year):
    page.goto(reverse("results_office:periods"))
    goes(page, re.compile(rf"^{year}$"))
    goes(page, "Stäng perioden")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Stänga {year}?")
    page.get_by_role("button", name="Stäng perioden").click()
    expect(page.get_by_text(f"{year} är stängd.")).to_be_visible()
    assert Period.objects.get(kind=Period.Kind.YEAR, year=year).is_closed


def publish_the_report(page, year):
    """Drafted by one press, one section written by hand, published. Gives the paper's bytes."""
    page.goto(reverse("results_office:annual_reports"))
    page.get_by_label("År eller halvår").select_option(label=str(year))
    page.get_by_role("button", name="Gör ett utkast").click()
    expect(page.get_by_text("Utkastet är klart.")).to_be_visible()
    goes(page, "Kontrollera och publicera")
    page.get_by_role("button", name="Publicera").click()
    expect(page.get_by_text("Publicerad. Så här ser alla den.")).to_be_visible()
    report = AnnualReport.objects.get(period__year=year, period__kind=Period.Kind.YEAR)
    assert report.get_absolute_url() in page.url
    return page.request.get(page.get_by_role("link", name="Rapporten som pdf").get_attribute("href")).body()


def read_the_report(page, year, paper):
    assert paper.startswith(b"%PDF-") and b"pdfuaid" in paper  # tagged, as PDF/UA-1 asks
    page.goto("/results/annual/")
    goes(page, f"Årsrapport {year}")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Årsrapport {year}")
    expect(page.get_by_role("link", name="Rapporten som pdf")).to_be_visible()


def follow_a_figure(page, year):
    """From the results of the year to who came to events, to where they did; no person is named on the way."""
    goes(page, re.compile(rf"^{year}$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Vad {year} ledde till")
    goes(page, "Personer som kom till evenemang")
    expect(page.locator(".privacy-stop")).to_contain_text("aldrig en person")
    nobody_is_named(page)
    page.locator(".rests a").first.click()
    expect(page).to_have_url(re.compile("/events/"))
    nobody_is_named(page)


def nobody_is_named(page):
    read = page.locator("main").inner_text()
    came = Registration.objects.filter(state="attended").values_list("person__name", flat=True)
    assert came and not [name for name in came if name in read]


def read_the_catalogue(page, client):
    page.goto("/open-data/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Öppna data")
    graph = rdflib.Graph().parse(data=client.get("/open-data/catalogue.rdf").content, format="xml")
    assert faults(graph) == []
