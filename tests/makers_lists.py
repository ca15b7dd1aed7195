"""Rows for every list that is taken home, with names and words that a careless spreadsheet would run or break."""

from django.utils import timezone

from pakten.api import actions as api
from pakten.collaborations import actions as collaborations
from pakten.events import inviting, registering
from pakten.journal import actions as journal
from pakten.mingle import actions as mingle
from pakten.network import actions as network
from pakten.network.models import Person
from pakten.office.models import Disposal
from pakten.surveys import actions as surveys
from tests.makers import make_event, make_letter, make_mingle, make_organisation, make_person, make_sign_up_list
from tests.makers_activities import make_activity
from tests.makers_agreements import make_agreement
from tests.makers_applications import make_application
from tests.makers_invite import wanted

FORMULA = '=HYPERLINK("x")'
BEGINNINGS = (FORMULA, "+Ängö", "-Ö", "@nu", "Sven-Åke Éklund", "Zoë O'Brien")


def called(number):
    """A name: the formulas in turn, with the number at the end so that each is another."""
    return f"{BEGINNINGS[number % len(BEGINNINGS)]} {number}"


def fill(*, rows, own, event, gathering, coordinator, plan, start=0):
    """So many rows more in every list. Those of one thing are of these: the member `own`, the event, the mingle
    `gathering`, the coordinator and the activity plan."""
    for number in range(start, start + rows):
        name = called(number)
        person = make_person(name=name)
        member = make_organisation(name=name, coordinator=coordinator, industry=name)
        network.add_contact(organisation=member, person=person, title=name, by=None)
        make_agreement(parties=[own, member], title=name)
        make_activity(plan=plan, title=name, organisations=[member], owners=[coordinator])
        make_application(name=name)
        make_letter(subject=name, kind="home.obstacle")
        journal.write(
            verb="network.publish_page", subject=own, by=person, details={"fields": {"about": [name, "Nytt"]}}
        )
        collaborations.open_lead(
            title=name, organisations=[own, member], from_whom=name, next_step=name, owner=coordinator, by=None
        )
        surveys.make(title=name, by=None)
        api.make_token(name=name, scopes=["check_in"], by=None)
        Disposal.objects.create(kind="letters", at=timezone.now(), number=3, days=365)
        make_event(title=name)
        make_mingle(title=name, people=2)
        network.join_team(person=make_person(name=name), team=Person.Team.COORDINATOR, by=None)
        registering.register(event=event, person=person, organisation_name=name, diet=name, by=None)
    names = [called(number) for number in range(start + rows)]
    guests = [(name, f"gast{number}@example.org") for number, name in enumerate(names)]
    inviting.invite(event=event, wanted=wanted(who="list", addresses=guests), by=None)
    sign_ups = make_sign_up_list(Namn=names, Organisation=names, Erbjuder=names, Söker=names)
    mingle.take_in(mingle=gathering, sign_ups=sign_ups, by=None)
