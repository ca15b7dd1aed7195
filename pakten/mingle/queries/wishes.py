"""What somebody who comes may see and choose when they say what they wish, and who has said something."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q

from pakten.events.models import Registration
from pakten.mingle.imports.topics import Topics
from pakten.mingle.models import Mingle, Participant
from pakten.mingle.queries.people import by_token
from pakten.mingle.rules import HAS_PLACE
from pakten.network import protected
from pakten.network.models import Organisation
from pakten.network.searching import words_of
from pakten.network.sorting import sort_key
from pakten.sheets.folding import fold

SUGGESTED = 8  # of a search
TOPICS = 12  # to tap
SAID_BY = 2  # so many must have written a topic before others see it: one alone may have written of themselves


@dataclass(frozen=True)
class Choice:
    """Somebody, or an organisation, that can be chosen: `p:12` or `o:o7`."""

    value: str
    name: str
    more: str = ""  # where the person comes from

    @property
    def is_person(self):
        return self.value.startswith("p:")


def taking_wishes(event):
    """The event's mingle that asks those who have a place; None where there is none."""
    return Mingle.objects.select_related("event", "published_plan").filter(event=event, takes_wishes=True).first()


def wisher(token):
    """Whose wishes are said under a secret: a participant, or somebody registered to an event whose mingle asks, who
    becomes one when they first say something; None when it is nobody's (any more)."""
    if there := by_token(token):
        return there
    registrations = Registration.objects.select_related("event", "person", "organisation")
    registration = registrations.filter(key=token, person__isnull=False, event__takes_wishes=True).first()
    mingle = registration and taking_wishes(registration.event)
    return Participant(mingle=mingle, **of_registration(registration)) if mingle else None


def of_registration(registration):
    """What a participant is by their registration: never what they wish."""
    person, organisation = registration.person, registration.organisation
    return {
        "key": str(registration.pk),  # never another's, also when somebody leaves and others come
        "token": registration.key,
        "registration": registration,
        "person": person,
        "name": person.name or person.email.partition("@")[0],
        "email": person.email,
        "organisation": registration.share[:200],
        "organisation_name": registration.organisation_name,
        "sector": organisation.sector if organisation else "",
    }


def findable(participant):
    """Those who come and agreed to be seen, as choices in the order of their names: people, then organisations. Never
    oneself, one's colleagues, who has cancelled, or anybody under protection."""
    others = participant.mingle.participants.filter(may_be_found=True, left_at=None).exclude(token=participant.token)
    others = others.filter(Q(registration=None) | Q(registration__state__in=HAS_PLACE))
    others = others.filter(Q(person=None) | Q(person__is_protected=False)).exclude(name="")
    if participant.organisation:
        others = others.exclude(organisation=participant.organisation)
    is_protected = protected.finder()
    people, organisations = [], {}
    for key, name, email, organisation, label in others.values_list(
        "key", "name", "email", "organisation", "organisation_name"
    ):
        if not is_protected(name, email, label):
            people.append(Choice(f"p:{key}", name, label))
            if organisation and label:
                organisations[f"o:{organisation}"] = label
    named = [Choice(value, label) for value, label in organisations.items()]
    return [*sorted(people, key=_order), *sorted(named, key=_order)]


def _order(choice):
    return sort_key(choice.name)


def search(choices, text, *, without=()):
    """The choices that fit what somebody has begun to write: each word begins a word of a name or an organisation.
    Those where it begins the name itself come first."""
    words = words_of(text)
    if not words:
        return []
    found = []
    for choice in choices:
        said = f"{fold(choice.name)} {fold(choice.more)}"
        if choice.value not in without and all(f" {word}" in f" {said}" for word in words):
            found.append((not said.startswith(words[0]), choice))
    return [choice for _later, choice in sorted(found, key=lambda each: each[0])][:SUGGESTED]


