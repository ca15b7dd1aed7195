import secrets
from email.utils import parseaddr

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.mail.kinds import Topic

NOT_YET = Q(sent_at=None, given_up_at=None)


def new_key():
    return secrets.token_urlsafe(24)  # too many to guess


class LetterQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(NOT_YET)

    def due(self):
        """Those to try now: their time has come, and nobody is on the way with them."""
        now = timezone.now()
        return self.waiting().filter(Q(claimed_until=None) | Q(claimed_until__lte=now), next_try_at__lte=now)

    def in_state(self, state):
        return self.filter(Letter.STATES[state])


class Letter(models.Model):
    """A letter to one address, written in the same transaction as what it tells of, and delivered afterwards."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        BOUNCED = "bounced", _("Bounced")  # the address, or the letter, was refused for good
        GIVEN_UP = "given_up", _("Given up")  # tried for days
        LATE = "late", _("Too late")  # of no use any more when it could not go
        UNWANTED = "unwanted", _("Not wanted")  # the receiver has declined such letters

    STATES = {
        State.WAITING: NOT_YET,
        State.SENT: Q(sent_at__isnull=False),
        State.BOUNCED: Q(given_up_at__isnull=False, has_bounced=True),
        State.GIVEN_UP: Q(given_up_at__isnull=False, has_bounced=False, is_late=False, is_unwanted=False),
        State.LATE: Q(given_up_at__isnull=False, is_late=True),
        State.UNWANTED: Q(given_up_at__isnull=False, is_unwanted=True),
    }

    to = models.EmailField(_("to"))
    kind = models.CharField(max_length=60)  # "network.sign_in_code": app and letter
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    calendar = models.TextField(blank=True)  # an iCalendar file that goes with the letter
    is_confidential = models.BooleanField(default=False)  # the text is a secret, erased when no longer needed
    useful_until = models.DateTimeField(null=True, blank=True)  # not tried after it, as with a code that runs out
    written_at = models.DateTimeField(_("written"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    has_bounced = models.BooleanField(default=False)
    is_late = models.BooleanField(default=False)
    is_unwanted = models.BooleanField(default=False)

    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    claimed_by = models.CharField(max_length=100, blank=True)  # the process that tries it, or was the last to
    claimed_until = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)  # kind of error: never its words, which hold addresses
    code = models.PositiveSmallIntegerField(null=True, blank=True)  # what the mail server answered, by RFC 5321

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-id"]
        indexes = [
            models.Index(fields=["next_try_at", "id"], name="letters_to_try", condition=NOT_YET),
            models.Index(fields=["-written_at", "-id"], name="letters_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(given_up_at=None), name="a_letter_is_sent_or_given_up_not_both"
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"

    @property
    def state(self):
        if self.sent_at:
            return self.State.SENT
        if not self.given_up_at:
            return self.State.WAITING
        if self.has_bounced:
            return self.State.BOUNCED
        if self.is_late:
            return self.State.LATE
        return self.State.UNWANTED if self.is_unwanted else self.State.GIVEN_UP

    @property
    def can_be_retried(self):
        """A given-up letter whose text is still there, that is of use and wanted."""
        is_given_up = self.state in (self.State.BOUNCED, self.State.GIVEN_UP)
        return is_given_up and not self.is_confidential and bool(self.text)

    @property
    def message_id(self):
        """The same in every try, so that a mail program shows a letter once that had to be sent twice."""
        domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
        return f"<letter-{self.pk}-{int(self.written_at.timestamp() * 1_000_000)}@{domain}>"


class Reader(models.Model):
    """An address that gets letters it may decline, and the key in their links: who has the link need not sign in."""

    email = models.EmailField(_("e-mail"))
    key = models.CharField(max_length=40, unique=True, default=new_key)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_reader_per_email")]

    def __str__(self):
        return f"reader {self.pk}"  # never the address: the journal keeps this


class Refusal(models.Model):
    """A reader does not want letters about a topic, since when."""

    reader = models.ForeignKey(Reader, related_name="refusals", on_delete=models.CASCADE)
    topic = models.CharField(max_length=20, choices=Topic)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "topic"], name="one_refusal_per_topic")]

    def __str__(self):
        return f"{self.reader}: {self.topic}"
