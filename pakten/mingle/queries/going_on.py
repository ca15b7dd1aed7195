"""Who wants to go on with whom: what one person may know of it. Nothing here tells anybody of another's yes."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.mingle.models import Exchange, Participant, Yes
from pakten.mingle.queries.meetings import NOT_THERE, Met, held, is_held, met_by
from pakten.mingle.queries.people import participants
from pakten.network.models import Organisation
from pakten.web.held import Fate, Held

LATELY = timedelta(days=365)


@dataclass(frozen=True)
class GoingOn:
    """Somebody one met, and how it stands between the two as one may know it: nothing said, one's own yes, or both."""

    met: Met
    said_yes: bool
    exchange: Exchange | None

    @property
    def other(self):
        return self.met.other

    @property
    def contact(self):
        return None if self.exchange is None or self.exchange.by_hand else contact_of(self.other)


@dataclass(frozen=True)
class Contact:
    """What somebody's contacts are: as the network knows them, else as they stood in the list."""

    name: str
    organisation: str
    email: str


def contact_of(participant):
    """The contacts of one of `participants`; None of somebody under protection."""
    if participant.is_unnamed:
        return None
    person = participant.person
    name, email = (person.name, person.email) if person else (participant.name, participant.email)
    return Contact(name or participant.name, participant.organisation_name, email)


def going_on(participant):
    """Everybody somebody met, in the order of the rounds, and how it stands with each."""
    said = set(Yes.objects.filter(participant=participant).values_list("other", flat=True))
    both = exchanges_of(participant)
    found = [GoingOn(met, met.other.pk in said, both.pop(met.other.pk, None)) for met in met_by(participant)]
    if both:  # with somebody whom a plan made since no longer has them meet
        others = [each for each in participants(participant.mingle) if each.pk in both and each.name]
        found += [GoingOn(Met(each, 0, 0), False, both[each.pk]) for each in others]
    return found


def exchanges_of(participant):
    """The exchanges somebody has part in, by the number of the other."""
    found = Exchange.objects.filter(Q(first=participant) | Q(second=participant))
    return {each.second_id if each.first_id == participant.pk else each.first_id: each for each in found}


def exchanges(mingle):
    """The pairs that both want to go on, for the team: (one, the other, the exchange), as others may see them."""
    people = {each.pk: each for each in participants(mingle)}
    return [(people[each.first_id], people[each.second_id], each) for each in mingle.exchanges.select_related("lead")]


def member_of(participant):
    """The member that a participant came for, if any: as registered, by its name, or, where the name is written short,
    by whom they speak for."""
    registration, person = participant.registration, participant.person
    if registration and registration.organisation_id:
        return registration.organisation
    members, name = Organisation.objects.members(), participant.organisation_name
    if name and (named := members.filter(name__iexact=name).first()):
        return named
    theirs = list(members.filter(contacts__person=person).distinct()[:2]) if person else []
    is_it = len(theirs) == 1 and theirs[0].name.casefold().startswith(name.casefold())
    return theirs[0] if is_it else None


def who_answers(mingle, organisations):
    """Who takes care of a lead: the first coordinator of those who take part, else who is responsible for the event."""
    for each in organisations:
        if each.shown_coordinator:
            return each.coordinator
    responsible = mingle.event and mingle.event.responsible
    return responsible if responsible and responsible.is_team and not responsible.is_protected else None


def to_go_on(person):
    """Where a signed-in person takes part in mingles that have been held, the latest first, a year back."""
    theirs = Participant.objects.filter(person=person, mingle__in=held()).exclude(registration__state__in=NOT_THERE)
    lately = theirs.filter(mingle__published_at__gte=timezone.now() - LATELY)
    return lately.select_related("mingle__event").order_by("-mingle__published_at", "-pk")


def may_go_on(mingle):
    """Whether somebody may say yes now: the mingle has begun, and yeses without an answer are not erased yet."""
    return is_held(mingle) and mingle.going_on_closed_at is None


def held_on(person):
    """What we hold of somebody's going on. A yes that has no answer is told to themselves alone; nobody is named."""
    theirs = Participant.objects.filter(Q(person=person) | Q(email__iexact=person.email)).select_related("mingle")
    for each in theirs:
        words = {_("Mingle"): each.mingle.title}
        if waiting := each.yeses.count():
            said = words | {_("People you said yes to who have not said yes"): waiting}
            yield Held(_("Wanted to go on after a mingle"), Fate.DELETED, said, is_secret=True)
        if both := len(exchanges_of(each)):
            said = words | {_("People who have your contacts, and you theirs"): both}
            yield Held(_("Exchanged contacts after a mingle"), Fate.DELETED, said)
