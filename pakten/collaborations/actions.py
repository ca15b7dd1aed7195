import re

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.collaborations.models import Collaboration, Outcome, Party, Step
from pakten.journal import actions as journal

OVER = (Collaboration.State.ENDED, Collaboration.State.COLD)


class CollaborationProblem(Exception):
    """What cannot be done now, and what to do instead, in a sentence for whoever tried."""


@transaction.atomic
def open_lead(
    *,
    title,
    organisations,
    origin_kind=Collaboration.Origin.CONVERSATION,
    origin_label="",
    origin_address="",
    about="",
    owner=None,
    next_step="",
    next_step_on=None,
    began_on=None,
    contact=None,
    from_whom="",
    by,
):
    """Begins a collaboration as a lead. Whoever meets or matches calls this, and says where it began."""
    collaboration = Collaboration.objects.create(
        title=" ".join(title.split()),
        about=about.strip(),
        origin_kind=origin_kind,
        origin_label=origin_label,
        origin_address=origin_address,
        owner=owner,
        next_step=next_step.strip(),
        next_step_on=next_step_on,
        began_on=began_on or timezone.localdate(),
        contact=contact,
        from_whom=" ".join(from_whom.split()),
    )
    Party.objects.bulk_create(
        Party(collaboration=collaboration, organisation=each) for each in dict.fromkeys(organisations)
    )
    _step(collaboration, Step.Kind.BEGAN, text=collaboration.about, on=collaboration.began_on, by=by)
    journal.write(verb="collaborations.open_lead", subject=collaboration, by=by)
    return collaboration


@transaction.atomic
def plan_next(*, collaboration, next_step, next_step_on, owner, by):
    """Says what comes next, by when, and who sees to it."""
    held = _locked(collaboration)
    if not held.is_open:
        raise CollaborationProblem(_("This is over. Take it up again first."))
    held.next_step, held.next_step_on, held.owner = next_step.strip(), next_step_on, owner
    held.save(update_fields=["next_step", "next_step_on", "owner"])
    journal.write(verb="collaborations.plan_next", subject=held, by=by)
    return held


@transaction.atomic
def tell(*, collaboration, text, on=None, by):
    """Notes what happened."""
    step = _step(collaboration, Step.Kind.NOTED, text=text, on=on, by=by)
    journal.write(verb="collaborations.tell", subject=collaboration, by=by)
    return step


@transaction.atomic
def take_step(*, collaboration, text="", on=None, by):
    """The next step is taken; what comes after it is not yet said."""
    held = _locked(collaboration)
    if not held.next_step:
        raise CollaborationProblem(_("There is no next step to take. Somebody else may have taken it just now."))
    step = _step(held, Step.Kind.DONE, text=f"{held.next_step}\n{text}".strip(), on=on, by=by)
    held.next_step, held.next_step_on = "", None
    held.save(update_fields=["next_step", "next_step_on"])
    journal.write(verb="collaborations.take_step", subject=held, by=by)
    return step


@transaction.atomic
def move(*, collaboration, state, text="", on=None, by):
    """Moves a collaboration on: into dialogue, to what is agreed, under way, to its end; cold, with a reason; or takes
    it up again."""
    held, state = _locked(collaboration), Collaboration.State(state)
    if held.state == state:
        raise CollaborationProblem(_("It is there already. Somebody else may have moved it just now."))
    if state == Collaboration.State.COLD and not text.strip():
        raise CollaborationProblem(_("Say in a few words why it went cold: others will want to know."))
    held.state = state
    held.ended_on = (on or timezone.localdate()) if state in OVER else None
    if state in OVER:
        held.next_step, held.next_step_on = "", None
    held.save(update_fields=["state", "ended_on", "next_step", "next_step_on"])
    _step(held, Step.Kind.MOVED, text=text, on=on, state=state, by=by)
    journal.write(verb="collaborations.move", subject=held, by=by, details={"state": state})
    return held


@transaction.atomic
def add_outcome(*, collaboration, text, number=None, on=None, address="", agreement=None, indicator_key="", by):
    """Says what it led to."""
    outcome = Outcome.objects.create(
        collaboration=collaboration,
        text=" ".join(text.split()),
        number=number,
        on=on or timezone.localdate(),
        address=address,
        agreement=agreement,
        indicator_key=indicator_key,
    )
    journal.write(verb="collaborations.add_outcome", subject=collaboration, by=by)
    return outcome


@transaction.atomic
def say_indicator(*, outcome, indicator_key, by):
    """Says which indicator an outcome is a part of; empty: none."""
    if outcome.indicator_key != indicator_key:
        outcome.indicator_key = indicator_key
        outcome.save(update_fields=["indicator_key"])
        details = {"indicator": indicator_key}
        journal.write(verb="collaborations.say_indicator", subject=outcome.collaboration, by=by, details=details)
    return outcome


@transaction.atomic
def add_party(*, collaboration, organisation, by):
    party, is_new = Party.objects.get_or_create(collaboration=collaboration, organisation=organisation)
    if is_new:
        journal.write(verb="collaborations.add_party", subject=collaboration, by=by)
    return party


def _locked(collaboration):
    return Collaboration.objects.select_for_update().get(pk=collaboration.pk)


def _step(collaboration, kind, *, text, on=None, state="", by):
    return Step.objects.create(
        collaboration=collaboration, kind=kind, text=text.strip(), on=on or timezone.localdate(), state=state, by=by
    )


def forget(*, person):
    """Collaborations stay without the person who answered for them, and show that nobody does; so do the steps. Who
    asked for one is taken out of its words too."""
    Collaboration.objects.filter(owner=person).update(owner=None)
    Step.objects.filter(by=person).update(by=None)
    for each in Collaboration.objects.filter(contact=person):
        each.contact = None
        each.save(update_fields=["contact"])
        take_out(collaboration=each, person=person)


def take_out(*, collaboration, person):
    """Takes a person's name and address out of the words of a collaboration and of its steps."""
    _take_out(person, collaboration, ["title", "about", "from_whom", "next_step"])
    for step in collaboration.steps.all():
        _take_out(person, step, ["text"])


def _take_out(person, row, names):
    for words in {person.email, person.name} - {""}:
        for name in names:
            setattr(row, name, re.sub(re.escape(words), "–", getattr(row, name), flags=re.IGNORECASE))
    row.save(update_fields=names)
