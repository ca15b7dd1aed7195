"""What mingles have kept long enough, and the verbs that let go of it. A part of `actions`."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from pakten.mingle import planning
from pakten.mingle.models import Mingle, Participant, Plan, SignUpFile, Yes
from pakten.web.batches import delete_some, first

PRIVATE = {
    "avoids": [], "avoided_organisations": [], "avoided_words": [], "wants_quiet": False, "swedish": "",
    "languages": [],
}  # fmt: skip


def files(before):
    """Sign-up lists as they were uploaded; the people taken in from them stand in the mingle."""
    return SignUpFile.objects.filter(uploaded_at__lt=before)


def delete_files(*, before, most):
    return delete_some(files(before), most)


def going_on(before):
    """Mingles held before a moment in which people can still say that they want to go on. Mingles are counted, whether
    or not anybody said so: a number of yeses without an answer would tell of them."""
    is_past = Q(event=None, published_at__lt=before) | Q(event__ends_at__lt=before, published_at__lt=before)
    return Mingle.objects.filter(is_past, going_on_closed_at=None)


@transaction.atomic
def close_going_on(*, before, most):
    """Nobody can say yes any more, and every yes that has no answer is erased, also one that came in this moment the
    last time."""
    closed = Mingle.objects.filter(pk__in=first(going_on(before), most)).update(going_on_closed_at=timezone.now())
    Yes.objects.filter(participant__mingle__going_on_closed_at__isnull=False).delete()
    return closed


def private_wishes(before):
    """Those who said what is nobody else's business, at mingles that have been: when the event ended, or, where there
    is none, when the plan was published."""
    has_been = Q(mingle__event__ends_at__lt=before) | Q(mingle__event=None, mingle__published_at__lt=before)
    return Participant.objects.filter(has_been).exclude(**PRIVATE)


@transaction.atomic
def erase_private_wishes(*, before, most):
    """Also out of what plans were made from, which then cannot be drawn again."""
    theirs = Participant.objects.filter(pk__in=first(private_wishes(before), most))
    for plan in Plan.objects.filter(mingle__in=theirs.values("mingle")).exclude(snapshot={}).iterator():
        left = planning.without_private(plan.snapshot)
        if left is not None:
            Plan.objects.filter(pk=plan.pk).update(snapshot=left)
    return theirs.update(**PRIVATE)
