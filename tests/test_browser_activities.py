"""The activity plan, for members and the public, as a browser makes it."""

import pytest
from django.utils import timezone

from pakten.network.models import Person
from pakten.plan import actions
from pakten.plan.models import Goal, Indicator
from tests.makers import make_contact, make_organisation, make_person
from tests.makers_activities import make_activity, make_consulted, make_plan
from tests.walk import Walk, both_looks

pytestmark = pytest.mark.django_db(transaction=True)


@both_looks
def test_the_pages_of_the_plan_are_sound(open_page, look):
    day, organisation = timezone.localdate(), make_organisation()
    person, plan = make_contact(organisation=organisation), make_plan()
    make_activity(plan=plan, owners=[make_person()], organisations=[organisation])
    proposal = actions.propose(
        plan=plan, organisation=organisation, goal=Goal.objects.first(), title="Läxhjälp", starts_on=day, ends_on=day,
        by=person,
    )  # fmt: skip
    actions.decide(plan=plan, decided_on=day, by=None)
    assert not Walk(open_page, look=look).over([f"/plan/{plan.year}/"])
    make_consulted(plan)
    actions.say(plan=plan, text="Gärna på kvällar också", organisation=organisation, by=person)
    walk = Walk(open_page, look=look, person=person)
    places = [f"{plan.year}/", f"{plan.year}/say/", f"{plan.year}/propose/", f"proposals/{proposal.pk}/"]
    assert not walk.over([f"/plan/{place}" for place in places])


@both_looks
def test_the_pages_of_the_plan_in_the_office_are_sound(open_page, look):
    day, own = timezone.localdate(), make_organisation(name="Café L'Étoile på Söder AB")
    plan, owner = make_plan(), make_person(name="Åsa Öhrn", team=Person.Team.OFFICE)
    made = make_activity(plan=plan, owners=[owner], organisations=[own], targets={Indicator.objects.first(): 40})
    for state, said in (("ongoing", ""), ("delayed", "Lokalen"), ("done", ""), ("cancelled", "Ingen ville")):
        other = make_activity(plan=plan, owners=[owner], title=f"Aktivitet å {state}")
        actions.move_activity(activity=other, state=state, reason=said, by=owner)
    goal = Goal.objects.first()
    proposal = actions.propose(
        plan=plan, organisation=own, goal=goal, title="Läxhjälp", starts_on=day, ends_on=day, by=make_person()
    )
    actions.decide(plan=plan, decided_on=day, note="Protokoll 7 § 3", by=owner)
    make_activity(plan=plan, title="Utan ansvarig")
    make_consulted(plan)
    actions.say(plan=plan, activity=made, text="Gärna på kvällar också", organisation=own, by=None)
    one, asked = f"activities/{made.pk}/", f"activities/{proposal.pk}/"
    pages = ["said/", "add/", "consult/", "decide/", "close/", "copy/"]
    places = ["", f"{plan.year}/", *(f"{plan.year}/{page}" for page in pages), one, f"{one}change/", asked]
    places += [f"{asked}take-in/", f"{asked}decline/"]
    walk = Walk(open_page, look=look, person=owner)
    assert not walk.over([*(f"/office/plan/{place}" for place in places), f"/plan/{plan.year}/versions/1/"])
