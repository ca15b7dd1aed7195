"""The verbs of contacts: invite, accept, hand over, leave. A part of `actions`."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.network import actions, our_emails, rules
from pakten.network.models import Contact, Invitation, Organisation
from pakten.network.our_page import locked

MOST_OPEN = 10
MOST_A_DAY = 20
BETWEEN_LETTERS = timedelta(minutes=10)


class InvitingProblem(Exception):
    """Why something with contacts cannot be done and what to do instead, in words for who tried."""


@transaction.atomic
def invite(*, organisation, email, name, title="", by):
    """Asks a colleague to become a contact. An invitation to the same address that has run out is made anew."""
    organisation, email = locked(organisation), email.strip().lower()
    if organisation.state == Organisation.State.LEFT:
        raise InvitingProblem(_("The organisation has left the network, so nobody can be invited to it."))
    if organisation.contacts.filter(person__email__iexact=email).exists():
        raise InvitingProblem(_("This address already belongs to one of your contacts."))
    open_ones = organisation.invitations.open()
    invitation = open_ones.filter(email=email).first()
    if invitation and not invitation.has_expired:
        raise InvitingProblem(
            _("An invitation to this address is on its way already. You find it below, and can send it again.")
        )
    if not invitation and open_ones.count() >= MOST_OPEN:
        raise InvitingProblem(
            _("You have %(number)d invitations that nobody has answered. Take one back before you send another.")
            % {"number": MOST_OPEN}
        )
    _not_too_many_today(organisation)
    invitation = invitation or Invitation(organisation=organisation, email=email)
    invitation.name, invitation.title, invitation.by = " ".join(name.split()), title.strip(), by
    _send(invitation)
    journal.write(verb="network.invite", subject=organisation, by=by)
    return invitation


def _not_too_many_today(organisation):
    since = timezone.now() - timedelta(days=1)
    if organisation.invitations.filter(sent_at__gte=since).count() >= MOST_A_DAY:
        raise InvitingProblem(_("You have sent many invitations today. Try again tomorrow, or write to the office."))


def _send(invitation):
    key = invitation.new_key()
    invitation.save()
    subject, text = our_emails.invitation(invitation=invitation, key=key)
    mail.write(to=invitation.email, kind="network.invitation", subject=subject, text=text, is_confidential=True)


@transaction.atomic
def send_again(*, invitation, by):
    """The letter again, with a new link; the one before does not work any more."""
    organisation = locked(invitation.organisation)
    invitation = _open_or_problem(organisation, invitation.pk)
    if invitation.sent_at > timezone.now() - BETWEEN_LETTERS:
        raise InvitingProblem(_("The invitation was sent a moment ago. Wait ten minutes before you send it again."))
    _not_too_many_today(organisation)
    _send(invitation)
    journal.write(verb="network.send_again", subject=organisation, by=by)
    return invitation


@transaction.atomic
def revoke(*, invitation, by):
    """Takes an invitation back: its link does not work any more, and who it was for is erased."""
    organisation = locked(invitation.organisation)
    invitation = _open_or_problem(organisation, invitation.pk)
    invitation.revoked_at = timezone.now()
    _erase(invitation)
    journal.write(verb="network.revoke", subject=organisation, by=by)
    return invitation


def _open_or_problem(organisation, pk):
    invitation = organisation.invitations.open().filter(pk=pk).first()
    if invitation is None:
        raise InvitingProblem(_("The invitation has been accepted or taken back already."))
    return invitation


def _erase(invitation):
    invitation.email = invitation.name = invitation.title = ""
    invitation.save()


@transaction.atomic
def accept(*, invitation):
    """The one invited becomes a contact; that they hold the link shows that the address is theirs."""
    organisation = locked(invitation.organisation)
    invitation = organisation.invitations.filter(pk=invitation.pk).first()
    if invitation is None or not invitation.is_open or organisation.state == Organisation.State.LEFT:
        raise InvitingProblem(_("The invitation no longer holds."))
    person = actions.know(name=invitation.name, email=invitation.email, by=invitation.by)
    if not organisation.contacts.filter(person=person).exists():
        is_first = not organisation.contacts.filter(is_first=True).exists()
        Contact.objects.create(organisation=organisation, person=person, title=invitation.title, is_first=is_first)
    invitation.accepted_at = timezone.now()
    _erase(invitation)
    journal.write(verb="network.accept", subject=organisation, by=person, details={"person": person.pk})
    return person


@transaction.atomic
def hand_over(*, contact, by):
    """Makes a contact the first one of its organisation, whom the network asks first."""
    organisation = locked(contact.organisation)
    contact = organisation.contacts.select_related("person").filter(pk=contact.pk).first()
    if contact is None:
        raise InvitingProblem(_("The person is no longer one of your contacts."))
    if contact.is_first:
        return contact
    organisation.contacts.filter(is_first=True).update(is_first=False)
    contact.is_first = True
    contact.save(update_fields=["is_first"])
    if contact.person != by:
        subject, text = our_emails.first_contact(organisation=organisation)
        mail.write(to=contact.person.email, kind="network.first_contact", subject=subject, text=text)
    journal.write(verb="network.hand_over", subject=organisation, by=by, details={"person": contact.person_id})
    return contact


@transaction.atomic
def remove_contact(*, contact, by):
    """Takes a contact away; one who takes away themselves leaves. Somebody must be left to speak for a member, so the
    last one is only taken away by the team, and the first hands over first."""
    organisation = locked(contact.organisation)
    contact = organisation.contacts.select_related("person").filter(pk=contact.pk).first()
    if contact is None:
        raise InvitingProblem(_("The person is no longer one of your contacts."))
    others = organisation.contacts.exclude(pk=contact.pk).exists()
    if not others and not rules.is_team(by):
        raise InvitingProblem(
            _(
                "Somebody must speak for the organisation. Invite a colleague first and wait until the invitation is "
                "accepted, or write to the office, who can help."
            )
        )
    if others and contact.is_first:
        raise InvitingProblem(_("This is your first contact. Make a colleague the first contact, and then try again."))
    person, contact_id = contact.person, contact.person_id
    contact.delete()
    is_leaving = person == by
    subject, text = our_emails.no_longer_contact(organisation=organisation, is_leaving=is_leaving)
    mail.write(to=person.email, kind="network.no_longer_contact", subject=subject, text=text)
    verb = "network.leave" if is_leaving else "network.remove_contact"
    journal.write(verb=verb, subject=organisation, by=by, details={"person": contact_id})
    return organisation
