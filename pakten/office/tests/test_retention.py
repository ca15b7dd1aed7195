"""What has been kept long enough goes, by rules that the office sees and changes, and the log says so."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.mingle.models import Mingle, Participant
from pakten.network.models import Application, Import, Invitation, Person
from pakten.office import disposing, retention, tick
from pakten.office.models import Disposal, RetentionRule
from tests.makers import make_contact, make_letter, make_person
from tests.makers_our_page import make_invitation
from tests.makers_retention import (
    MAKERS,
    aged,
    make_draft,
    make_ended_application,
    make_file,
    make_import,
    make_sent_letter,
    make_stranger,
)

pytestmark = pytest.mark.django_db

BY_THEMSELVES = [rule for rule in retention.RULES if rule.dispose]


def due(kind):
    now = timezone.now()
    return retention.rule(kind).due(retention.before(kind, now)).count()


def run(now=None):
    disposing.run_due(now or timezone.now())


@pytest.mark.parametrize("rule", BY_THEMSELVES, ids=lambda rule: rule.kind)
def test_what_is_older_than_the_rule_goes_and_what_is_younger_stays(rule):
    make = MAKERS[rule.kind]
    make(rule.days + 2), make(rule.days + 2)
    young = make(max(rule.days - 2, 0))
    before = {name: value for name, value in vars(young).items() if name != "_state"}
    assert due(rule.kind) == 2
    run()
    assert due(rule.kind) == 0
    entry = Disposal.objects.get(kind=rule.kind)
    assert (entry.number, entry.days, entry.by_hand) == (2, rule.days, False)
    young.refresh_from_db()
    assert all(getattr(young, name) == value for name, value in before.items())


def test_every_rule_has_something_made_for_it_here():
    assert set(MAKERS) == {rule.kind for rule in retention.RULES}


def test_of_an_ended_application_people_go_and_the_number_of_applications_stays():
    declined = make_ended_application(731)
    withdrawn = make_ended_application(731, state=Application.State.WITHDRAWN)
    waiting = make_ended_application(731, state=Application.State.SUBMITTED)
    run()
    assert Application.objects.count() == 3
    for application in (declined, withdrawn):
        application.refresh_from_db()
        told = [application.answers, *(each.answers for each in application.submissions.all())]
        assert len(told) == 2 and all(answers["contacts"] == [] for answers in told)
        assert all(answers["sector"] == "business" for answers in told)
        assert application.reason == "" and not application.questions.exclude(text="", answer="").exists()
    waiting.refresh_from_db()
    assert waiting.answers["contacts"][0]["name"] == "Åsa Öberg" and waiting.reason


def test_an_application_whose_contacts_were_taken_out_before_it_was_withdrawn_is_not_missed():
    application = make_ended_application(731, state=Application.State.WITHDRAWN)
    application.questions.all().delete()
    Application.objects.filter(pk=application.pk).update(answers={**application.answers, "contacts": []}, reason="")
    run()
    assert application.submissions.get().answers["contacts"] == []


def test_people_of_a_mingle_stay_when_its_file_goes():
    file = make_file(91)
    people = Participant.objects.count()
    run()
    assert Mingle.objects.filter(pk=file.mingle_id).exists() and Participant.objects.count() == people > 0


def test_that_a_letter_went_is_kept_and_one_that_waits_keeps_its_text():
    went, waits = make_sent_letter(366), aged(make_letter(text="Kommer snart"), written_at=366)
    run()
    assert Letter.objects.get(pk=went.pk).text == "" and Letter.objects.get(pk=went.pk).sent_at
    assert Letter.objects.get(pk=waits.pk).text == "Kommer snart"


def test_a_register_that_was_taken_in_and_an_invitation_that_holds_stay():
    aged(make_import(300), applied_at=299)
    make_invitation()
    run()
    assert Import.objects.count() == 1 and Invitation.objects.count() == 1


def test_people_without_ties_are_counted_and_never_go_by_themselves():
    make_stranger(731)
    make_stranger(731, team=Person.Team.COORDINATOR)
    aged(make_contact(), created_at=731)
    aged(make_person(), created_at=731, last_login=10)
    MAKERS["tickets"](1)
    aged(Person.objects.latest("pk"), created_at=731)
    assert due("people") == 1
    people = Person.objects.count()
    run()
    assert Person.objects.count() == people and not Disposal.objects.exists()


def test_a_rule_is_followed_once_a_day():
    make_draft(91)
    now = timezone.now()
    run(now)
    make_draft(91)
    run(now), run(now + timedelta(hours=23))
    assert due("drafts") == 1 and Disposal.objects.count() == 1
    run(now + timedelta(hours=25))
    assert due("drafts") == 0 and Disposal.objects.count() == 2


def test_more_than_a_batch_goes_in_one_run_with_one_entry(monkeypatch):
    monkeypatch.setattr(disposing, "BATCH", 2)
    for _ in range(5):
        make_draft(91)
    run()
    assert due("drafts") == 0 and Disposal.objects.get().number == 5


def test_killed_in_the_middle_the_log_says_what_went_and_the_rest_goes_the_next_time(monkeypatch):
    monkeypatch.setattr(disposing, "BATCH", 2)
    for _ in range(5):
        make_draft(91)
    whole, batches = retention.rule("drafts"), []

    def dispose(*, before, most):
        batches.append(most)
        if len(batches) == 2:
            raise KeyboardInterrupt
        return whole.dispose(before=before, most=most)

    breaking = retention.Rule(**{**vars(whole), "dispose": dispose})
    with pytest.raises(KeyboardInterrupt):
        disposing.follow(breaking, timezone.now())
    assert due("drafts") == 3 and Disposal.objects.get().number == 2
    run()
    assert due("drafts") == 0 and sorted(Disposal.objects.values_list("number", flat=True)) == [2, 3]


def test_a_rule_that_fails_stops_no_other_and_tells_no_names_in_the_log(monkeypatch, caplog):
    def broken(*, before, most):
        raise DatabaseError("leila@example.org")

    first = retention.Rule(**{**vars(retention.RULES[0]), "dispose": broken})
    monkeypatch.setattr(retention, "RULES", [first, *retention.RULES[1:]])
    make_import(31)
    run()
    assert not Import.objects.exists()
    assert "drafts" in caplog.text and "leila" not in caplog.text


def test_the_tick_follows_the_rules():
    make_draft(91)
    tick.run()
    assert due("drafts") == 0


def test_the_command_shows_what_would_go_and_then_lets_go_of_it():
    make_draft(91), make_draft(91)
    said = StringIO()
    call_command("dispose", dry_run=True, lang="en", stdout=said)
    row = next(line for line in said.getvalue().splitlines() if "never sent" in line)
    assert row.split()[:3] == ["90", "2", "–"]
    assert due("drafts") == 2 and not Disposal.objects.exists()
    said = StringIO()
    call_command("dispose", stdout=said)
    row = next(line for line in said.getvalue().splitlines() if "aldrig skickades" in line)
    assert row.split()[:3] == ["90", "2", "2"]
    assert due("drafts") == 0 and Disposal.objects.get().by_hand
    call_command("dispose", stdout=StringIO())
    assert Disposal.objects.count() == 1


def test_the_office_changes_the_days_and_the_journal_says_from_what_to_what(office):
    make_draft(31)
    answer = office.post("/office/retention/drafts/", {"days": "30"}, follow=True)
    assert "Sparat" in answer.content.decode()
    line = Line.objects.get(verb="office.change_days")
    assert line.details == {"from": 90, "to": 30} and line.by_id == office.person.pk
    assert line.subject_name == "Ansökningar som aldrig skickades: 90 → 30"
    run()
    assert due("drafts") == 0 and Disposal.objects.get().days == 30
    office.post("/office/retention/drafts/", {"days": "30"})
    assert Line.objects.filter(verb="office.change_days").count() == 1


@pytest.mark.parametrize(
    ("days", "words"),
    [("0", "Minst en dag"), ("-5", "Minst en dag"), ("3651", "Högst 3650"), ("", "Skriv"), ("åtta", "heltal")],
)
def test_days_that_cannot_be_are_explained_and_nothing_changes(office, days, words):
    page = office.post("/office/retention/drafts/", {"days": days}).content.decode()
    assert (words in page and f'value="{days}"' in page) or not days
    assert retention.days_of("drafts") == 90 and not RetentionRule.objects.exclude(days=None).exists()


def test_an_unknown_rule_is_not_found(office):
    assert office.get("/office/retention/nosuch/").status_code == 404


def test_the_office_sees_what_would_go_before_it_goes(office):
    make_draft(91)
    page = office.get("/office/retention/now/").content.decode()
    assert "Ansökningar som aldrig skickades" in page and "Register" not in page
    assert due("drafts") == 1
    page = office.post("/office/retention/now/", follow=True).content.decode()
    assert "1 sak är borta" in page and due("drafts") == 0
    line = Line.objects.get(verb="office.dispose")
    assert line.details == {"drafts": 1} and line.by_id == office.person.pk
    assert Disposal.objects.get().by_hand
    assert "Inget är tillräckligt gammalt" in office.get("/office/retention/now/").content.decode()
    assert "Inget var gammalt nog" in office.post("/office/retention/now/", follow=True).content.decode()


def test_the_page_asks_the_database_as_often_for_many_entries_as_for_one(office):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get("/office/retention/")
        return len(queries)

    Disposal.objects.create(kind="drafts", at=timezone.now(), number=3, days=90)
    few = asked()
    for day in range(40):
        Disposal.objects.create(kind="gone_rule", at=timezone.now() - timedelta(days=day), number=3, days=90)
    assert asked() == few
    assert "page=2" in office.get("/office/retention/").content.decode()


def test_the_page_says_when_a_rule_was_followed_last_and_what_went(office):
    page = office.get("/office/retention/").content.decode()
    assert page.count("För hand") == 1 and page.count("Aldrig kontrollerad") == len(BY_THEMSELVES)
    assert "Inget har gallrats än" in page
    make_draft(91)
    run()
    page = office.get("/office/retention/").content.decode()
    assert "(1)" in page and page.count("Inget än") == len(BY_THEMSELVES) - 1 and "Automatiskt" in page


def test_the_settings_lead_to_the_rules(office):
    assert "/office/retention/" in office.get("/office/settings/").content.decode()
