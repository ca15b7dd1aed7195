"""The activity plan in the office: drawn up, members asked, decided on, followed, closed, copied."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pakten.journal.models import Line
from pakten.mail.models import Letter
from pakten.network.models import Contact, Person
from pakten.plan import actions
from pakten.plan.models import Activity, ActivityPlan, Goal, Indicator
from tests.makers import make_contact, make_organisation, make_person
from tests.makers_activities import make_activity, make_consulted, make_plan

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def owner():
    return make_person(name="Åsa O'Brien", team=Person.Team.COORDINATOR)


def typed(page):
    """What stands in the form of a page."""
    form = page.context["form"]
    values = {field.html_name: field.value() for field in form}
    return {name: "" if value is None else value for name, value in values.items()}


def post(client, address, **said):
    page = client.post(address, said, follow=True)
    return page, page.content.decode()


def test_the_office_begins_a_plan_and_fills_it(office, owner):
    year = TODAY().year
    assert f'value="{year}"' in office.get("/office/plan/").content.decode()
    page, text = post(office, "/office/plan/begin/", year=year)
    assert page.redirect_chain[-1][0] == f"/office/plan/{year}/" and "Inget" in text
    _page, again = post(office, "/office/plan/begin/", year=year)
    assert "redan" in again and ActivityPlan.objects.count() == 1
    assert "2000" in post(office, "/office/plan/begin/", year=1900)[1]

    doer, (first, second) = make_organisation(name="Café L'Étoile på Söder AB"), Indicator.objects.all()[:2]
    said = {
        "title": "Språkcafé på Åsö", "goal": Goal.objects.first().pk, "about": "Varje torsdag.",
        "starts_on": f"{year}-02-01", "ends_on": f"{year}-05-31", "organisations": "café l'étoile på söder ab",
        "owners": [owner.pk], "indicator-0": first.pk, "value-0": "12,5", "indicator-1": second.pk,
    }  # fmt: skip
    _page, wrong = post(office, f"/office/plan/{year}/add/", **{**said, "ends_on": f"{year}-01-01", "value-2": "3"})
    assert "Språkcafé på Åsö" in wrong and "innan det börjar" in wrong and "vilken indikator" in wrong
    assert not Activity.objects.exists()
    _page, text = post(office, f"/office/plan/{year}/add/", **said)
    activity = Activity.objects.get()
    assert list(activity.organisations.all()) == [doer] and list(activity.owners.all()) == [owner]
    assert {each.indicator: each.value for each in activity.targets.all()} == {first: 12.5, second: None}
    assert "12,5" in text and "Varje torsdag." in text


def test_what_is_changed_stands_in_the_history(office, owner):
    activity = make_activity(owners=[owner], targets={Indicator.objects.first(): 10})
    address = f"/office/plan/activities/{activity.pk}/"
    said = typed(office.get(f"{address}change/"))
    post(office, f"{address}change/", **said)
    assert "<del>" not in office.get(address).content.decode()
    _page, text = post(office, f"{address}change/", **{**said, "title": "Ny rubrik", "owners": [], "value-0": "25"})
    assert "<del>Språkcafé på Åsö" in text and "<ins>Ny rubrik" in text
    assert "<del>Åsa O&#x27;Brien</del>" in text and ": 25</ins>" in text and "Ingen ansvarar" in text
    _page, text = post(office, address, state="delayed")
    assert "varför" in text and "delayed" not in activity.moves.values_list("after", flat=True)
    _page, text = post(office, address, state="delayed", reason="Lokalen på Åsö är översvämmad")
    assert "översvämmad" in text and "Försenad" in text
    _page, text = post(office, address, state="delayed", reason="Nu är den torrlagd")
    assert "översvämmad" in text and "torrlagd" in text


def test_two_who_write_at_once_see_each_other_and_lose_nothing(office, owner):
    activity = make_activity(owners=[owner])
    address = f"/office/plan/activities/{activity.pk}/change/"
    mine, theirs = typed(office.get(address)), typed(office.get(address))
    post(office, address, **{**theirs, "about": "Den andras ord", "ends_on": f"{activity.plan.year}-06-15"})
    page, text = post(office, address, **{**mine, "title": "Min rubrik", "about": "Mina ord"})
    assert "Någon annan" in text and "Den andras ord" in text
    form = page.context["form"]
    assert (form["title"].value(), form["about"].value()) == ("Min rubrik", "Mina ord")
    assert form["ends_on"].value() == f"{activity.plan.year}-06-15"
    activity.refresh_from_db()
    assert activity.about == "Den andras ord"
    post(office, address, **typed(page))
    activity.refresh_from_db()
    assert (activity.title, activity.about, activity.ends_on.month) == ("Min rubrik", "Mina ord", 6)


def test_a_colleague_who_says_how_it_goes_stops_nobody_who_writes(office, owner):
    activity = make_activity(owners=[owner])
    said = typed(office.get(f"/office/plan/activities/{activity.pk}/change/"))
    actions.move_activity(activity=activity, state=Activity.State.ONGOING, by=owner)
    post(office, f"/office/plan/activities/{activity.pk}/change/", **{**said, "title": "Ny rubrik"})
    activity.refresh_from_db()
    assert (activity.title, activity.state) == ("Ny rubrik", Activity.State.ONGOING)


def test_a_proposal_gets_an_answer_and_is_not_moved_past_it(office, owner):
    plan, speaks = make_plan(), make_contact(name="Noé Brännström")
    said = {"goal": Goal.objects.first(), "starts_on": TODAY(), "ends_on": TODAY(), "by": speaks}
    own = speaks.contact_for.get().organisation
    one, two = (actions.propose(plan=plan, organisation=own, title=title, **said) for title in ("Läxhjälp", "Körsång"))
    for state in (Activity.State.ONGOING, Activity.State.PLANNED):
        with pytest.raises(actions.PlanProblem):
            actions.move_activity(activity=one, state=state, by=None)
    assert "bara föreslagen" in post(office, f"/office/plan/activities/{one.pk}/", state="ongoing")[1]
    board = office.get(f"/office/plan/{plan.year}/").content.decode()
    assert "Läxhjälp" in board and "Körsång" in board

    assert office.get(f"/office/plan/activities/{one.pk}/").status_code == 200
    _page, text = post(office, f"/office/plan/activities/{one.pk}/take-in/", owners=[owner.pk])
    assert "Planerad" in text
    _page, text = post(office, f"/office/plan/activities/{two.pk}/decline/", reason="Det gör en annan redan.")
    assert "Det gör en annan redan." in text
    _page, again = post(office, f"/office/plan/activities/{two.pk}/take-in/", owners=[owner.pk])
    assert "redan" in again and Activity.objects.get(pk=two.pk).state == Activity.State.DECLINED
    assert Letter.objects.filter(to=speaks.email).count() == 2


def test_what_nobody_answers_for_is_shown_and_stops_the_decision(office, owner):
    plan = make_plan()
    activity = make_activity(plan=plan, title="Utan någon å")
    assert "Ingen ansvarar" in office.get(f"/office/plan/{plan.year}/").content.decode()
    address = f"/office/plan/{plan.year}/decide/"
    assert f"/office/plan/activities/{activity.pk}/change/" in office.get(address).content.decode()
    _page, text = post(office, address, decided_on=TODAY().isoformat(), note="Protokoll 7 § 3")
    assert "Utan någon å" in text and "Protokoll 7 § 3" in text and not plan.versions.exists()
    activity.owners.set([owner])
    tomorrow = TODAY() + timedelta(days=1)
    assert "framåt" in post(office, address, decided_on=tomorrow.isoformat())[1]
    _page, text = post(office, address, decided_on=TODAY().isoformat(), note="Protokoll 7 § 3")
    assert "Protokoll 7 § 3" in text and plan.versions.get().note == "Protokoll 7 § 3"
    Activity.objects.update(title="Med nya ord")
    assert "<ins>Med nya ord" in office.get(address).content.decode()
    assert "Med nya ord" not in office.get(f"/plan/{plan.year}/versions/1/").content.decode()


def test_members_are_asked_with_a_letter_that_was_looked_at(office):
    person = make_contact(name="Leïla Öst")
    Contact.objects.update(is_first=True)
    plan = make_plan()
    address = f"/office/plan/{plan.year}/consult/"
    days = {"consult_from": TODAY().isoformat(), "consult_to": (TODAY() + timedelta(days=9)).isoformat()}
    assert "har varit" in post(office, address, consult_from="2001-01-01", consult_to="2001-01-02")[1]
    _page, text = post(office, address, **days)
    assert f"/plan/{plan.year}/" in text and "1 person" in text and not Letter.objects.exists()
    post(office, address, **days, send="1")
    assert [letter.to for letter in Letter.objects.all()] == [person.email]
    post(office, address, **{**days, "consult_to": (TODAY() + timedelta(days=20)).isoformat()})
    plan.refresh_from_db()
    assert plan.consult_to == TODAY() + timedelta(days=20) and Letter.objects.count() == 1


def test_what_members_say_stands_beside_what_they_say_it_of(office):
    plan = make_consulted(make_plan())
    activity, own = make_activity(plan=plan), make_organisation(name="Åkeriet Öst AB")
    actions.say(plan=plan, activity=activity, organisation=own, text="Gärna på kvällar", by=None)
    actions.say(plan=plan, organisation=own, text="Helheten är bra", by=None)
    text = office.get(f"/office/plan/{plan.year}/said/").content.decode()
    assert text.index("Helheten är bra") < text.index(activity.title) < text.index("Gärna på kvällar")
    assert "Gärna på kvällar" in office.get(f"/office/plan/activities/{activity.pk}/").content.decode()


def test_members_who_are_asked_anew_see_the_draft_and_have_the_decision_one_link_away(client, owner):
    client.force_login(make_contact(), backend="django.contrib.auth.backends.ModelBackend")
    plan = make_plan()
    make_activity(plan=plan, owners=[owner], title="Beslutad å")
    actions.decide(plan=plan, decided_on=TODAY(), by=None)
    make_activity(plan=plan, owners=[owner], title="Ny i utkastet")
    assert "Ny i utkastet" not in client.get(f"/plan/{plan.year}/").content.decode()
    assert f"/plan/{plan.year}/" not in client.get("/mine/").content.decode()
    make_consulted(plan)
    assert f"/plan/{plan.year}/" in client.get("/mine/").content.decode()
    draft = client.get(f"/plan/{plan.year}/").content.decode()
    assert "Ny i utkastet" in draft and f"/plan/{plan.year}/versions/1/" in draft
    decided = client.get(f"/plan/{plan.year}/versions/1/").content.decode()
    assert "Beslutad å" in decided and "Ny i utkastet" not in decided
    client.logout()
    assert "Ny i utkastet" not in client.get(f"/plan/{plan.year}/").content.decode()


def test_a_year_is_closed_and_what_goes_on_is_copied_to_the_next(office, owner):
    plan = make_plan()
    stays, goes = make_activity(plan=plan, owners=[owner], title="Slutar här"), make_activity(plan=plan, owners=[owner])
    assert "Slutar här" in office.get(f"/office/plan/{plan.year}/close/").content.decode()
    post(office, f"/office/plan/{plan.year}/close/")
    said = typed(office.get(f"/office/plan/activities/{stays.pk}/change/"))
    _page, text = post(office, f"/office/plan/activities/{stays.pk}/change/", **{**said, "title": "För sent"})
    assert "För sent" in text and "stängd" in text
    address = f"/office/plan/{plan.year}/copy/"
    assert str(plan.year + 1) in office.get(address).content.decode()
    assert "minst en" in post(office, address, go="1")[1] and ActivityPlan.objects.count() == 1
    _page, text = post(office, address, chosen=goes.pk)
    copy = Activity.objects.get(plan__year=plan.year + 1)
    assert (copy.copied_from, copy.owners.get()) == (goes, owner) and "Slutar här" not in text
    assert "Slutar här" in office.get(address).content.decode()


def test_a_closed_year_is_opened_again_with_a_reason_that_stands_there(office, owner):
    activity = make_activity(owners=[owner])
    plan = activity.plan
    address = f"/office/plan/{plan.year}/reopen/"
    assert "<textarea" not in office.get(address).content.decode()
    assert "redan öppen" in post(office, address, reason="Ingen anledning")[1]
    actions.close_plan(plan=plan, by=office.person)
    assert address in office.get(f"/office/plan/{plan.year}/").content.decode()
    assert "ds-error" in post(office, address, reason=" ")[1] and ActivityPlan.objects.get().is_closed
    _page, text = post(office, address, reason="Åtta kaféer saknades <b>")
    assert "Åtta kaféer saknades &lt;b&gt;" in text and "Öppnad igen" in text and str(office.person) in text
    assert not ActivityPlan.objects.get().is_closed
    assert Line.objects.get(verb="plan.reopen_plan").details == {"reason": "Åtta kaféer saknades <b>"}
    assert "redan öppen" in post(office, address, reason="En gång till")[1]
    assert Line.objects.filter(verb="plan.reopen_plan").count() == 1
    said = typed(office.get(f"/office/plan/activities/{activity.pk}/change/"))
    assert (
        "Ny rubrik"
        in post(office, f"/office/plan/activities/{activity.pk}/change/", **{**said, "title": "Ny rubrik"})[1]
    )


def test_the_plan_is_taken_home_on_paper_too(office, client, owner):
    plan = make_plan()
    make_activity(plan=plan, owners=[owner], targets={Indicator.objects.first(): 40}, about="Å, é och 'apostrof'")
    draft = office.get(f"/office/plan/{plan.year}/plan.pdf")
    assert draft.content.startswith(b"%PDF") and draft["Content-Type"] == "application/pdf"
    assert client.get(f"/plan/{plan.year}/plan.pdf").status_code == 404
    actions.decide(plan=plan, decided_on=TODAY(), by=None)
    for language in ("", "/en"):
        assert b"pdfuaid" in client.get(f"{language}/plan/{plan.year}/plan.pdf").content


def test_the_pages_of_a_plan_ask_the_database_no_more_for_many(office, owner):
    plan = make_consulted(make_plan())
    counts, pages = [], ["", "said/", "decide/", "close/", "copy/", "activity-plan.csv"]
    for number in (1, 29):
        for each in range(number):
            own = make_organisation()
            targets = {Indicator.objects.first(): each}
            made = make_activity(plan=plan, owners=[owner, office.person], organisations=[own], targets=targets)
            actions.say(plan=plan, activity=made, organisation=own, text="Bra", by=None)
            proposed = {"goal": Goal.objects.first(), "starts_on": TODAY(), "ends_on": TODAY()}
            actions.propose(plan=plan, organisation=own, title="Läxhjälp", by=owner, **proposed)
        counts.append({page: _queries(office, f"/office/plan/{plan.year}/{page}") for page in pages})
    assert counts[0] == counts[1]


def _queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_journal_keeps_no_name_of_a_person_for_an_activity(owner):
    activity = make_activity()
    actions.change_activity(activity=activity, edition=1, owners=[owner], organisations=[], targets={}, by=None)
    line = activity_lines(activity)[-1]
    assert owner.name not in json.dumps(line.details) and line.details["owners"] == [[], [owner.pk]]


def activity_lines(activity):
    return list(Line.objects.filter(subject_kind="plan.activity", subject_id=activity.pk).order_by("id"))
