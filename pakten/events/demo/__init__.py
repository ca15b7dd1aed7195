"""The demo city's calendar."""

import uuid
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from pakten.events import actions, checking_in, inviting, registering
from pakten.events.demo import after
from pakten.events.demo.calendar import COMING, FIRST_YEARS, LATER, PROGRAMME, VENUES
from pakten.events.models import Event
from pakten.network.models import Contact, Organisation

HOLIDAYS = {(5, 1), (6, 6), *((12, day) for day in range(22, 32)), *((1, day) for day in range(1, 8))}
FIRST_DAY = date(2019, 11, 14)


def build(world):
    """Leaves `world.events`, by title; of several with one title, the last."""
    dice = world.dice("events")
    world.events = {}
    taken = set()
    for occasion in [*FIRST_YEARS, *LATER, *COMING]:
        on = day_of(occasion, dice, world.today, taken)
        taken.add(on)
        world.events[occasion.title] = _hold(world, dice, occasion, on)
    _describe(world)
    _fill(world)
    after.build(world)
    _hold_the_last(world)


def _describe(world):
    """The programme of a coming breakfast, and with whom it is arranged."""
    event = world.events["Frukostmingel: rekrytera från kvarteret"]
    day = timezone.localdate(event.starts_at)
    items = [
        {"starts_at": _moment(day, clock), "title": title, "speaker": speaker, "organisation": organisation}
        for clock, title, speaker, organisation in PROGRAMME
    ]
    by = world.office[0]
    actions.change(event=event, programme=items, partners="Hyresgästerna på Almbytorget", by=by)
    actions.set_partners(event=event, members=list(Organisation.objects.shown().order_by("pk")[:2]), by=by)


def _fill(world):
    """People at two coming events: one full, with a queue and an open offer, and one half full. Some were asked."""
    full, half = world.events["Rundabordssamtal om kockar"], world.events["Lunch på skärm: validera en utländsk examen"]
    _invite(world, half)
    contacts = list(Contact.objects.select_related("person", "organisation").order_by("pk")[:60])
    for event, number in ((full, full.capacity + 6), (half, half.capacity // 2)):
        for contact in contacts[:number]:
            _sign_up(event, contact)
    _ask_the_contact(world, half)
    first = full.registrations.select_related("person").order_by("position").first()
    registering.cancel_registration(registration=first, by=first.person)


def _ask_the_contact(world, event):
    """The persona who speaks for a member comes to one event, and has not answered an invitation to another."""
    contact = Contact.objects.select_related("person", "organisation").filter(person=world.personas["contact"]).first()
    if contact:
        _sign_up(event, contact)
        wanted = {"who": "list", "addresses": [("", contact.person.email.lower())], "remind": False}
        other = world.events["Matchmaking-mingel: praktik och språk"]
        inviting.invite(event=other, wanted=wanted, by=world.office[0])


def _invite(world, event):
    """Some of those asked register afterwards, a few say no thanks, and the rest have not answered."""
    asked = Contact.objects.order_by("pk").values_list("person__email", flat=True)
    addresses = [("", email.lower()) for email in [*asked[:70], "leila@restaurangskolan.example"]]
    wanted = {"who": "list", "addresses": addresses, "remind": False}
    inviting.invite(event=event, wanted=wanted, own={"sv": "Ta med en fråga."}, by=world.office[0])
    for invitation in event.invitations.order_by("-pk")[:3]:
        inviting.decline(invitation=invitation)


def _hold_the_last(world):
    """Who came to the latest event at a place, by two doors, and who did not."""
    event = Event.objects.held().exclude(capacity=None).exclude(venue="").first()
    contacts = Contact.objects.select_related("person", "organisation").order_by("-pk")[:24]
    for contact in contacts:
        registering.register(
            event=event, person=contact.person, organisation=contact.organisation, by_hand=True, by=world.office[0]
        )
    since = timezone.now() - event.starts_at
    here = list(event.registrations.order_by("position"))
    for door, some in (("Stora entrén", here[0:12]), ("Gårdssidan", here[12:20])):
        said = [
            checking_in.Said(token=uuid.uuid4(), key=each.key, ago=since + timedelta(minutes=20 - number))
            for number, each in enumerate(some)
        ]
        checking_in.check_in_many(event=event, said=said, door=door, by=world.office[0])
    checking_in.mark_no_shows(timezone.now())


def _sign_up(event, contact):
    registering.register(event=event, person=contact.person, organisation=contact.organisation, by=contact.person)


def _hold(world, dice, occasion, on):
    host = _host(dice, occasion.host)
    starts_at, ends_at = (_moment(on, clock) for clock in occasion.hours)
    event = actions.draft(
        title=occasion.title,
        kind=Event.Kind(occasion.kind),
        summary=occasion.summary,
        about=occasion.about.format(host=host),
        starts_at=starts_at,
        ends_at=ends_at,
        for_everybody=occasion.for_everybody,
        host=host,
        responsible=dice.choice(world.office + world.coordinators),
        by=world.office[0],
        **_place(world, occasion),
    )
    if occasion.state != Event.State.DRAFT:
        actions.publish(event=event, has_been=True, by=world.office[0])
    if occasion.state == Event.State.CANCELLED:
        actions.cancel(event=event, by=world.office[0])
    return event


def _host(dice, trade):
    """A member of the trade; any member in a city so small that it has none."""
    if not trade:
        return None
    members = Organisation.objects.filter(state=Organisation.State.ACTIVE).order_by("-may_show", "id")
    return dice.choice(members.shown().filter(industry=trade)[:20] or members[:20] or Organisation.objects.all()[:1])


def _place(world, occasion):
    if not occasion.venue:
        return {"link": f"https://moten.staden.example/{occasion.kind.replace('_', '-')}", "capacity": 100}
    venue = VENUES[occasion.venue]
    return {
        "venue": venue.name,
        "address": venue.address,
        "district": world.districts[venue.district],
        "capacity": venue.places,
        "is_step_free": venue.is_step_free,
        "has_hearing_loop": venue.has_hearing_loop,
        "has_quiet_zone": venue.has_quiet_zone,
    }


def day_of(occasion, dice, today, taken):
    """The occasion's day, one on which nothing else happens: coming ones after today, past ones before."""
    if occasion.in_days:
        return _free_day(today + timedelta(days=occasion.in_days), taken)
    year = occasion.year or _last_year_of(occasion.month, today) - occasion.years_ago
    day = _free_day(date(year, occasion.month, dice.randint(5, 22)), taken)
    return max(day, FIRST_DAY)


def _last_year_of(month, today):
    """The year in which this month was last over."""
    return today.year if month < today.month else today.year - 1


def _free_day(day, taken):
    while not _is_good_day(day) or day in taken:
        day += timedelta(days=1)
    return day


def _is_good_day(day):
    """A Tuesday, Wednesday or Thursday on which the city works; Ascension Day is a Thursday, mostly in May."""
    is_ascension = day.month == 5 and day.weekday() == 3
    return day.weekday() in (1, 2, 3) and day.month != 7 and (day.month, day.day) not in HOLIDAYS and not is_ascension


def _moment(day, clock):
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))
