"""The verbs of an applicant, who has no account: begin, save, submit, complete, withdraw. A part of `actions`.

Whoever holds the private link acts, so nobody is named: no `by=`. A draft is its writer's own until it is sent, saved
every few seconds and of no concern to anybody: only what is done with what was sent gets a line in the journal.
"""

import hashlib
import json

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.network import applicants, emails
from pakten.network.models import Application, Submission

State = Application.State
OPEN = (State.DRAFT, State.NEEDS_COMPLETION)  # the applicant may change the answers
WITH_THE_OFFICE = (State.SUBMITTED, State.NEEDS_COMPLETION)


class ApplyProblem(Exception):
    """Why an applicant cannot do something now; says it in a sentence, in the active language."""


@transaction.atomic
def begin(*, language):
    """A new draft, found again by its key alone."""
    return Application.objects.create(language=language, answers=applicants.EMPTY)


@transaction.atomic
def save(*, application, answers, language=None):
    """Keeps what was answered this far; gaps are no trouble. Answers that are not named stay as they were."""
    application = _alone_with(application, OPEN)
    application.answers = applicants.tidy({**application.answers, **answers})
    application.name = application.answers["name"]
    application.language = language or application.language
    application.save(update_fields=["answers", "name", "language", "saved_at"])
    return application


@transaction.atomic
def save_replies(*, application, replies):
    """Keeps what was written this far to the office's questions: id of a question to text."""
    application = _alone_with(application, [State.NEEDS_COMPLETION])
    for question in application.questions.filter(answered_at=None, pk__in=replies):
        question.answer = applicants.safe(replies[question.pk].strip())
        question.save(update_fields=["answer"])
    return application


def digest(application):
    """What the answers are now, in a few letters: so that nobody sends something else than what they looked at."""
    return hashlib.sha256(json.dumps(application.answers, sort_keys=True).encode()).hexdigest()[:16]


@transaction.atomic
def submit(*, application, seen=None):
    """Sends the application to the office, once. `seen`: the digest of the answers that were looked through, if they
    were. Raises ApplyProblem when it has been sent already, lacks something or was changed meanwhile."""
    application = _alone_with(application, [State.DRAFT])
    _send(application, seen)
    journal.write(verb="network.submit", subject=application, by=None)
    return application


@transaction.atomic
def complete(*, application, replies, seen=None):
    """Answers what the office asked, and sends the answers anew as they stand now. `replies`: id of a question to
    text."""
    application = _alone_with(application, [State.NEEDS_COMPLETION])
    save_replies(application=application, replies=replies)
    open_questions = application.questions.filter(answered_at=None)
    if any(not question.answer for question in open_questions):
        raise ApplyProblem(_("Answer the question in words, even if you have changed something above."))
    open_questions.update(answered_at=timezone.now())
    _send(application, seen)
    journal.write(verb="network.complete", subject=application, by=None)
    return application


@transaction.atomic
def withdraw(*, application):
    """Takes an application back. One that was sent is kept as withdrawn; a draft that nobody has seen goes. Gives the
    application, or None when there is none left."""
    application = _alone_with(application, [State.DRAFT, *WITH_THE_OFFICE])
    if application.state == State.DRAFT:
        application.delete()
        return None
    application.state = State.WITHDRAWN
    _save_state(application)
    journal.write(verb="network.withdraw", subject=application, by=None)
    return application


@transaction.atomic
def mail_link(*, application, to):
    """Sends the private link to an address, for going on later or elsewhere. The letter holds no word of the
    applicant's, so nobody can use it to write to a stranger."""
    subject, text = emails.application_link(application=application)
    return mail.write(
        to=to, kind="network.application_link", subject=subject, text=text, is_confidential=True, at_once=True
    )


def _alone_with(application, states):
    """The application as it stands, for us alone, when it is in one of the states."""
    application = Application.objects.select_for_update().filter(pk=application.pk).first()
    if application is None:
        raise ApplyProblem(_("The draft has been deleted."))
    if application.state not in states:
        raise ApplyProblem(_why_not(application.state))
    return application


def _why_not(state):
    return {
        State.DRAFT: _("The application has not been sent yet."),
        State.SUBMITTED: _("The application has been sent already. You find what was sent on this page."),
        State.NEEDS_COMPLETION: _("The office has asked you to complete the application."),
        State.APPROVED: _("The application has been approved, so it cannot be changed."),
        State.DECLINED: _("The application has been decided on, so it cannot be changed."),
        State.WITHDRAWN: _("The application has been withdrawn."),
    }[state]


def _send(application, seen):
    if applicants.lacks(application.answers):
        raise ApplyProblem(_("Something is missing. See to it, and send the application then."))
    if seen is not None and seen != digest(application):
        raise ApplyProblem(
            _("The application was changed after you opened this page, perhaps in another tab. Look through it again.")
        )
    Submission.objects.create(application=application, answers=application.answers)
    application.state = State.SUBMITTED
    application.waiting_since = timezone.now()
    _save_state(application)
    subject, text = emails.application_sent(application=application)
    mail.write(
        to=application.answers["contacts"][0]["email"],
        kind="network.application_sent",
        subject=subject,
        text=text,
        is_confidential=True,  # it holds the private link
    )


def _save_state(application):
    application.version = F("version") + 1
    application.save(update_fields=["state", "waiting_since", "version", "saved_at"])
    application.refresh_from_db()
