"""Whom an invitation goes to and whom it does not, and what those invited have answered: a part of `queries`."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.events.models import Event, Invitation, Registration
from pakten.events.models.invitations import BETWEEN_LETTERS
from pakten.mail import declining
from pakten.mail.kinds import Topic
from pakten.network.models import Contact, Organisation, Person
from pakten.network.sorting import sort_key
from pakten.sheets.folding import fold

Answer = Invitation.Answer
REASONS = {  # why somebody is left out, in the order the office reads it
    "out": _("left out by you"),
    "registered": _("registered already"),
    "declined": _("have said no thanks to this event"),
    "invited": _("invited already"),
    "lately": _("had a letter about it less than a day ago"),
    "not_invited": _("not invited yet, so there is nothing to remind them of"),
    "unwanted": _("do not get such letters"),  # declined them, or under protection: which, is nobody's business
}


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be asked. `invitation` is the one they have, if any."""

    email: str
    name: str = ""
    person_id: int | None = None
    organisation: str = ""
    invitation: Invitation | None = None

    @property
    def mark(self):
        """What stands in a form for them: it says nothing of an address of somebody we know."""
        return f"p{self.person_id}" if self.person_id else self.email


@dataclass
class Selection:
    """`to`: who gets the letter; `left_out`: how many do not, by the key of the reason."""

    to: list = field(default_factory=list)
    left_out: Counter = field(default_factory=Counter)

    @property
    def digest(self):
        """Tells whether the list is the one that somebody saw."""
        marks = "\n".join(sorted(each.mark for each in self.to))
        return hashlib.sha256(marks.encode()).hexdigest()[:16]

    @property
    def reasons(self):
        return [(self.left_out[key], words) for key, words in REASONS.items() if self.left_out[key]]


def topics(field):
    """What members contribute with or look for (a field), the commonest first."""
    lists = Organisation.objects.members().order_by().values_list(field, flat=True)
    counted = Counter(topic for topics in lists for topic in topics)
    return sorted((topic for topic, _number in counted.most_common(60)), key=sort_key)


def industries():
    found = Organisation.objects.members().order_by().exclude(industry="").values_list("industry", flat=True)
    return sorted(set(found), key=sort_key)


def organisations(wanted):
    """The organisations that fit what the office has chosen (the answers of WhoForm), as a set of ids."""
    states = [Organisation.State.ACTIVE]
    if not wanted.get("active_only", True):
        states.append(Organisation.State.DORMANT)
    found = Organisation.objects.filter(state__in=states)
    same = {"sector": "sector", "industry": "industry", "level": "level", "coordinator": "coordinator"}
    for name, column in {**same, "district": "districts"}.items():
        if wanted.get(name):
            found = found.filter(**{column: wanted[name]})
    if wanted.get("job_partners"):
        found = found.filter(pk__in=Organisation.objects.job_partners().order_by().values("pk"))
    if wanted.get("never_came"):
        came = Registration.objects.filter(organisation=OuterRef("pk"), state=Registration.State.ATTENDED)
        found = found.exclude(Exists(came))
    rows = found.order_by().values_list("pk", "contributes", "looks_for")
    sought = [(place, fold(wanted[name])) for place, name in ((1, "contributes"), (2, "looks_for")) if wanted.get(name)]
    return {row[0] for row in rows if all(topic in map(fold, row[place]) for place, topic in sought)}


def candidates(wanted):
    """Everybody the office's choice means, each once: contacts of members in Swedish order, or a list of addresses.
    People under protection are among them, to be counted and left out."""
    return _of_list(wanted["addresses"]) if wanted["who"] == "list" else _of_members(organisations(wanted))


def _of_members(chosen):
    contacts = Contact.objects.select_related("person", "organisation")
    contacts = contacts.order_by("organisation__sort_key", "-is_first", "person__name", "pk")
    seen = set()
    for contact in contacts:
        person = contact.person
        if contact.organisation_id in chosen and person.pk not in seen:
            seen.add(person.pk)
            yield person, Candidate(person.email.lower(), person.name, person.pk, contact.organisation.name)


def _of_list(addresses):
    emails = {email: name for name, email in reversed(addresses)}  # of one written twice, the first
    known = {person.email.lower(): person for person in Person.objects.filter(email__in=emails)}
    for email in dict.fromkeys(email for _name, email in addresses):
        yield known.get(email), Candidate(email, emails[email])


def select(event, wanted, out=()):
    """Who of those chosen gets the letter, and why the others do not. `out`: the marks of those the office leaves
    out. With `remind` those get it who are invited and have not answered, instead of those who are not invited."""
    unwanted = declining.who_declined(Topic.INVITATIONS)
    unwanted |= {person.email.lower() for person in Person.objects.protected()}
    there = {each.to.lower(): each for each in event.invitations.with_answers().select_related("person")}
    registered = _registered(event)
    selection = Selection()
    for person, each in candidates(wanted):
        if person is not None and each.person_id is None:
            each = Candidate(each.email, person.name, person.pk)
        each = Candidate(each.email, each.name, each.person_id, each.organisation, there.get(each.email))
        why = _why_not(each, unwanted, registered, out, is_reminding=bool(wanted.get("remind")))
        if why:
            selection.left_out[why] += 1
        else:
            selection.to.append(each)
    return selection


def _registered(event):
    """Address to whether they come; False: they cancelled."""
    rows = event.registrations.exclude(person=None).values_list("person__email", "state")
    return {email.lower(): state != Registration.State.CANCELLED for email, state in rows}


def _why_not(each, unwanted, registered, out, *, is_reminding):
    if each.email in unwanted:
        return "unwanted"
    if each.email in registered:
        return "registered" if registered[each.email] else "declined"
    if each.invitation and each.invitation.answer == Answer.NO:
        return "declined"
    if is_reminding and not each.invitation:
        return "not_invited"
    if not is_reminding and each.invitation:
        return "invited"
    if is_reminding and each.invitation.last_letter_at > timezone.now() - BETWEEN_LETTERS:
        return "lately"
    return "out" if each.mark in out else ""


def invitation_of(event, key):
    """The invitation to an event with this key; None if there is none."""
    return event.invitations.select_related("person").filter(key=key).first() if key else None


def answers(event):
    """How many of those invited have answered what: {"yes": 12, "no": 3, "none": 40}."""
    counted = dict(event.invitations.with_answers().order_by().values_list("answer").annotate(Count("pk")))
    return {answer: counted.get(answer, 0) for answer in Answer.values}


def mine(person):
    """Somebody's registrations to what comes, the nearest first."""
    theirs = Registration.objects.filter(person=person, event__ends_at__gte=timezone.now()).current()
    return theirs.exclude(event__state=Event.State.DRAFT).select_related("event").order_by("event__starts_at", "pk")


def waiting_for(person):
    """Invitations to what comes that somebody has not answered."""
    coming = Q(event__starts_at__gt=timezone.now(), event__state=Event.State.PUBLISHED)
    found = Invitation.objects.filter(coming, person=person).unanswered()
    return found.select_related("event").order_by("event__starts_at", "pk")


def colleagues(person, organisations):
    """Who else of the organisations somebody speaks for is registered to what comes. Nobody under protection."""
    found = Registration.objects.filter(organisation__in=organisations, event__ends_at__gte=timezone.now()).current()
    shown = found.filter(person__is_protected=False, event__state=Event.State.PUBLISHED).exclude(person=person)
    return shown.select_related("event", "person", "organisation").order_by("event__starts_at", "person__name", "pk")
