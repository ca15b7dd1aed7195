"""The demo city's network: its districts, its team, and its members with their contacts."""

from datetime import date, timedelta

from pakten.network import actions, inviting, our_page
from pakten.network.demo import agreements, applications, logos, protected, reviewing
from pakten.network.demo.organisations import CITY_DOMAIN, Organisations
from pakten.network.demo.people import PeopleNames
from pakten.network.demo.places import DISTRICTS_SINCE, NEIGHBOURHOODS
from pakten.network.models import Level, Organisation, Person

FOUNDED = date(2019, 11, 4)
FOUNDERS = 0.08  # the share of today's members that joined in the first weeks
AT_A_TIME = 2000
OFFICE, COORDINATORS = 3, 4
LOGOS = 16


def build(world):
    world.organisations = Organisations(world, PeopleNames(world.dice("people")))
    actions.name_network(name="Integrationspakten", city="Stockholm", office_email=f"pakten@{CITY_DOMAIN}", by=None)
    world.office = _team(world, Person.Team.OFFICE, OFFICE)
    world.coordinators = _team(world, Person.Team.COORDINATOR, COORDINATORS)
    world.districts = {
        name: actions.add_district(name=name, valid_from=DISTRICTS_SINCE, by=world.office[0]) for name in NEIGHBOURHOODS
    }
    _welcome_members(world)
    somebody = _somebody_to_be(world)
    _give_logos(world, but=somebody)
    _invite_a_colleague(world, somebody)
    world.personas = {
        "office": world.office[0],
        "coordinator": world.coordinators[0],
        "contact": somebody.contacts.get(is_first=True).person,
    }
    applications.build(world)
    reviewing.build(world)
    protected.build(world, but=somebody)
    agreements.build(world)  # last, so that whom a visitor may be does not depend on it


def _team(world, team, count):
    people = [actions.know(**world.organisations.person(CITY_DOMAIN), by=None) for _number in range(count)]
    for person in people:
        actions.join_team(person=person, team=team, by=people[0])
    return people


def _welcome_members(world):
    dice = world.dice("members")
    joined = sorted(_joined_on(dice, world.today) for _number in range(world.size))
    for start in range(0, world.size, AT_A_TIME):
        members = [
            _as_member(dice, world, world.organisations.draw(), joined_on)
            for joined_on in joined[start : start + AT_A_TIME]
        ]
        actions.welcome_many(members=members, by=world.office[0])
        if world.size > AT_A_TIME:  # it takes a while
            world.tell(f"{start + len(members)} of {world.size} members")


def _as_member(dice, world, organisation, joined_on):
    state = Organisation.State.ACTIVE
    if world.today - joined_on > timedelta(days=400) and dice.random() < 0.1:
        state = dice.choice([Organisation.State.DORMANT, Organisation.State.LEFT])
    is_plus = dice.random() < {"micro": 0.04, "small": 0.1, "medium": 0.2, "large": 0.4}[organisation["size"]]
    return {
        **organisation,
        "districts": [world.districts[name] for name in organisation["districts"]],
        "joined_on": joined_on,
        "state": state,
        "left_on": _left_on(world, joined_on) if state == Organisation.State.LEFT else None,
        "level": "plus" if is_plus else Level.FIRST,
        "may_show": dice.random() > 0.06,
        "coordinator": dice.choice(world.coordinators) if dice.random() < 0.92 else None,
    }


def _left_on(world, joined_on):
    """Some time ago: the longer ago, the longer it was a member."""
    return world.today - (world.today - joined_on) / 4


def _give_logos(world, *, but):
    """A few members have a logo, and show it; the one whom a visitor may be has that yet to do."""
    dice = world.dice("logos")
    shown = Organisation.objects.shown().exclude(pk=but.pk).order_by("-joined_on", "id")
    for number, member in enumerate(shown[: LOGOS * 2]):
        if number % 2 == 0:
            our_page.set_logo(organisation=member, picture=logos.draw(member.name, dice), may_show=True, by=None)


def _invite_a_colleague(world, organisation):
    first = organisation.contacts.get(is_first=True).person
    colleague = world.organisations.person(first.email.rpartition("@")[2])
    inviting.invite(organisation=organisation, title="HR", by=first, **colleague)


def _joined_on(dice, today):
    """A weekday since the network was founded: many at once at first, then a few more each year than the year before."""
    days = (today - FOUNDED).days
    if dice.random() < FOUNDERS:
        day = FOUNDED + timedelta(days=dice.randrange(45))
    else:
        day = FOUNDED + timedelta(days=int(days * dice.random() ** 0.8))
    return day - timedelta(days=max(0, day.weekday() - 4))


def _somebody_to_be(world):
    """The member whose first contact a visitor of the demo may be: shown, engaged, with colleagues and a coordinator."""
    members = Organisation.objects.filter(contacts__is_first=True).order_by("id")
    engaged = members.shown().filter(level="plus", coordinator=world.coordinators[0]).exclude(about="")
    return engaged.filter(contacts__is_first=False).first() or engaged.first() or members.shown().first() or members[0]
