import logging
import smtplib

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from pakten.mail.models import Letter

log = logging.getLogger(__name__)
MOST_TRIES = 8


def write(*, to, kind, subject, text):
    """Puts a letter in the post: kept in this transaction, sent as soon as the transaction has happened."""
    letter = Letter.objects.create(to=to, kind=kind, subject=" ".join(subject.split()), text=text)
    transaction.on_commit(lambda: deliver(letter=letter))
    return letter


def deliver(*, letter):
    """Tries to send one waiting letter. Returns whether it went; a failure is kept on the letter for the next try."""
    with transaction.atomic():
        waiting = (
            Letter.objects.waiting().select_for_update(skip_locked=True, of=("self",)).filter(pk=letter.pk).first()
        )
        if waiting is None:
            return False
        waiting.tries += 1
        try:
            EmailMessage(subject=waiting.subject, body=waiting.text, to=[waiting.to]).send()
            waiting.sent_at, waiting.problem = timezone.now(), ""
        except (OSError, smtplib.SMTPException) as error:
            waiting.problem = f"{type(error).__name__}"
            if waiting.tries >= MOST_TRIES:
                waiting.given_up_at = timezone.now()
            log.warning("Letter %s could not be sent (%s).", waiting.pk, waiting.problem)
        waiting.save()
        return waiting.sent_at is not None


def deliver_waiting():
    """Tries every letter that waits. Returns how many went."""
    return sum(deliver(letter=letter) for letter in Letter.objects.waiting().order_by("written_at").iterator())


def forget(*, person):
    """Deletes the letters to a person's address."""
    Letter.objects.filter(to__iexact=person.email).delete()
