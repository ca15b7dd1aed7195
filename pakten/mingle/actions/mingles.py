"""The verbs of a mingle as a whole."""

from django.db import transaction
from django.db.models import Q

from pakten.events import actions as events
from pakten.events.models import Event
from pakten.journal import actions as journal
from pakten.mingle import planning
from pakten.mingle.actions.going_on import forget_in
from pakten.mingle.models import Mingle, Participant, Plan, PlanOrder, SignUpFile
from pakten.mingle.models.participants import new_token
from pakten.sheets.folding import fold


@transaction.atomic
def make(*, title, event=None, by, **form):
    """A new mingle with nobody in it yet. `form`: rounds, table_size, minutes, change_seconds, link_template."""
    mingle = Mingle.objects.create(title=" ".join(title.split()), event=event, created_by=by, **form)
    journal.write(verb="mingle.make", subject=mingle, by=by)
    return mingle


@transaction.atomic
def change(*, mingle, by, **values):
    """Another title, event or form. A plan stays as it is until somebody plans anew."""
    fields = {name: value for name, value in values.items() if getattr(mingle, name) != value}
    if "title" in fields:
        fields["title"] = " ".join(fields["title"].split())
    if fields:
        Mingle.objects.filter(pk=mingle.pk).update(**fields)
        mingle.refresh_from_db()
        journal.write(verb="mingle.change", subject=mingle, by=by, details={"changed": sorted(fields)})
    return mingle


@transaction.atomic
def make_for_event(*, event, title="", by, **form):
    """A mingle whose people are those who have a place at the event, and who are asked what they wish from now on; the
    one there is, if there is one."""
    event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    if (there := event.mingles.filter(takes_wishes=True).first()) is not None:
        return there
    mingle = make(title=title or event.title, event=event, by=by, **form)
    mingle.takes_wishes = True
    mingle.save(update_fields=["takes_wishes"])
    events.take_wishes(event=event, takes_wishes=True, by=by)
    return mingle


@transaction.atomic
def remove(*, mingle, by):
    """Deletes a mingle with its people, wishes, plans and file. The journal keeps that it was there."""
    journal.write(verb="mingle.remove", subject=mingle, by=by)
    if mingle.takes_wishes and mingle.event:
        events.take_wishes(event=mingle.event, takes_wishes=False, by=by)
    Mingle.objects.filter(pk=mingle.pk).update(plan=None, published_plan=None)
    Mingle.objects.get(pk=mingle.pk).delete()


@transaction.atomic
def forget(*, person):
    """Takes a person and their wishes out of every mingle. Plans keep the place they had, without a name; what a plan
    was made from loses what they said and what others said of them, and so cannot be drawn again. A file they stand in
    is thrown away whole: others may have written their name as a wish."""
    Mingle.objects.filter(created_by=person).update(created_by=None)
    Plan.objects.filter(made_by=person).update(made_by=None)
    PlanOrder.objects.filter(asked_by=person).update(asked_by=None)
    theirs = Participant.objects.filter(Q(person=person) | Q(email__iexact=person.email))
    SignUpFile.objects.filter(mingle__participants__in=theirs).delete()
    forget_in(theirs, person=person)
    for there in list(theirs):
        _forget_in_plans(there)
        Participant.objects.filter(pk=there.pk).update(**FORGOTTEN, token=new_token())
    _forget_as_avoided(person)


def _forget_as_avoided(person):
    """Nobody's own words hold the name of somebody who is forgotten."""
    name = fold(person.name)
    for there in Participant.objects.exclude(avoided_words=[]) if name else []:
        left = [words for words in there.avoided_words if name not in fold(words)]
        if left != there.avoided_words:
            Participant.objects.filter(pk=there.pk).update(avoided_words=left)


def _forget_in_plans(participant):
    for plan in Plan.objects.filter(mingle=participant.mingle_id).exclude(snapshot={}).iterator():
        left = planning.without(plan.snapshot, participant.key)
        if left is not None and not plan.is_of_another_list:
            Plan.objects.filter(pk=plan.pk).update(snapshot=left)
    # What an order could not do is said by name.
    PlanOrder.objects.filter(mingle=participant.mingle_id, end=PlanOrder.End.FAILED).delete()


FORGOTTEN = {
    "person": None, "name": "", "email": "", "organisation": "", "organisation_name": "", "sector": "", "kind": "",
    "offers": [], "wants": [], "wished_people": [], "wished_organisations": [], "wished_sectors": [],
    "wished_kinds": [], "met": [], "avoids": [], "avoided_organisations": [], "is_seated": False,
    "registration": None, "wants_quiet": False, "swedish": "", "languages": [], "may_be_found": False,
    "avoided_words": [],
}  # fmt: skip
