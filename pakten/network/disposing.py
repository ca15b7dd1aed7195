"""What the network has kept long enough, and the verbs that let go of it. A part of `actions`.

How long is long enough, why, and the log of what went, is the office's (`office/retention.py`). Each verb does at most
so many and returns how many it did, so that what is left is done the next time.
"""

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from pakten.network.models import Application, EmailChange, Import, Invitation, Question, Submission
from pakten.web.batches import delete_some, first


def drafts(before):
    """Applications that were never sent, and not touched since."""
    return Application.objects.filter(state=Application.State.DRAFT, saved_at__lt=before)


def delete_drafts(*, before, most):
    return delete_some(drafts(before), most)


def ended_applications(before):
    """Applications that led to no membership, and still say something of people."""
    declined = Q(state=Application.State.DECLINED, decided_at__lt=before)
    withdrawn = Q(state=Application.State.WITHDRAWN, saved_at__lt=before)
    sent = Submission.objects.filter(application=OuterRef("pk")).exclude(answers__contacts=[])
    asked = Question.objects.filter(application=OuterRef("pk")).exclude(text="", answer="")
    return Application.objects.filter(declined | withdrawn).filter(
        ~Q(answers__contacts=[]) | ~Q(reason="") | Exists(sent) | Exists(asked)
    )


@transaction.atomic
def empty_applications(*, before, most):
    """Takes people, and what was written freely about the application, out of it. That an organisation applied, when,
    and how it ended is kept, for the statistics."""
    chosen = first(ended_applications(before), most)
    Question.objects.filter(application__in=chosen).update(text="", answer="")
    for rows in (Application.objects.filter(pk__in=chosen), Submission.objects.filter(application__in=chosen)):
        for row in rows:
            rows.model.objects.filter(pk=row.pk).update(answers={**row.answers, "contacts": []})
    Application.objects.filter(pk__in=chosen).update(reason="")
    return len(chosen)


def imports(before):
    """Registers that were read in for a preview, and never taken in."""
    return Import.objects.filter(applied_at=None, uploaded_at__lt=before)


def delete_imports(*, before, most):
    return delete_some(imports(before), most)


def invitations(before):
    """Invitations to colleagues that were accepted, taken back or ran out."""
    ended = Q(accepted_at__lt=before) | Q(revoked_at__lt=before)
    return Invitation.objects.filter(ended | Q(accepted_at=None, revoked_at=None, expires_at__lt=before))


def delete_invitations(*, before, most):
    return delete_some(invitations(before), most)


def email_changes(before):
    """New addresses that nobody proved to be theirs."""
    return EmailChange.objects.filter(asked_at__lt=before)


def delete_email_changes(*, before, most):
    return delete_some(email_changes(before), most)


def visits(before):
    """Sessions that ran out."""
    return Session.objects.filter(expire_date__lt=before)


def delete_visits(*, before, most):
    return delete_some(visits(before), most)