def topics(participant):
    """What to tap: (what one may offer, what one may look for). First what one's own organisation says of itself, then
    what members who come say, and what at least two people have written; never one person's own words."""
    offered, wanted = Counter(), Counter()
    others = participant.mingle.participants.exclude(token=participant.token)
    for offers, wants in others.values_list("offers", "wants"):
        offered.update(set(offers))
        wanted.update(set(wants))
    labels = Topics([*offered.elements(), *wanted.elements()])
    offered, wanted = _labelled(offered, labels), _labelled(wanted, labels)
    for contributes, looks_for in _pages_of_members(participant.mingle):
        offered.update(dict.fromkeys(contributes, SAID_BY))
        wanted.update(dict.fromkeys(looks_for, SAID_BY))
    ours = participant.registration.organisation if participant.registration else None
    mine = (ours.contributes, ours.looks_for) if ours else ((), ())
    return _most(mine[0], wanted, offered), _most(mine[1], offered, wanted)


def _labelled(counted, labels):
    found = Counter()
    for text, number in counted.items():
        found[labels.label(text)] += number
    return found


def _pages_of_members(mingle):
    if mingle.event_id is None:
        return []
    coming = Registration.objects.filter(event=mingle.event_id, state__in=HAS_PLACE).values("organisation")
    return Organisation.objects.shown().filter(pk__in=coming).values_list("contributes", "looks_for")


def _most(mine, *counted):
    """The first topics, each once however it is written."""
    said = [text for found in counted for text, number in found.most_common() if number >= SAID_BY]
    once = {}
    for text in (*mine, *said):
        once.setdefault(fold(text), text)
    return list(once.values())[:TOPICS]


@dataclass(frozen=True)
class Taking:
    """What would happen if those registered were taken in now."""

    here: list  # registrations of those who shall be in the mingle
    new: list  # registrations of those who are not in it yet
    back: list  # participants who had left, and come after all
    gone: list  # participants whose registration gives them no place (any more), or who have not come
    is_planned: bool

    @property
    def deleted(self):
        """Those who fall away; once there is a plan they stay in it, marked as gone."""
        return [] if self.is_planned else [each for each in self.gone if each.has_cancelled]

    @property
    def is_nothing(self):
        return not (self.new or self.back or self.gone)


def taking(mingle, *, came_only=False):
    """Those who have a place, or have been checked in, beside those who are in the mingle."""
    states = (Registration.State.ATTENDED,) if came_only else HAS_PLACE
    registrations = Registration.objects.filter(event=mingle.event_id, person__isnull=False)
    here = list(
        registrations.filter(state__in=states).select_related("person", "organisation").order_by("position", "id")
    )
    wanted = {each.pk for each in here}
    there = list(mingle.participants.filter(registration__isnull=False).select_related("registration"))
    for each in there:
        each.has_cancelled = each.registration.state not in HAS_PLACE
    known = {each.registration_id: each for each in there}
    return Taking(
        here=here,
        new=[each for each in here if each.pk not in known],
        back=[each for each in there if each.registration_id in wanted and each.left_at],
        gone=[each for each in there if each.registration_id not in wanted and not each.left_at],
        is_planned=mingle.plans.exists(),
    )


def not_said(mingle):
    """Participants who come, have an address, and have said nothing yet."""
    there = mingle.participants.filter(wished_at=None, left_at=None).exclude(email="").exclude(name="")
    there = there.filter(Q(registration=None) | Q(registration__state__in=HAS_PLACE))
    return [each for each in there.select_related("person") if not each.has_wishes]


@dataclass(frozen=True)
class Standing:
    """How many come, and how many of them have said what they wish."""

    people: int
    said: int
    changed: int  # since the plan on the bench was made

    @property
    def silent(self):
        return self.people - self.said


def standing(mingle, people):
    """Of participants as `queries.people` or the mingle itself gives them."""
    there = [each for each in people if not each.left_at]
    made_at = mingle.plan.made_at if mingle.plan else None
    return Standing(
        people=len(there),
        said=sum(each.has_wishes for each in there),
        changed=sum(bool(made_at and each.wished_at and each.wished_at > made_at) for each in there),
    )
