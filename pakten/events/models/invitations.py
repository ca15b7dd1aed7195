import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pakten.events.models.events import Event
from pakten.events.models.registrations import Registration
from pakten.network.models import Person

BETWEEN_LETTERS = timedelta(days=1)  # nobody hears of the same event twice in a day


def new_key():
    return secrets.token_urlsafe(24)


class InvitationQuerySet(models.QuerySet):
    def with_answers(self):
        """Each with its `answer`: who has registered has said yes, whatever they said before."""
        theirs = Registration.objects.filter(event=OuterRef("event"))
        by_person = theirs.filter(person=OuterRef("person")).values("state")[:1]
        by_address = theirs.filter(person__email=OuterRef("email")).exclude(person__email="").values("state")[:1]
        state = Coalesce(Subquery(by_person), Subquery(by_address))
        cancelled = Q(registration_state=Registration.State.CANCELLED)
        return self.annotate(registration_state=state).annotate(
            answer=Case(
                When(Q(registration_state__isnull=False) & ~cancelled, then=Value(Invitation.Answer.YES)),
                When(cancelled | Q(declined_at__isnull=False), then=Value(Invitation.Answer.NO)),
                default=Value(Invitation.Answer.NONE),
                output_field=models.CharField(),
            )
        )

    def unanswered(self):
        return self.with_answers().filter(answer=Invitation.Answer.NONE)


class Invitation(models.Model):
    """Somebody is asked to come to an event: a person we know, or an address. The key opens a registration of theirs.

    Whether they said yes is not kept here: it is told by their registration.
    """

    class Answer(models.TextChoices):
        YES = "yes", _("Has registered")
        NO = "no", _("No thanks")
        NONE = "none", _("Has not answered")

    event = models.ForeignKey(Event, verbose_name=_("event"), related_name="invitations", on_delete=models.CASCADE)
    person = models.ForeignKey(
        Person, verbose_name=_("person"), null=True, blank=True, related_name="invitations", on_delete=models.CASCADE
    )
    email = models.EmailField(_("e-mail"), blank=True)  # of somebody we do not know, in small letters
    name = models.CharField(_("name"), max_length=200, blank=True)
    key = models.CharField(max_length=40, unique=True, default=new_key)
    sent_at = models.DateTimeField(_("invited"), default=timezone.now)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    declined_at = models.DateTimeField(_("said no thanks"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["sent_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="one_invitation_per_person_and_event"),
            models.UniqueConstraint(
                fields=["event", "email"], condition=~Q(email=""), name="one_invitation_per_address_and_event"
            ),
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(email=""), name="an_invitation_is_to_a_person_or_an_address"
            ),
        ]

    def __str__(self):
        return f"{self.event_id}:{self.pk}"  # names nobody: it may end up in a log

    @property
    def to(self):
        return self.person.email if self.person else self.email

    @property
    def last_letter_at(self):
        return self.reminded_at or self.sent_at

    def get_absolute_url(self):
        return reverse("events:invitation", args=[self.key])


class CalendarFeed(models.Model):
    """The secret address where somebody's own calendar fetches what they are registered to; changed when they wish."""

    person = models.OneToOneField(Person, related_name="calendar_feed", on_delete=models.CASCADE)
    key = models.CharField(max_length=40, unique=True, default=new_key)

    def __str__(self):
        return f"feed {self.pk}"  # never whose: the journal keeps this

    @property
    def address(self):
        """Of the feed, in the language at the root."""
        with override(settings.LANGUAGE_CODE):
            return settings.SITE_ADDRESS + reverse("events:my_feed", args=[self.key])

    @property
    def webcal(self):
        """The same as calendar programs open it."""
        return f"webcal://{self.address.partition('://')[2]}"
