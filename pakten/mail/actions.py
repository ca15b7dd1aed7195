import logging
import os
import re
import secrets
import socket
from datetime import timedelta
from email.message import MIMEPart

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from pakten.mail import html, kinds, links, rules
from pakten.mail.declining import is_declined, reader, who_declined
from pakten.mail.models import Letter, Reader
from pakten.mail.parts import parts_of

log = logging.getLogger(__name__)
# Longer than sending can take: the mail server has ten seconds for each of the steps of a delivery.
CLAIM_LASTS = timedelta(minutes=5)


def write(*, to, kind, subject, text, calendar="", is_confidential=False, at_once=False, useful_until=None):
    """Puts a letter in the post: kept in this transaction, delivered after it by the worker.

    With `at_once` it is tried as soon as the transaction has happened, by this process; for a letter that somebody
    sits and waits for. The text of a confidential letter is erased when it has been sent or given up. A letter is not
    tried after `useful_until`. One that its receiver has declined (see `kinds`) is kept as not wanted, and never goes.
    """
    letter = Letter.objects.create(
        to=to,
        kind=kind,
        subject=" ".join(subject.split()),
        text=text,
        calendar=calendar,
        is_confidential=is_confidential,
        useful_until=useful_until,
    )
    if is_declined(letter):
        _give_up(letter, is_unwanted=True)
        return letter
    if at_once:  # robust: whatever goes wrong now, the page is answered and the worker tries again
        transaction.on_commit(lambda: deliver_next(among=Letter.objects.filter(pk=letter.pk)), robust=True)
    return letter


def write_many(*, letters, kind, is_confidential=False, useful_until=None):
    """Puts many letters of one kind in the post at once, in this transaction. `letters`: (to, subject, text, calendar)
    of each. Returns how many will go: who has declined such letters gets none."""
    topic = kinds.topic_of(kind)
    declined = who_declined(topic) if topic else set()
    rows = [
        Letter(
            to=to,
            kind=kind,
            subject=" ".join(subject.split()),
            text=text,
            calendar=calendar,
            is_confidential=is_confidential,
            useful_until=useful_until,
        )
        for to, subject, text, calendar in letters
        if to.lower() not in declined
    ]
    Letter.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def as_it_arrives(*, kind, subject, text, key="…"):
    """A letter's text and its page as they will be in the reader's hands, with the words on how to decline it."""
    if topic := kinds.topic_of(kind):
        text = parts_of(text).with_last_words(lambda language: links.last_words(topic, key, language)).text
    return text, html.page(text, title=subject)


def deliver_next(*, among=None):
    """Tries the letter that has been due longest, of all or of a queryset. Returns whether there was one.

    The letter is claimed in one transaction, sent outside any, and marked in another. Whoever dies between sending and
    marking leaves a claim that runs out; the letter then goes once more, with the same Message-ID.
    """
    letter = _claim(Letter.objects.all() if among is None else among)
    if letter is None:
        return False
    if is_declined(letter):  # since it was written
        _give_up(letter, is_unwanted=True)
        return True
    if rules.is_late(letter):
        _give_up(letter, is_late=True)
        return True
    try:
        _send(letter)
    except Exception as error:  # also for a letter that cannot be put together: it must not stop those behind it
        _mark_failed(letter, error)
    else:
        _mark_sent(letter)
    return True


def _claim(letters):
    me = f"{socket.gethostname()[:60]}:{os.getpid()}:{secrets.token_hex(8)}"
    with transaction.atomic():
        waiting = letters.due().order_by("next_try_at", "id").select_for_update(skip_locked=True).first()
        if waiting is None:
            return None
        # Where the database locks no rows, the condition is what keeps two from taking one letter.
        is_mine = (
            Letter.objects.due()
            .filter(pk=waiting.pk)
            .update(claimed_by=me, claimed_until=timezone.now() + CLAIM_LASTS, tries=F("tries") + 1)
        )
        return Letter.objects.get(pk=waiting.pk) if is_mine else None


def _send(letter):
    headers, key = {"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"}, ""
    if topic := kinds.topic_of(letter.kind):
        key = reader(letter.to).key
        headers |= links.headers(topic, key)
    text, page = as_it_arrives(kind=letter.kind, subject=letter.subject, text=letter.text, key=key)
    message = EmailMultiAlternatives(subject=letter.subject, body=text, to=[letter.to], headers=headers)
    message.attach_alternative(page, "text/html")
    if letter.calendar:
        message.attach(_calendar_part(letter.calendar))
    message.send()


def _calendar_part(calendar):
    """The calendar file as a part that says what is to be done with it, as calendar programs look for (RFC 6047)."""
    method = re.search(r"^METHOD:(\w+)", calendar, re.MULTILINE)
    part = MIMEPart()
    part.set_content(
        calendar,
        subtype="calendar",
        disposition="attachment",
        filename="event.ics",
        params={"method": method[1] if method else "PUBLISH"},
    )
    return part


def _mark_sent(letter):
    # Also when the claim has run out meanwhile: the letter is gone, whoever else is about to try it.
    Letter.objects.filter(pk=letter.pk).update(
        sent_at=timezone.now(), given_up_at=None, claimed_until=None, problem="", code=None, **_at_the_end(letter)
    )


def _mark_failed(letter, error):
    now, has_bounced = timezone.now(), rules.is_refused_for_good(error)
    outcome = {"problem": type(error).__name__, "code": rules.answer(error), "claimed_until": None}
    next_try_at = now + rules.pause_after(letter.tries)
    if has_bounced or letter.tries >= rules.MOST_TRIES:
        outcome |= {"given_up_at": now, "has_bounced": has_bounced, **_at_the_end(letter)}
    elif rules.is_late(letter, at=next_try_at):
        outcome |= {"given_up_at": now, "is_late": True, **_at_the_end(letter)}
    else:
        outcome["next_try_at"] = next_try_at
    Letter.objects.filter(pk=letter.pk, claimed_by=letter.claimed_by, sent_at=None).update(**outcome)
    log.warning("Letter %s could not be sent (%s, %s).", letter.pk, outcome["problem"], outcome["code"] or "no answer")


def _give_up(letter, **why):
    """Ends a letter without trying it. `why`: is_late or is_unwanted."""
    outcome = {"given_up_at": timezone.now(), "claimed_until": None, **why, **_at_the_end(letter)}
    Letter.objects.filter(pk=letter.pk, sent_at=None).update(**outcome)
    letter.refresh_from_db()


def _at_the_end(letter):
    """What changes on a letter that is not to be tried again: a secret is erased."""
    return {"text": ""} if letter.is_confidential else {}


def retry(*, letter):
    """Lets a letter that was given up be tried anew, from now on. Returns whether it was one that can be."""
    again = {"given_up_at": None, "has_bounced": False, "tries": 0, "next_try_at": timezone.now()}
    ended = Letter.objects.in_state(Letter.State.BOUNCED) | Letter.objects.in_state(Letter.State.GIVEN_UP)
    return bool(ended.filter(pk=letter.pk, is_confidential=False).exclude(text="").update(**again))


def forget(*, person):
    """Deletes the letters to a person's address and what they declined, and takes the person out of others' letters."""
    Letter.objects.filter(to__iexact=person.email).delete()
    Reader.objects.filter(email__iexact=person.email).delete()
    for words in {person.email, person.name} - {""}:
        for letter in Letter.objects.filter(text__icontains=words).only("text"):
            letter.text = re.sub(re.escape(words), "–", letter.text, flags=re.IGNORECASE)
            letter.save(update_fields=["text"])
