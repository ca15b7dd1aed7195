"""When a letter is tried again, and when it is not."""

import smtplib
from datetime import timedelta

from django.utils import timezone

MOST_TRIES = 15  # about five days, as RFC 5321 (4.5.4.1) asks for
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(days=1)


def pause_after(tries):
    """How long to wait after so many tries: a minute, then twice as long each time, at the most a day."""
    return min(FIRST_PAUSE * 2 ** min(tries - 1, MOST_TRIES), LONGEST_PAUSE)


def is_late(letter, *, at=None):
    """Whether a letter is of no use any more, now or at a moment."""
    return letter.useful_until is not None and letter.useful_until <= (at or timezone.now())


def answer(error):
    """The mail server's code for an error (a number by RFC 5321), or None when it gave none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):  # one letter has one recipient
        code = next(code for code, _words in error.recipients.values())
    else:
        code = getattr(error, "smtp_code", None)
    return code if code in range(200, 600) else None  # smtplib says -1 for an answer it could not read


def is_refused_for_good(error):
    """Whether the mail server will never take this letter to this address. Refusing us (our sign-in, our own address)
    is not that: it lasts until somebody mends our settings."""
    is_about_the_letter = isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)
    return is_about_the_letter and (answer(error) or 0) >= 500
