"""The verbs of the office on an application: ask for more, approve, decline, reopen, assign. A part of `actions`.

Each decision takes the version of the application that was seen: of two officers at once the second is told what the
first has done, and nothing of hers happens. A letter cannot be taken back, so it is shown before by the same functions.
"""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.network import actions, inbox, letters_applications, reviews
from pakten.network.approvals import SAME, approval
from pakten.network.models import Application, District, Level, Organisation, Question

State = Application.State


class ReviewProblem(Exception):
    """Why something was not done to an application; says it in a sentence, in the active language."""


@transaction.atomic
def ask_for_more(*, application, text, seen_version, by):
    """Asks the applicant to complete the application, in a letter with the private link."""
    application = _alone_with(application, seen_version)
    letter = question_letter(application=application, text=text)
    if not letter.to:
        raise ReviewProblem(_("Nobody is left in the application to write to."))
    Question.objects.create(application=application, text=text, by=by)
    _set_state(application, State.NEEDS_COMPLETION)
    for to in letter.to:
        mail.write(
            kind="network.application_needs_more",
            to=to,
            subject=letter.subject,
            text=letter.text,
            is_confidential=True,  # it holds the private link
        )
    journal.write(verb="network.ask_for_more", subject=application, by=by)
    return application


@transaction.atomic
def decline(*, application, reason, seen_version, by):
    """Says no, with the reason as the applicant reads it."""
    application = _alone_with(application, seen_version)
    letter = declined_letter(application=application, reason=reason)
    application.reason = reason
    _decide(application, State.DECLINED, by)
    for to in letter.to:
        mail.write(
            kind="network.application_declined",
            to=to,
            subject=letter.subject,
            text=letter.text,
            is_confidential=True,  # it holds the private link
        )
    journal.write(verb="network.decline", subject=application, by=by)
    return application


@transaction.atomic
def approve(
    *,
    application,
    as_,
    coordinator=None,
    organisation=None,
    level=Level.FIRST,
    words="",
    seen_version,
    by,
):
    """Takes the applicant into the network, `as_` a new member, a unit of `organisation` or as the same organisation,
    and invites every contact by letter. Gives the member."""
    application = _alone_with(application, seen_version)
    if organisation is not None:
        organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    planned = approval(
        application=application,
        as_=as_,
        organisation=organisation,
        coordinator=coordinator,
        level=level,
        words=words,
    )
    if planned.trouble:
        raise ReviewProblem(planned.trouble)
    letter = planned.letter
    member = _joined(planned, by) if as_ == SAME else _welcomed(planned, by)
    _add_contacts(member, planned.contacts, by)
    application.organisation, application.coordinator = member, coordinator
    _decide(application, State.APPROVED, by)
    for to in letter.to:
        mail.write(kind="network.application_approved", to=to, subject=letter.subject, text=letter.text)
    journal.write(verb="network.approve", subject=application, by=by, details={"as": as_, "organisation": member.pk})
    return member


@transaction.atomic
def reopen(*, application, seen_version, by):
    """Lets a declined application wait anew. The applicant is sent no letter: the next decision writes one."""
    application = _alone_with(application, seen_version, states=[State.DECLINED])
    application.decided_at = application.decided_by = None
    application.reason = ""
    application.waiting_since = timezone.now()
    _set_state(application, State.SUBMITTED)
    journal.write(verb="network.reopen", subject=application, by=by)
    return application


@transaction.atomic
def assign(*, application, coordinator, by):
    """Gives an application to somebody of the team, or with None to nobody."""
    application = _alone_with(application)
    if coordinator is not None and not inbox.coordinators().filter(pk=coordinator.pk).exists():
        raise ReviewProblem(_("Only somebody of the city's team can take care of an application."))
    application.coordinator = coordinator
    application.save(update_fields=["coordinator"])
    journal.write(verb="network.assign", subject=application, by=by)
    return application


def question_letter(*, application, text):
    """The letter that `ask_for_more` writes."""
    return letters_applications.needs_more(application=application, to=_applicant(application), text=text)


def declined_letter(*, application, reason):
    """The letter that `decline` writes."""
    return letters_applications.declined(application=application, to=_applicant(application), reason=reason)


def _applicant(application):
    """Who is written to about an application: its first contact, as it was sent."""
    return [contact["email"] for contact in inbox.sent_answers(application)["contacts"] if contact["email"]][:1]


def _alone_with(application, seen_version=None, states=inbox.OPEN):
    """The application as it stands, for us alone; when it is in one of the states, and as it was seen."""
    application = Application.objects.select_for_update().filter(pk=application.pk).first()
    if application is None:
        raise ReviewProblem(_("The application is no longer there."))
    if seen_version is not None and application.version != seen_version:
        raise ReviewProblem(reviews.overtaken(application))
    if application.state not in states:
        raise ReviewProblem(why_not(application))
    return application


def why_not(application):
    """Why nothing can be done to an application in this state."""
    return {
        State.DRAFT: _("The application has not been sent yet."),
        State.SUBMITTED: _("The application is waiting already."),
        State.NEEDS_COMPLETION: _("The application is with the applicant, who was asked for more."),
        State.APPROVED: _("The application has been approved already."),
        State.DECLINED: _("The application has been declined. Reopen it first."),
        State.WITHDRAWN: _("The applicant has withdrawn the application."),
    }[State(application.state)]


def _set_state(application, state):
    application.state = state
    application.version = F("version") + 1
    application.save()
    application.refresh_from_db()


def _decide(application, state, by):
    application.decided_at, application.decided_by = timezone.now(), by
    _set_state(application, state)


def _welcomed(planned, by):
    districts = District.objects.filter(name__in=planned.answers["districts"])
    try:
        with transaction.atomic():
            return actions.welcome_member(**planned.fields, districts=districts, by=by)
    except IntegrityError:  # another officer, or an import, took in the same number or name in this moment
        raise ReviewProblem(_("Somebody took in the same organisation in this moment. Look again.")) from None


def _joined(planned, by):
    """The organisation that we have already: active again if it was not, its own page left as it is."""
    member = planned.organisation
    member.state = Organisation.State.ACTIVE
    member.coordinator = planned.coordinator or member.coordinator
    if planned.number and not member.number and not Organisation.objects.filter(number=planned.number).exists():
        member.number = None if member.part_of_id else planned.number
    member.save()
    return member


def _add_contacts(member, contacts, by):
    """Makes the people of an application contacts. Somebody who is one already stays as they are."""
    has_first = member.contacts.filter(is_first=True).exists()
    for contact in contacts:
        person = actions.know(name=contact["name"], email=contact["email"], by=by)
        if member.contacts.filter(person=person).exists():
            continue
        actions.add_contact(organisation=member, person=person, title=contact["title"], is_first=not has_first, by=by)
        has_first = True
