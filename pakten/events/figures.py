"""What an event came to, in numbers: a part of `queries`. The team sees them all; what leaves the house shows nothing
of fewer than five people, and nothing from which that could be reckoned."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from pakten.cells import WHOLE, decide, decide_shares, is_small
from pakten.collaborations import queries as collaborations
from pakten.events import rules
from pakten.events.models import Event, Registration
from pakten.network.models import Organisation, Person
from pakten.surveys import queries as surveys

State = Registration.State
HAD_PLACE = (State.REGISTERED, State.ATTENDED, State.NO_SHOW)
# The keys of a table of small cells: all who had a place, and of them those who came and those who did not.
PLACES, CAME, NO_SHOW, FIRST_TIME = WHOLE, (("came", True),), (("came", False),), ("first time", True)


def address_of(event):
    """Where the event stands, in the language at the root: what surveys and leads point to."""
    with override(settings.LANGUAGE_CODE):
        return event.get_absolute_url()


def going_on_address(event):
    with override(settings.LANGUAGE_CODE):
        return reverse("events:go_on", args=[event.slug, rules.going_on_key(event)])


def evaluation_of(event):
    return surveys.about(address_of(event))


def events_of(surveys):
    """The event that each of some surveys is about, by the survey's id."""
    slugs = {each.pk: each.about_address.rstrip("/").rpartition("/")[2] for each in surveys}
    events = {each.slug: each for each in Event.objects.filter(slug__in=slugs.values())}
    return {pk: events[slug] for pk, slug in slugs.items() if slug in events}


def is_checked(event):
    """Whether anybody was checked in at the door."""
    return event.registrations.filter(state__in=(State.ATTENDED, State.NO_SHOW)).exists()


def those_who_came(event):
    """The registrations of those who came; where nobody was checked in, of those who had a place."""
    state = State.ATTENDED if is_checked(event) else State.REGISTERED
    return event.registrations.filter(state=state)


def whom_to_ask(event):
    """The people an evaluation is sent to."""
    return (
        Person.objects.shown().filter(pk__in=those_who_came(event).exclude(person=None).values("person")).order_by("pk")
    )


def leads(event):
    return collaborations.from_origin(address_of(event))


@dataclass(frozen=True)
class Figures:
    """`came` and `no_shows` are None where nobody was checked in: then nobody knows."""

    registered: int
    came: int | None
    no_shows: int | None
    organisations: int
    sectors: tuple  # (sector in words, people)
    new: int
    waiting: int
    answered: int
    recommend: tuple | None  # (share, n)
    leads: int
    agreements: int

    @property
    def no_show_share(self):
        return round(100 * self.no_shows / self.registered) if self.no_shows and self.registered else 0

    @property
    def there(self):
        """Those whom organisations, sectors and new contacts are counted among."""
        return self.registered if self.came is None else self.came


def figures(event):
    there, checked = those_who_came(event), is_checked(event)
    registered = event.registrations.filter(state__in=HAD_PLACE).count()
    came = there.count()
    survey = evaluation_of(event)
    standing = surveys.standing(survey) if survey else {"counted": 0}
    return Figures(
        registered=registered,
        came=came if checked else None,
        no_shows=registered - came if checked else None,
        organisations=there.exclude(share="").order_by().values("share").distinct().count(),
        sectors=_sectors(there),
        new=_new(event, there),
        waiting=event.registrations.filter(state=State.WAITLISTED).count(),
        answered=standing["counted"],
        recommend=surveys.recommended(survey) if survey else None,
        **collaborations.grown_from(address_of(event)),
    )


def _sectors(there):
    found = list(there.values_list("organisation__sector", flat=True))
    return tuple((str(label), found.count(value)) for value, label in Organisation.Sector.choices)


def _new(event, there):
    """How many came to something of the network for the first time."""
    others = Registration.objects.filter(event=OuterRef("event"), state__in=(State.ATTENDED, State.NO_SHOW))
    was_there = Q(state=State.ATTENDED) | (Q(state=State.REGISTERED) & ~Exists(others))
    before = Registration.objects.filter(
        was_there, person=OuterRef("person"), event__ends_at__lte=event.starts_at, event__state=Event.State.PUBLISHED
    )
    return there.exclude(person=None).exclude(Exists(before)).count()


def told(found):
    """The figures as they may leave the house: (what, number or words) in turn. A number of people under five is not
    told, nor one from which it could be reckoned."""
    hidden = _hidden(found)
    tell = lambda key, words: _("not told") if key in hidden else words  # noqa: E731
    rows = [(_("Had a place"), tell(PLACES, found.registered))]
    if found.came is not None:
        share = "" if PLACES in hidden else f" ({found.no_show_share} %)"
        rows += [(_("Came"), tell(CAME, found.came)), (_("Did not come"), tell(NO_SHOW, f"{found.no_shows}{share}"))]
    rows += [(_("Organisations"), found.organisations)]
    rows += [(f"{_('From the sector')} {label}", number) for label, number in told_sectors(found)]
    rows += [(_("Came for the first time"), tell((*_there(found), FIRST_TIME), found.new))]
    rows += [(_("On the waiting list at the end"), _("not told") if is_small(found.waiting) else found.waiting)]
    if found.recommend:
        rows += [(_("Would recommend it (9 or 10)"), _told_share(*found.recommend))]
    return [*rows, (_("Leads"), found.leads), (_("Agreements that grew from them"), found.agreements)]


def told_sectors(found):
    """Each sector with its number of people, or words."""
    hidden, there = _hidden(found), _there(found)
    return [
        (label, _("not told") if (*there, ("sector", label)) in hidden else number) for label, number in found.sectors
    ]


def _there(found):
    """The key of those who were there."""
    return PLACES if found.came is None else CAME


def _hidden(found):
    """The keys of those numbers of people that may not be told. Who came is worth more than who had a place: where both
    cannot be told, only the first is."""
    among = {WHOLE: found.there, (FIRST_TIME,): found.new}
    among |= {(("sector", label),): number for label, number in found.sectors}
    if found.came is None:
        return decide(among)
    counts = {PLACES: found.registered, NO_SHOW: found.no_shows}
    hidden = decide(counts | {(*CAME, *key): number for key, number in among.items()})
    if CAME in hidden:
        hidden = {PLACES, NO_SHOW, *((*CAME, *key) for key in decide(among))}
    return hidden


def _told_share(share, answered):
    yes = round(share * answered / 100)
    hidden, _without_n = decide_shares({WHOLE: (yes, answered)})
    return _("not told") if hidden else f"{share} % (n = {answered})"


def as_text(event, found):
    """The figures as plain words, to be put in a story or a letter."""
    lines = [f"{what}: {number}" for what, number in told(found)]
    return "\n".join([event.title, event.when, "", *lines])
