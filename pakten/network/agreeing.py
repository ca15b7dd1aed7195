"""The verbs of an agreement, from its draft to its end, and the reminders on the way. A part of `actions`."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.network import agreement_emails as emails
from pakten.network import queries
from pakten.network.models import Agreement, Commitment

AHEAD = timedelta(days=7)  # how long before a date the first reminder goes
ALWAYS_FREE = {"contact", "owner", "follow_up_on", "note"}  # what may change in a signed agreement


class AgreementProblem(Exception):
    """Why something cannot be done with an agreement; says it in a sentence, in the active language."""


@transaction.atomic
def draft_agreement(*, kind, title, parties, by, **details):
    agreement = Agreement.objects.create(kind=kind, title=" ".join(title.split()), **details)
    agreement.parties.set(parties)
    journal.write(verb="network.draft_agreement", subject=agreement, by=by)
    return agreement


@transaction.atomic
def change_agreement(*, agreement, by, parties=None, **details):
    """Writes what an agreement says anew; once it is signed, only who follows it up and when."""
    agreement = _alone_with(agreement)
    if not agreement.is_open and (parties is not None or set(details) - ALWAYS_FREE):
        raise AgreementProblem(_("What is signed does not change. Make a new agreement for what is new."))
    for field, value in details.items():
        setattr(agreement, field, value)
    agreement.save()
    if parties is not None:
        agreement.parties.set(parties)
        if agreement.commitments.exclude(party=None).exclude(party__in=parties).exists():
            raise AgreementProblem(
                _("A party that has promised something cannot be left out. Remove its promise first.")
            )
    journal.write(verb="network.change_agreement", subject=agreement, by=by)
    return agreement


@transaction.atomic
def add_commitment(*, agreement, text, party=None, by, **details):
    """`party`: which of the parties promises; None for the city itself."""
    agreement = _still_open(agreement)
    commitment = Commitment(
        agreement=agreement, text=" ".join(text.split()), party=_one_of(agreement, party), **details
    )
    commitment.save()
    journal.write(verb="network.add_commitment", subject=agreement, by=by)
    return commitment


@transaction.atomic
def change_commitment(*, commitment, by, **details):
    agreement = _still_open(commitment.agreement)
    _one_of(agreement, details.get("party"))
    for field, value in details.items():
        setattr(commitment, field, value)
    commitment.save()
    journal.write(verb="network.change_commitment", subject=agreement, by=by)
    return commitment


@transaction.atomic
def remove_commitment(*, commitment, by):
    agreement = _still_open(commitment.agreement)
    commitment.delete()
    journal.write(verb="network.remove_commitment", subject=agreement, by=by)


@transaction.atomic
def send_agreement(*, agreement, by):
    """Says that the agreement has gone out to be signed; its contact person is told."""
    agreement = _alone_with(agreement)
    if agreement.state != Agreement.State.DRAFT:
        raise AgreementProblem(_("Only a draft can be sent for signing."))
    if not agreement.parties.exists():
        raise AgreementProblem(_("An agreement needs a party. Say who has part in it, then send it."))
    agreement.sent_on = timezone.localdate()
    agreement.save()
    if _can_be_written_to(agreement.contact):
        _post("agreement_sent", agreement.contact.email, *emails.agreement_sent(agreement=agreement))
    journal.write(verb="network.send_agreement", subject=agreement, by=by)
    return agreement


@transaction.atomic
def sign_agreement(*, agreement, signed_on, document=None, by):
    """From now on it holds, from its own first day or else from the day it was signed."""
    agreement = _alone_with(agreement)
    if not agreement.is_open:
        raise AgreementProblem(_("The agreement is signed, ended or cancelled already."))
    if not agreement.parties.exists():
        raise AgreementProblem(_("An agreement needs a party. Say who has part in it, then sign it."))
    agreement.signed_on = signed_on
    agreement.from_on = agreement.from_on or signed_on
    if agreement.to_on and agreement.to_on < agreement.from_on:
        raise AgreementProblem(_("The agreement would end before it begins. Change its last day first."))
    if document:
        agreement.document = document
    agreement.save()
    journal.write(verb="network.sign_agreement", subject=agreement, by=by)
    return agreement


@transaction.atomic
def attach_document(*, agreement, document, by):
    """Keeps the signed agreement; one that was kept before is replaced, and its file goes when that is certain."""
    agreement = _alone_with(agreement)
    if not agreement.signed_on:
        raise AgreementProblem(_("Say first that the agreement is signed."))
    old, storage = agreement.document.name, agreement.document.storage
    agreement.document = document
    agreement.save()
    if old:
        transaction.on_commit(lambda: storage.delete(old))
    journal.write(verb="network.attach_document", subject=agreement, by=by)
    return agreement


@transaction.atomic
def report_delivery(*, commitment, delivered, note="", on=None, by):
    """How much of a promise is delivered by a day, today unless another is said, in all."""
    agreement = _alone_with(commitment.agreement)
    if not agreement.signed_on or agreement.cancelled_on:
        raise AgreementProblem(_("Only what is promised in a signed agreement can be delivered."))
    commitment.delivered, commitment.delivered_note = delivered, note
    commitment.delivered_on = (on or timezone.localdate()) if delivered else None
    commitment.save(update_fields=["delivered", "delivered_note", "delivered_on"])
    details = {"delivered": delivered, "promised": commitment.number}
    journal.write(verb="network.report_delivery", subject=agreement, by=by, details=details)
    return commitment


@transaction.atomic
def end_agreement(*, agreement, on, by):
    """The agreement is over after a day, earlier than was said."""
    agreement = _alone_with(agreement)
    if agreement.state != Agreement.State.ACTIVE:
        raise AgreementProblem(_("Only a signed agreement that is not over can be ended."))
    if on < agreement.from_on:
        raise AgreementProblem(_("The last day is before the first one. Choose a later day, or cancel the agreement."))
    if agreement.to_on and on > agreement.to_on:
        raise AgreementProblem(_("The agreement ends earlier than that already."))
    before, agreement.to_on = agreement.to_on, on
    agreement.save()
    details = {"before": before.isoformat() if before else None}
    journal.write(verb="network.end_agreement", subject=agreement, by=by, details=details)
    return agreement


@transaction.atomic
def cancel_agreement(*, agreement, reason, by):
    """It comes to nothing: not signed, or signed and taken back."""
    agreement = _alone_with(agreement)
    if agreement.state in (Agreement.State.ENDED, Agreement.State.CANCELLED):
        raise AgreementProblem(_("The agreement is over already."))
    agreement.cancelled_on, agreement.reason = timezone.localdate(), reason
    agreement.save()
    journal.write(verb="network.cancel_agreement", subject=agreement, by=by)
    return agreement


def remind_of_agreements(now):
    """A letter a week before an agreement is to be followed up or a promise is due, and one when the day has come. A
    rule of the tick: what was reminded of stands in the row, so that nobody is reminded twice."""
    today = timezone.localdate(now)
    living = Agreement.objects.in_state(Agreement.State.ACTIVE, today)
    to_follow_up = living | Agreement.objects.in_state(Agreement.State.SENT, today)
    _remind(to_follow_up, "follow_up_on", today, _remind_owner)
    owed = Commitment.objects.owed().filter(agreement__in=living)
    _remind(owed.select_related("agreement__owner", "agreement__contact"), "due_on", today, _remind_of_promise)


def _remind(rows, date, today, write):
    soon = rows.filter(**{f"{date}__gt": today, f"{date}__lte": today + AHEAD})
    come = rows.filter(**{f"{date}__lte": today})
    for column, due in (("reminded_before", soon), ("reminded_when", come)):
        for row in due.filter(Q(**{column: None}) | ~Q(**{column: F(date)})):
            with transaction.atomic():
                on = getattr(row, date)
                not_yet = type(row).objects.filter(Q(**{column: None}) | ~Q(**{column: on}), pk=row.pk, **{date: on})
                if not_yet.update(**{column: on}):  # of two workers, one
                    write(row)


def _remind_owner(agreement):
    letter = emails.follow_up(agreement=agreement)
    _post("follow_up", _address_of_owner(agreement), *letter)


def _remind_of_promise(commitment):
    agreement = commitment.agreement
    letter = emails.commitment_due(commitment=commitment)
    addresses = {_address_of_owner(agreement)}
    if _can_be_written_to(agreement.contact):
        addresses.add(agreement.contact.email)
    for address in sorted(addresses):
        _post("commitment_due", address, *letter)


def _address_of_owner(agreement):
    owner = agreement.owner
    return owner.email if _can_be_written_to(owner) else queries.network().office_email


def _can_be_written_to(person):
    return person is not None and person.is_active


def _post(kind, to, subject, text):
    mail.write(to=to, kind=f"network.{kind}", subject=subject, text=text)


def _alone_with(agreement):
    """The agreement as it stands, with nobody else changing it."""
    return Agreement.objects.select_for_update().get(pk=agreement.pk)


def _still_open(agreement):
    agreement = _alone_with(agreement)
    if not agreement.is_open:
        raise AgreementProblem(_("What is signed does not change. Make a new agreement for what is new."))
    return agreement


def _one_of(agreement, party):
    if party is not None and not agreement.parties.filter(pk=party.pk).exists():
        raise AgreementProblem(_("Only a party of the agreement, or the city, can promise something in it."))
    return party
