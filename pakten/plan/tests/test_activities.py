"""The activity plan of a year: proposed, consulted on, decided, followed."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pakten.mail.models import Letter
from pakten.network.models import Contact, Organisation
from pakten.plan import actions
from pakten.plan.models import Activity, Goal, Opinion
from pakten.plan.queries import boards, personal, plans
from tests.makers import make_contact, make_organisation, make_person
from tests.makers_activities import make_activity, make_consulted, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def speaking(client):
    """Somebody who speaks for a member, signed in."""
    organisation = make_organisation(name="Café L'Étoile på Söder AB")
    person = make_contact(organisation=organisation)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.person, client.organisation = person, organisation
    return client


def said(plan, **other):
    year = plan.year
    return {"title": "Läxhjälp för nyanlända", "goal": Goal.objects.first().pk, "starts_on": f"{year}-03-01",
            "ends_on": f"{year}-04-01", **other}  # fmt: skip


def test_deciding_names_each_activity_that_nobody_answers_for():
    plan = make_plan()
    bare = make_activity(plan=plan, title="Utan ansvarig")
    make_activity(plan=plan, owners=[make_person()])
    with pytest.raises(actions.PlanProblem) as problem:
        actions.decide(plan=plan, decided_on=timezone.localdate(), by=None)
    assert list(problem.value.args) == [bare]
    assert not plan.versions.exists()


def test_what_was_decided_keeps_its_words_and_what_changes_is_a_difference():
    plan, owner = make_plan(), make_person()
    activity = make_activity(plan=plan, owners=[owner])
    first = actions.decide(plan=plan, decided_on=timezone.localdate(), by=None)
    Goal.objects.filter(pk=activity.goal_id).update(text_sv="Andra ord")
    said = {"title": "Ny rubrik", "organisations": [], "owners": [owner], "targets": {}}
    actions.change_activity(activity=activity, edition=1, **said, by=None)
    make_activity(plan=plan, title="Å, en till", owners=[owner])
    first.refresh_from_db()
    assert first.content["activities"][0]["title"] == activity.title
    assert first.content["activities"][0]["goal_sv"] != "Andra ord"
    assert [(each.title, each.kind, each.what) for each in plans.differences(first, plan)] == [
        ("Ny rubrik", "changed", ("title",)),
        ("Å, en till", "new", ()),
    ]
    assert actions.decide(plan=plan, decided_on=timezone.localdate(), by=None).number == 2


def test_nobodys_change_is_written_over_unseen():
    activity = make_activity()
    words = {"organisations": [], "owners": [], "targets": {}, "by": None}
    actions.change_activity(activity=activity, edition=1, title="Den enas", **words)
    with pytest.raises(actions.ChangedMeanwhile):
        actions.change_activity(activity=activity, edition=1, title="Den andras", **words)
    activity.refresh_from_db()
    assert activity.title == "Den enas"


def test_every_state_is_kept_with_who_from_what_to_what_and_why():
    activity, person = make_activity(), make_person()
    actions.move_activity(activity=activity, state=Activity.State.DELAYED, reason="Lokalen", by=person)
    actions.move_activity(activity=activity, state=Activity.State.DELAYED, reason="Lokalen", by=person)
    move = activity.moves.order_by("-id").first()
    assert (move.before, move.after, move.reason, move.by) == ("planned", "delayed", "Lokalen", person)
    assert activity.moves.count() == 2


def test_copying_twice_doubles_nothing():
    activity = make_activity(plan=make_plan(year=2028), starts_on=date(2028, 2, 29), ends_on=date(2028, 3, 1))
    into = make_plan(year=2029)
    copies = [actions.copy_activities(chosen=[activity], into=into, by=None) for _again in range(2)]
    assert [len(each) for each in copies] == [1, 0]
    assert (copies[0][0].copied_from, copies[0][0].starts_on) == (activity, date(2029, 2, 28))


def test_a_closed_plan_does_not_change():
    activity = make_activity()
    actions.close_plan(plan=activity.plan, by=None)
    with pytest.raises(actions.PlanProblem):
        actions.move_activity(activity=activity, state=Activity.State.DONE, by=None)


def test_the_board_says_what_somebody_has_to_see_to():
    plan = make_plan(year=2020)
    activity = make_activity(plan=plan)
    board = boards.board(plans.activities(plan))
    assert board.late == board.unowned == board.unmeasured == (activity,)


def test_the_first_contacts_are_asked_once_and_nobody_under_protection():
    asked, hidden = make_contact(), make_contact(name="Dold")
    Contact.objects.update(is_first=True)
    type(hidden).objects.filter(pk=hidden.pk).update(is_protected=True)
    plan = make_plan()
    make_consulted(plan)
    make_consulted(plan)
    letters = Letter.objects.filter(kind="plan.consultation")
    assert [letter.to for letter in letters] == [asked.email]
    assert f"/plan/{plan.year}/" in letters[0].text


def test_a_member_proposes_and_sees_what_the_office_says(speaking):
    plan = make_plan()
    address = f"/plan/{plan.year}/propose/"
    own = speaking.organisation.pk
    wrong = speaking.post(address, said(plan, organisation=own, ends_on=f"{plan.year}-02-01"))
    assert "Läxhjälp för nyanlända" in wrong.content.decode() and "innan" in wrong.content.decode()
    assert (
        str(plan.year) in speaking.post(address, said(plan, organisation=own, starts_on="2001-01-01")).content.decode()
    )
    assert not Activity.objects.exists()

    page = speaking.post(address, said(plan, organisation=own), follow=True)
    proposal = Activity.objects.get()
    assert proposal.state == Activity.State.PROPOSED and "Föreslagen" in page.content.decode()
    actions.decline(activity=proposal, reason="Det gör en annan redan.", by=None)
    assert "Det gör en annan redan." in speaking.get(f"/plan/proposals/{proposal.pk}/").content.decode()
    letter = Letter.objects.get(kind="plan.declined")
    assert letter.to == speaking.person.email and "Läxhjälp" not in letter.subject
    with pytest.raises(actions.PlanProblem):
        actions.take_in(activity=proposal, owners=[make_person()], by=None)


def test_a_proposal_is_taken_in_with_somebody_who_answers_for_it(speaking):
    plan, owner = make_plan(), make_person()
    speaking.post(f"/plan/{plan.year}/propose/", said(plan, organisation=speaking.organisation.pk))
    taken = actions.take_in(activity=Activity.objects.get(), owners=[owner], by=None)
    assert (taken.state, taken.owners.get()) == (Activity.State.PLANNED, owner)
    assert Letter.objects.get(kind="plan.taken_in").to == speaking.person.email


def test_nobody_proposes_for_a_member_they_do_not_speak_for(speaking):
    plan = make_plan()
    speaking.post(f"/plan/{plan.year}/propose/", said(plan, organisation=make_organisation().pk))
    assert not Activity.objects.exists()


def test_a_member_says_what_they_think_while_they_are_asked_and_loses_no_words(speaking):
    plan = make_plan()
    make_activity(plan=plan)
    assert speaking.get(f"/plan/{plan.year}/").status_code == 404
    make_consulted(plan)
    page = speaking.post(f"/plan/{plan.year}/say/", {"text": "Gärna på kvällar också"}, follow=True)
    assert "Gärna på kvällar också" in page.content.decode()
    yesterday = timezone.localdate() - timedelta(days=1)
    type(plan).objects.filter(pk=plan.pk).update(consult_from=yesterday, consult_to=yesterday)
    late = speaking.post(f"/plan/{plan.year}/say/", {"text": "För sent, men viktigt"})
    assert "För sent, men viktigt" in late.content.decode()
    assert Opinion.objects.count() == 1


def test_what_is_written_for_a_closed_plan_is_there_to_be_copied(speaking):
    plan = make_plan()
    actions.close_plan(plan=plan, by=None)
    page = speaking.post(f"/plan/{plan.year}/propose/", said(plan, organisation=speaking.organisation.pk))
    assert "Läxhjälp för nyanlända" in page.content.decode()


def test_the_public_sees_only_what_is_decided_and_members_that_want_to_be_seen(client):
    plan, owner = make_plan(), make_person()
    seen, unseen = make_organisation(name="Synliga Åkeriet AB"), make_organisation(name="Blyga AB", may_show=False)
    activity = make_activity(plan=plan, owners=[owner], organisations=[seen, unseen])
    assert client.get(f"/plan/{plan.year}/").status_code == 404
    actions.decide(plan=plan, decided_on=timezone.localdate(), by=None)
    make_activity(plan=plan, title="Inte beslutad än", owners=[owner])
    page = client.get(f"/plan/{plan.year}/").content.decode()
    assert activity.title in page and "Synliga Åkeriet AB" in page
    assert "Blyga AB" not in page and "Inte beslutad än" not in page and owner.name not in page
    Organisation.objects.filter(pk=seen.pk).update(may_show=False)
    assert "Synliga" not in client.get(f"/plan/{plan.year}/").content.decode()


def test_a_plan_of_many_activities_asks_the_database_no_more(client):
    plan, owner = make_plan(), make_person()
    counts = []
    for number in (1, 29):
        for _each in range(number):
            make_activity(plan=plan, owners=[owner], organisations=[make_organisation()])
        actions.decide(plan=plan, decided_on=timezone.localdate(), by=None)
        client.get(f"/plan/{plan.year}/")
        with CaptureQueriesContext(connection) as found:
            client.get(f"/plan/{plan.year}/")
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_who_is_forgotten_leaves_what_they_said_without_a_name(speaking):
    person = speaking.person
    plan = make_plan()
    make_activity(plan=plan, owners=[person])
    actions.say(plan=plan, text="Bra", by=person)
    assert len(personal.held(person)) == 2
    actions.forget(person=person)
    assert Opinion.objects.get().by is None and not personal.held(person)
