"""Reports of years and half-years: drafted, edited, published, taken back."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from pakten.events.models import Registration
from pakten.network import protecting
from pakten.network.models import Organisation
from pakten.network.our_queries import fingerprints
from pakten.plan import actions as planning
from pakten.results import actions
from pakten.results.annual import checks, sentences
from pakten.results.annual.drafting import changes
from pakten.results.forms.annual import page_of
from pakten.results.models import AnnualReport, Edition, Figure, Period, Section
from tests.makers import make_event, make_organisation, make_person
from tests.makers_activities import make_activity, make_plan
from tests.makers_agreements import make_agreement
from tests.makers_annual import YEAR, make_annual_report, make_edition, make_figure, make_indicator, make_year

pytestmark = pytest.mark.django_db
OWN = {"heading_sv": "Vårt år", "text_sv": "Det gick bra.", "heading_en": "Our year", "text_en": "It went well."}


def at(name, *args):
    return reverse(f"results_office:annual_{name}", args=args)


def section(report, key):
    return report.sections.get(key=key)


def goal_section(report):
    return report.sections.get(kind=Section.Kind.FIGURES)


def change(section, seen=None, **words):
    page = {**page_of(section), **words}
    actions.change_section(section=section, page=page, seen=seen or fingerprints(page_of(section)), by=None)
    section.refresh_from_db()


def last_year(days=0):
    return timezone.now().replace(year=YEAR, month=3, day=10, hour=9) + timedelta(days=days)


def make_held(*, came, days=0, **details):
    event = make_event(starts_at=last_year(days), **details)
    for number in range(came):
        come(event, number)
    return event


def come(event, number):
    person = make_person(name=f"Åsa O'Brien {number}")
    state = Registration.State.ATTENDED
    Registration.objects.create(event=event, person=person, state=state, position=number + 1)


def test_one_press_drafts_the_report_in_both_languages(office):
    period = make_year()
    make_figure(make_indicator(), period, 283, target=250)
    make_held(came=7, title="Frukostmingel på Étoile")
    answer = office.post(at("reports"), {"period": period.pk}, follow=True)
    report = AnnualReport.objects.get()
    assert answer.redirect_chain[-1][0] == at("report", str(YEAR))
    assert [each.kind for each in report.sections.all()] == ["text", "figures", "events", "thanks"]
    goal = goal_section(report)
    assert goal.text_sv == "APL-platser: 283. Målvärdet var 250, och det nådde vi."
    assert goal.text_en == "Work placements: 283. The target was 250: reached."
    assert section(report, "opening").text_sv == "Vi höll 1 evenemang."
    assert section(report, "events").items[0]["people"] == 7
    assert actions.draft_report(period=period, by=None) == report  # asking twice is no error


def test_numbers_are_written_as_people_write_them_with_the_right_plural():
    counts = {"events": 34, "people": 1203, "members": 1, "new_members": 1, "agreements": 2}
    assert sentences.opening(counts).replace("\xa0", " ") == (
        "Vi höll 34 evenemang. 1 203 personer kom. Nätverket har 1 medlem. 1 organisation blev medlem. "
        "2 överenskommelser undertecknades."
    )
    with override("en"):
        assert sentences.opening(counts).startswith("We held 34 events. 1,203 people came. The network has 1 member.")
        assert sentences.value("87.5", "percent", 54) == "87.5 % (n = 54)"


def test_a_report_is_of_a_year_or_a_half_that_has_begun():
    tertial = actions.add_period(kind=Period.Kind.TERTIAL, year=YEAR, by=None)
    coming = actions.add_period(kind=Period.Kind.YEAR, year=timezone.localdate().year + 1, by=None)
    for period in (tertial, coming):
        with pytest.raises(actions.CannotReport):
            actions.draft_report(period=period, by=None)


def test_few_people_are_told_nowhere():
    for days, came in ((0, 3), (1, 6), (2, 40)):
        make_held(came=came, days=days, title=f"Möte {came}")
    period = make_year()
    make_figure(make_indicator(key="employed", unit="people"), period, 3)
    report = actions.draft_report(period=period, by=None)
    told = {each["title"]: (each["people"], each["is_hidden"]) for each in section(report, "events").items}
    # Six is hidden with three: who knows how many came in all could else reckon it.
    assert told == {"Möte 3": (None, True), "Möte 6": (None, True), "Möte 40": (40, False)}
    assert goal_section(report).items[0]["value"] is None and "3" not in goal_section(report).text_sv


def test_an_event_that_grew_by_a_few_keeps_the_number_that_was_told():
    event = make_held(came=10)
    report = actions.draft_report(period=make_year(), by=None)
    make_edition(report)
    for number in range(7):
        come(event, 10 + number)
        actions.draft_again(report=report, by=None)
        people = section(report, "events").items[0]["people"]
        assert people == (10 if number + 1 < 5 else 11 + number)


def test_agreements_are_named_only_when_every_party_may_be(office):
    shown = make_organisation(name="Åkeriet Öst AB", number="5560160680")
    hidden = make_organisation(name="Tyst & Son AB", may_show=False, number="5560743089")
    sole = make_organisation(name="Bo Ek Måleri", number=None, sector=Organisation.Sector.BUSINESS)
    for title, parties in (("Bussförare", [shown]), ("Med Tyst & Son", [shown, hidden]), ("Med Bo Ek", [sole])):
        agreement = make_agreement(parties=parties, title=title)
        type(agreement).objects.filter(pk=agreement.pk).update(
            sent_on=f"{YEAR}-04-01", signed_on=f"{YEAR}-04-20", from_on=f"{YEAR}-04-20"
        )
    report = actions.draft_report(period=make_year(), by=None)
    part = section(report, "agreements")
    assert [each["title"] for each in part.items] == ["Bussförare"]
    assert part.text_sv.startswith("3 överenskommelser undertecknades. 2 av dem nämns inte här")
    page = office.get(at("preview", report.slug)).content.decode()
    assert "Åkeriet Öst AB" in page and "Tyst" not in page and "Bo Ek" not in page


def test_drafting_again_follows_the_figures_and_keeps_the_offices_words(office):
    report = make_annual_report()
    goal = goal_section(report)
    change(goal, text_sv="Vi är stolta.", text_en="We are proud.")
    actions.add_section(report=report, by=None, **OWN)
    Figure.objects.filter(indicator__key=f"apl-{YEAR}", cut="").update(value=290)
    assert [each.figures for each in changes(report) if each.figures] == [[("APL-platser", "283", "290")]]
    page = office.get(at("redraft", report.slug)).content.decode()
    assert "APL-platser: 283 → 290" in page and "Dina egna ord står kvar." in page
    office.post(at("redraft", report.slug))
    goal.refresh_from_db()
    assert goal.text_sv == "Vi är stolta." and goal.items[0]["value"] == "290"
    assert report.sections.filter(heading_sv="Vårt år").exists() and not changes(report)
    office.post(at("section_deed", report.slug, goal.pk), {"deed": "restore"})
    goal.refresh_from_db()
    assert "290" in goal.text_sv and not goal.is_edited


def test_a_section_that_has_nothing_to_tell_goes_but_not_what_the_office_wrote():
    event = make_held(came=8)
    report = actions.draft_report(period=make_year(), by=None)
    change(section(report, "events"), text_sv="En fin vår.", text_en="A fine spring.")
    type(event).objects.filter(pk=event.pk).update(state="cancelled")
    actions.draft_again(report=report, by=None)
    assert [each.key for each in report.sections.exclude(key__startswith="own-")] == ["thanks"]
    own = report.sections.get(key__startswith="own-")
    assert (own.text_sv, own.facts, own.is_own) == ("En fin vår.", {}, True)


def test_two_who_write_in_the_same_section_lose_nothing(office):
    report = make_annual_report()
    goal = goal_section(report)
    seen = fingerprints(page_of(goal))
    change(goal, text_sv="Den andres text.")
    said = {**goal.draft, "text_en": "Mine.", "seen": seen}
    page = office.post(at("section", report.slug, goal.pk), said).content.decode()
    assert "Någon annan ändrade avsnittet medan du skrev" in page
    assert "Den andres text." in page and "Mine." in page
    goal.refresh_from_db()
    assert goal.text_en != "Mine."
    again = {**said, "text_sv": "Den andres text.", "seen": fingerprints(page_of(goal))}
    assert office.post(at("section", report.slug, goal.pk), again).status_code == 302
    goal.refresh_from_db()
    assert (goal.text_sv, goal.text_en) == ("Den andres text.", "Mine.")


def test_sections_are_moved_left_out_taken_in_and_removed(office):
    report = make_annual_report()
    first = report.sections.first()
    own = actions.add_section(report=report, by=None, **OWN)
    assert list(report.sections.all())[-2] == own  # the thanks stay last

    def press(section, deed):
        office.post(at("section_deed", report.slug, section.pk), {"deed": deed})

    press(own, "up")
    press(first, "up")  # is first already
    assert report.sections.first() == first
    assert list(report.sections.all())[-3] == own
    press(first, "leave_out")
    assert first.heading not in office.get(at("preview", report.slug)).content.decode()
    press(first, "take_in")
    press(first, "remove")  # only what the office added can be removed
    press(own, "remove")
    press(own, "remove") if Section.objects.filter(pk=own.pk) else None
    assert report.sections.filter(pk=first.pk, is_left_out=False).exists()
    assert not Section.objects.filter(pk=own.pk).exists()


@pytest.mark.parametrize("text", ["Anna 900101-2389 fick jobb.", "å" * 20_001])
def test_a_text_that_cannot_be_kept_is_given_back_with_the_reason(office, text):
    report = make_annual_report()
    answer = office.post(at("add_section", report.slug), {**OWN, "text_sv": text})
    assert answer.status_code == 200 and report.sections.filter(key__startswith="own-").count() == 0
    assert re.search("personnummer|för lång", answer.content.decode())


def test_what_stops_a_report_is_said_by_its_section(office):
    report = make_annual_report()
    goal = goal_section(report)
    change(goal, text_en="")
    anna = make_person(name="Anna Skyddad")
    protecting.protect(person=anna, by=None)
    actions.add_section(report=report, by=None, **{**OWN, "text_sv": "Tack Anna Skyddad!"})
    Figure.objects.filter(indicator__key=f"apl-{YEAR}", cut="").update(value=290)
    stops = [each.words for each in checks.stops(checks.checks(report))]
    assert f"”{goal.heading}” har ingen text på engelska." in stops
    assert "”Vårt år” nämner någon som inte får nämnas." in stops
    assert any("gör ett nytt utkast" in each for each in stops)
    page = office.post(at("publish", report.slug)).content.decode()
    assert "Den är inte publicerad" in page and not Edition.objects.exists()
    with pytest.raises(actions.NotReady):
        actions.publish_report(report=report, by=None)


def test_a_missing_figure_is_told_and_stops_nothing():
    period = make_year()
    make_figure(make_indicator(), period, 12)
    make_figure(make_indicator(key="mentors", name_sv="Mentorer", name_en="Mentors", unit="people"), period, None)
    found = checks.checks(actions.draft_report(period=period, by=None))
    assert "Det finns ingen siffra för ”Mentorer”." in [each.words for each in found if each.state == "look"]
    assert not checks.stops(found)


def test_an_open_period_is_published_only_as_so_far(office, client):
    report = make_annual_report(closed=False)
    page = office.post(at("publish", report.slug), {}).content.decode()
    assert "Perioden är inte stängd. Kryssa i rutan, eller stäng perioden först." in page
    assert not Edition.objects.exists()
    with pytest.raises(actions.NotSaidSoFar):
        actions.publish_report(report=report, by=None)
    office.post(at("publish", report.slug), {"so_far": "on"})
    assert Edition.objects.get().is_so_far
    assert "Perioden var inte stängd när det här publicerades" in client.get(report.get_absolute_url()).content.decode()


def test_what_is_published_never_changes_and_a_new_edition_gets_a_number(office, client):
    report = make_annual_report()
    assert client.get(report.get_absolute_url()).status_code == 404  # a draft is nobody else's
    first = make_edition(report)
    figure = Figure.objects.get(indicator__key=f"apl-{YEAR}", cut="")
    actions.correct(figure=figure, after=290, reason="Sju kom sent.", seen=figure.value, by=None)
    actions.draft_again(report=report, by=None)
    assert "283" in client.get(report.get_absolute_url()).content.decode()
    second = make_edition(report)
    newest, old = client.get(report.get_absolute_url()), client.get(first.get_absolute_url())
    assert "290" in newest.content.decode() and "Det finns en nyare utgåva" not in newest.content.decode()
    assert "283" in old.content.decode() and "Det finns en nyare utgåva" in old.content.decode()
    assert "Work placements" in client.get("/en" + second.get_absolute_url()).content.decode()
    assert report.title in client.get(reverse("results:annual_reports")).content.decode()


def test_what_the_board_decided_is_told_with_how_it_went_and_only_those_who_agreed_are_named():
    shown = make_organisation(name="Öppna Åkeriet AB", may_show=True)
    quiet = make_organisation(name="Tysta Föreningen", may_show=False)
    plan = make_plan(year=YEAR)
    done = make_activity(
        plan=plan, title="Språkcafé på Åsö", organisations=[shown, quiet], owners=[make_person(team="office")]
    )
    planning.decide(plan=plan, decided_on=timezone.localdate(), note="", by=None)
    planning.move_activity(activity=done, state="done", reason="", by=None)
    make_activity(plan=plan, title="Det som ingen har beslutat")
    report = make_annual_report()
    told = report.sections.get(key="activities").told_items
    assert [(each["title"], each["responsible"], each["state"]["sv"]) for each in told] == [
        ("Språkcafé på Åsö", ["Öppna Åkeriet AB"], "Gjort")
    ]


def test_an_edition_is_taken_back_for_a_reason(office, client):
    report = make_annual_report()
    first, second = make_edition(report), make_edition(report)
    place = at("unpublish", report.slug, second.number)
    assert office.post(place, {"reason": ""}).status_code == 200
    office.post(place, {"reason": "En siffra var fel."})
    gone = client.get(second.get_absolute_url())
    assert gone.status_code == 410 and "En siffra var fel." in gone.content.decode()
    assert client.get(report.get_absolute_url()).status_code == 200  # the one before stands
    paper = reverse("results:annual_pdf", args=[report.slug, second.number])
    assert client.get(paper).url == second.get_absolute_url()
    actions.unpublish_edition(edition=first, reason="Den med.", by=None)
    assert client.get(report.get_absolute_url()).status_code == 410
    assert office.get(place).status_code == 404


def test_lists_of_reports_ask_the_same_number_of_questions(client, django_assert_num_queries):
    make_edition(make_annual_report(year=YEAR))
    place = reverse("results:annual_reports")
    client.get(place)
    for year in range(YEAR - 8, YEAR):
        make_edition(actions.draft_report(period=make_year(year), by=None))
    with django_assert_num_queries(3):  # the network's name, the reports, their editions
        client.get(place)
