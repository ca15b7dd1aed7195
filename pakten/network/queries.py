import time
from dataclasses import dataclass

from django.core.cache import caches
from django.db.models import Count, Max, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.connection import ConnectionProxy
from django.utils.translation import gettext as _

from pakten.journal.models import Line
from pakten.network.models import Application, District, Level, Network, Organisation, Person
from pakten.network.searching import words_of
from pakten.network.sorting import sort_key
from pakten.web.held import Fate, Held

cache = ConnectionProxy(caches, "memory")  # each process's own; the default cache is shared, and in the database
JOB_PARTNER = "job_partner"  # stands among the levels in the directory, and follows from an agreement
LARGE = 5_000  # members; counting fewer takes a few milliseconds
MINUTE, HOUR = 60, 3600
KEPT = {}  # by name, each process's own


def network():
    """The installation's network; its defaults until somebody has named it."""
    return Network.objects.filter(pk=1).first() or Network(pk=1)


def network_name():
    """The same for what tells only its name: a letter is written while others wait."""
    return Network.objects.filter(pk=1).values_list("name", flat=True).first() or Network().name


def address(email):
    """An e-mail address as we keep it."""
    return email.strip().lower()


def people_by_address(emails):
    """Those we know of these addresses: {address: person}. Looked up by the index of addresses in small letters."""
    wanted = {address(email) for email in emails}
    people = Person.objects.annotate(address=Lower("email")).filter(address__in=wanted).order_by()
    return {person.address: person for person in people}


@dataclass(frozen=True)
class Kept:
    """Something made of the members, under which line of the journal, and when (seconds of a clock that only grows)."""

    made: object
    line: int | None
    made_at: float

    def holds(self, line, now):
        """Whether nothing has changed since. Making it takes long in a large network: there a change is seen after a
        minute, and everywhere what was changed without a line is seen after a while."""
        is_large, age = len(self.made) > LARGE, now - self.made_at
        return age < (HOUR if is_large else MINUTE) if self.line == line else is_large and age < MINUTE


def kept(key, make):
    """What `make` makes of the members, made anew when the journal has a new line. Whoever gets it changes nothing in
    it: it is the thing itself, as a copy of a large register takes longer than a search in it."""
    held, line, now = KEPT.get(key), newest_line(), time.monotonic()
    if not held or not held.holds(line, now):
        held = KEPT[key] = Kept(make(), line, now)
    return held.made


def newest_line():
    """The number of the journal's last line: whoever has changed anything since has written another."""
    return Line.objects.aggregate(newest=Max("pk"))["newest"]


def members_by_sector():
    """Members per sector, every sector present: {"business": 231, …}. Kept for a minute in a large network."""
    counted = cache.get("network.by_sector")
    if counted is None:
        counted = dict(Organisation.objects.members().order_by().values_list("sector").annotate(Count("id")))
        if sum(counted.values()) > LARGE:
            cache.set("network.by_sector", counted, timeout=60)
    return {sector: counted.get(sector, 0) for sector in Organisation.Sector.values}


def sheaf_groups():
    """The members by sector, as the sheaf is drawn from them."""
    return [
        {"label": Organisation.Sector(sector).label, "number": number} for sector, number in members_by_sector().items()
    ]


def joined_since(date):
    """How many of the members joined on a date or later."""
    return Organisation.objects.members().filter(joined_on__gte=date).count()


def newest_members(count):
    """The members that joined last, among those that may be shown."""
    return Organisation.objects.shown().order_by("-joined_on", "-id")[:count]


def register(words="", sector="", district=None):
    """All members, those not shown too, that fit what the team looks for: each word in what they tell of themselves."""
    members = Organisation.objects.members()
    for word in words_of(words):
        members = members.filter(search_text__contains=word)
    if sector:
        members = members.filter(sector=sector)
    return members.filter(districts=district) if district else members


def districts_now():
    """The districts the city is divided into today, in Swedish order."""
    now = District.objects.filter(Q(valid_to=None) | Q(valid_to__gte=timezone.localdate()))
    return sorted(now, key=lambda district: sort_key(district.name))


def team():
    """The city's team with how many members each looks after (`members`): the office first, in Swedish order."""
    is_member = Q(portfolio__state=Organisation.State.ACTIVE)
    people = Person.objects.shown().exclude(team="").annotate(members=Count("portfolio", filter=is_member))
    return sorted(people, key=lambda person: (person.team != Person.Team.OFFICE, sort_key(person.name)))


def portfolio(coordinator):
    """The organisations somebody looks after by name, with how many speak for each (`speakers`)."""
    found = Organisation.objects.filter(coordinator=coordinator).annotate(speakers=Count("contacts"))
    return found.order_by("sort_key", "id")


def applications_of(coordinator):
    """The applications somebody looks after that are not decided, the one that waited longest first."""
    open_ones = [Application.State.SUBMITTED, Application.State.NEEDS_COMPLETION]
    return Application.objects.filter(coordinator=coordinator, state__in=open_ones).order_by("waiting_since", "id")


def held(person):
    """What the network knows of a person: who they are, whom they speak for, whose members they coordinate, and the
    applications that name them."""
    contacts = person.contact_for.select_related("organisation")
    portfolio = person.portfolio.count()
    return [
        Held(_("Who you are"), Fate.DELETED, _who(person)),
        *(
            Held(
                _("Speaks for a member"),
                Fate.DELETED,
                {_("Member"): each.organisation.name, _("Title"): each.title, _("First contact"): each.is_first},
            )
            for each in contacts
        ),
        *([Held(_("Coordinates members"), Fate.NAMELESS, {_("Number"): portfolio})] if portfolio else []),
        *(
            Held(_("Named in an application"), Fate.NAMELESS, {_("Organisation"): each.name})
            for each in Application.objects.all()
            if person.email in {contact.get("email") for contact in each.answers.get("contacts", [])}
        ),
    ]


def _who(person):
    return {
        _("Name"): person.name,
        _("E-mail"): person.email,
        _("Part in the city's team"): person.get_team_display(),
        _("Known since"): person.created_at,
        _("Last signed in"): person.last_login,
        _("Protected identity"): person.is_protected,
    }


def why_not_forget(person):
    """Why a person cannot be forgotten now, with what to do first, in sentences; none if nothing is in the way."""
    reasons = []
    for contact in person.contact_for.select_related("organisation"):
        organisation = contact.organisation
        if organisation.state == Organisation.State.ACTIVE and organisation.contacts.count() == 1:
            reasons.append(
                _("%(name)s has no other contact person. Add a colleague first.") % {"name": organisation.name}
            )
    if person.team == Person.Team.OFFICE:
        others = Person.objects.filter(team=Person.Team.OFFICE, is_active=True).exclude(pk=person.pk)
        if not others.exists():
            reasons.append(_("Nobody else is in the office. Take somebody into the team first."))
    return reasons


def people(words=""):
    """Everybody the network knows but those under protection, by name; those whose name or e-mail holds each of the
    words."""
    found = Person.objects.shown().order_by("name", "id")
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    return found


def level_names(levels=None):
    """The names of the network's levels, in its order: {"member": "Medlem", "plus": "Plusmedlem"}."""
    return {level.code: level.name for level in (Level.objects.all() if levels is None else levels)}


def memberships(levels):
    """What a member can be: at one of the levels, and besides a job partner."""
    return level_names(levels) | {JOB_PARTNER: _("Job partner")}
