"""Members are asked to report and reminded; the office sees who has answered; what is approved is counted."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pakten.mail.models import Letter
from pakten.network.models import Organisation
from pakten.plan.models import Indicator
from pakten.results import actions
from pakten.results.measures import MEASURES, Span
from pakten.results.models import MemberReport, Period
from pakten.results.queries import member_reports as queries
from pakten.results.queries.outcomes import outcomes
from tests.makers import make_contact, make_organisation
from tests.makers_reports import YEAR, make_approved, make_report_year, make_sent
from tests.makers_results import figures, whole

pytestmark = pytest.mark.django_db


def page(client, address, **said):
    answer = client.post(address, said) if said else client.get(address)
    return answer.content.decode()


def at_nine(days):
    return timezone.localtime(timezone.now() + timedelta(days=days)).replace(hour=9)


def test_every_member_is_asked_once_with_the_letter_seen_before(office):
    first, second = make_organisation(name="Åkeriet AB"), make_organisation(name="Öbergs d'Été")
    mail = {each.pk: make_contact(organisation=each).email for each in (first, second)}
    make_contact(organisation=first)  # a colleague, who gets no letter
    make_organisation(name="Utan kontakt")
    gone = make_organisation(name="Lämnat AB")
    make_contact(organisation=gone)
    Organisation.objects.filter(pk=gone.pk).update(state="left")
    period = make_report_year()
    make_sent(organisation=make_organisation(name="Redan klara"), period=period)
    address = f"/office/results/reports/of/{YEAR}/ask/"
    preview = page(office, address)
    assert "2 medlemmar får brevet" in preview and "Utan kontakt" in preview and f"Hur gick {YEAR}?" in preview
    late = make_organisation(name="Kom till")
    make_contact(organisation=late)
    seen = preview.split('name="seen" value="')[1].split('"')[0]
    office.post(address, {"seen": seen})
    assert not Letter.objects.exists()  # the list had changed
    office.post(address, {"seen": queries.to_ask(period).digest})
    letters = {each.to: each for each in Letter.objects.all()}
    assert len(letters) == 3 and set(mail.values()) < set(letters)
    assert f"/results/our/{first.slug}/{YEAR}/" in letters[mail[first.pk]].text
    assert queries.to_ask(period).members == []
    office.post(address, {"seen": queries.to_ask(period).digest})
    assert Letter.objects.count() == 3
    assert "Alla medlemmar har fått frågan" in page(office, address)


def test_who_has_not_answered_is_reminded_twice_by_the_clock_and_no_more():
    period, own = make_report_year(), make_organisation()
    contact = make_contact(organisation=own)
    sent = make_organisation()
    make_contact(organisation=sent)
    actions.ask(period=period, seen=queries.to_ask(period).digest, by=None)
    make_sent(organisation=sent, period=period)
    assert actions.remind_reports(at_nine(20)) == 0
    assert actions.remind_reports(at_nine(22).replace(hour=5)) == 0  # not at night
    assert [actions.remind_reports(at_nine(days)) for days in (22, 22, 44, 70, 100)] == [1, 0, 1, 0, 0]
    reminders = Letter.objects.filter(kind="results.report_reminder")
    assert [each.to for each in reminders] == [contact.email] * 2


def test_the_office_reminds_by_hand_but_nobody_twice_in_a_week(office):
    period, own = make_report_year(), make_organisation()
    make_contact(organisation=own)
    actions.ask(period=period, seen=queries.to_ask(period).digest, by=None)
    address = f"/office/results/reports/of/{YEAR}/remind/"
    assert "Det finns ingen att påminna nu" in page(office, address)
    MemberReport.objects.update(asked_at=timezone.now() - timedelta(days=8))
    assert "1 medlem får brevet" in page(office, address)
    for _time in range(2):
        office.post(address, {"seen": queries.to_remind(period).digest})
    assert Letter.objects.filter(kind="results.report_reminder").count() == 1


def test_a_closed_year_asks_and_reminds_nobody(office):
    period, own = make_report_year(), make_organisation()
    make_contact(organisation=own)
    actions.ask(period=period, seen=queries.to_ask(period).digest, by=None)
    Period.objects.update(closed_at=timezone.now())
    late = make_organisation()
    make_contact(organisation=late)
    with pytest.raises(actions.ReportProblem):
        actions.ask(period=period, seen=queries.to_ask(period).digest, by=None)
    assert actions.remind_reports(at_nine(40)) == 0


def test_the_list_tells_who_has_sent_who_waits_and_who_has_not_answered(office):
    assert "Inget år att redovisa än" in page(office, "/office/results/reports/")
    period = make_report_year()
    waits = make_sent(organisation=make_organisation(name="Väntar Länge AB"), period=period)
    MemberReport.objects.filter(pk=waits.pk).update(sent_at=timezone.now() - timedelta(days=9))
    make_sent(organisation=make_organisation(name="Aktuell Österns"), period=period)
    make_approved(organisation=make_organisation(name="Klara & Co"), period=period)
    make_organisation(name="Tysta AB")
    shown = page(office, "/office/results/reports/")
    assert shown.index("Väntar Länge AB") < shown.index("Aktuell Österns") < shown.index("Klara &amp; Co")
    assert "2 redovisningar väntar på att läsas" in shown
    unanswered = page(office, "/office/results/reports/?state=unanswered")
    assert "Tysta AB" in unanswered and "Klara" not in unanswered
    assert "Klara" in page(office, "/office/results/reports/?q=klara") and page(
        office, "/office/results/reports/?page=x"
    )
    file = office.get("/office/results/reports/reports.csv").content.decode("utf-8-sig")
    assert "Väntar Länge AB" in file and ";7;" in file


def test_the_list_takes_as_many_queries_however_long(office):
    period = make_report_year()
    make_sent(period=period)
    make_contact()
    short = _queries(office)
    for _number in range(8):
        make_sent(period=period)
        make_contact()
    assert _queries(office) == short


def _queries(client):
    counted = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/office/results/reports/").status_code == 200
        counted.append(len(asked))
    return counted[1]


def test_closing_tells_of_reports_that_will_not_be_counted(office):
    period = make_report_year(YEAR - 1)
    own = make_organisation()
    make_sent(organisation=own, period=period)
    other = make_sent(period=period)
    actions.return_report(report=other, question="Hur?", seen=other.version, by=None)
    shown = page(office, f"/office/results/periods/{YEAR - 1}/close/")
    assert "1 redovisning är skickad men ingen har godkänt den" in shown
    assert "1 redovisning är ett utkast eller tillbaka hos medlemmen" in shown


def test_only_approved_reports_are_counted_and_each_figure_opens_them(office):
    year = make_report_year(2025)
    shop = make_organisation(name="Öbergs Möbler AB")
    club = make_organisation(name="Café d'Été, förening", sector="civil_society")
    parts = {"women": 6, "men": 3, "other_gender": 1, "aged_to_24": 2, "aged_25_to_54": 8, "aged_from_55": 0}
    told = {"places_offered": 20, "places_filled": 15, "employed": 10, "hired_before": 200, "still_employed": 180}
    make_approved(organisation=shop, period=year, **told, **parts)
    make_approved(
        organisation=club, period=year, employed=4, mentors=9, own_activities=3, hired_before=10, still_employed=9
    )
    make_sent(period=year, employed=100)  # nobody has approved it
    make_approved(period=make_report_year(2024), employed=50)
    assert figures("reported_employed") == {
        ("", ""): 14, ("sector", "business"): 10, ("sector", "civil_society"): 4, ("sector", "public"): 0,
        ("gender", "women"): 6, ("gender", "men"): 3, ("gender", "other"): 5,
        ("age", "16–24"): 2, ("age", "25–54"): 8, ("age", "55+"): 0, ("age", "unknown"): 4,
    }  # fmt: skip
    names = ("places_offered", "places_filled", "mentors", "own_activities")
    assert [whole(f"reported_{name}").value for name in names] == [20, 15, 9, 3]
    retained = whole("reported_retained")
    assert (retained.value, retained.n) == (Decimal("90.0"), 210)
    half = Span(year.starts_on, year.starts_on + timedelta(days=180))
    assert {MEASURES[f"reported_{name}"].count(half)[0].value for name in (*names, "employed", "retained")} == {None}
    basis = MEASURES["reported_employed"].rests_on(whole("reported_employed").basis)
    assert [(each.label, each.number) for each in basis] == [("Café d'Été, förening", 4), ("Öbergs Möbler AB", 10)]
    found = Indicator.objects.filter(measure__startswith="reported_", level="member", source="reported")
    assert found.count() == 6
    shown = page(office, "/office/results/figures/2025/reported-employed/")
    assert "Kvinnor" in shown and "Inte angivet" in shown and "Öbergs Möbler AB" in shown
    values = {each.indicator.key: each.whole.value for each in outcomes(year, found)}
    assert values["reported-employed"] == 14 and values["reported-retained"] == 90


def test_a_returned_report_is_no_longer_counted():
    year = make_report_year(2025)
    report = make_approved(period=year, employed=10)
    assert whole("reported_employed").value == 10
    actions.return_report(report=report, question="Säkert?", seen=report.version, by=None)
    assert whole("reported_employed").value is None
