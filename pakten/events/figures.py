"""What an event came to, in numbers: a part of `queries`. The team sees them all; what leaves the house shows nothing
of fewer than five people, and nothing from which that could be reckoned."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from pakten.collaborations import queries as collaborations
from pakten.events import rules
from pakten.events.models import Event, Registration
from pakten.network.models import Organisation, Person
from pakten.surveys import queries as surveys

State = Registration.State
HAD_PLACE = (State.REGISTERED, State.ATTENDED, State.NO_SHOW)
SMALLEST = 5  # people


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


def is_small(number):
    """Whether so many people are too few to be told of outside the team. Nobody is nobody."""
    return number is not None and 0 < number < SMALLEST


def told(found):
    """The figures as they may leave the house: (what, number or words) in turn. A number of people under five is not
    told, nor one from which it could be reckoned."""
    few = _("fewer than 5")
    rows = [(_("Had a place"), found.registered if not is_small(found.no_shows) else None)]
    if found.came is not None:
        rows += [(_("Came"), found.came)]
        rows += [(_("Did not come"), few if is_small(found.no_shows) else _of(found.no_shows, found.no_show_share))]
    rows += [(_("Organisations"), found.organisations)]
    rows += [(f"{_('From the sector')} {label}", number) for label, number in told_sectors(found)]
    is_hidden = is_small(found.new) or is_small(found.there - found.new)
    rows += [(_("Came for the first time"), None if is_hidden else found.new)]
    rows += [(_("On the waiting list at the end"), few if is_small(found.waiting) else found.waiting)]
    if found.recommend:
        share, answered = found.recommend
        rows += [(_("Would recommend it (9 or 10)"), f"{share} % (n = {answered})")]
    rows += [(_("Leads"), found.leads), (_("Agreements that grew from them"), found.agreements)]
    if is_small(found.there):
        return [(_("Came") if found.came is not None else _("Had a place"), few), *rows[-2:]]
    return [(what, number) for what, number in rows if number is not None]


def _of(number, share):
    return f"{number} ({share} %)"


def told_sectors(found):
    """Each sector with its number of people, or words."""
    return told_groups(found.sectors, found.there)


def told_groups(groups, total, few=()):
    """Groups, each (label, number), with the number or words: who is too few is hidden together with the next fewest,
    so that the difference from all tells nothing. Those of no known group are such a group too. `few`: labels that are
    hidden for another reason than their number."""
    rest = total - sum(number for _label, number in groups)
    numbers = [*groups, (None, rest)]
    hidden = {label for label, number in numbers if is_small(number) or (number and label in few)}
    shown = sorted((number, label or "") for label, number in numbers if number and label not in hidden)
    while shown and hidden and (len(hidden) == 1 or is_small(sum(n for lab, n in numbers if lab in hidden))):
        hidden.add(shown.pop(0)[1] or None)
    return [(label, _("not told") if label in hidden else number) for label, number in groups]


def as_text(event, found):
    """The figures as plain words, to be put in a story or a letter."""
    lines = [f"{what}: {number}" for what, number in told(found)]
    return "\n".join([event.title, event.when, "", *lines])
