import secrets

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.events.models.events import Event
from pakten.network.models import Organisation, Person
from pakten.web import dates


def new_key():
    return secrets.token_urlsafe(24)


class RegistrationQuerySet(models.QuerySet):
    def taking(self):
        """Those who take a place: who have one, who are asked whether they want one, who came and who did not."""
        return self.filter(state__in=Registration.TAKING)

    def waiting(self):
        """The queue, the next in line first."""
        return self.filter(state=Registration.State.WAITLISTED).order_by("position", "id")

    def current(self):
        """All but those who have cancelled."""
        return self.exclude(state=Registration.State.CANCELLED)


class Registration(models.Model):
    """Somebody wants to come to an event: has a place, waits for one, is offered one, or will not come after all.

    Its state is written by `registering` and, at the door, by `checking_in`, while they hold the event. A forgotten
    person leaves the row of an event that has been, so that the figures stand, without anything that tells who it was.
    """

    class State(models.TextChoices):
        REGISTERED = "registered", _("Has a place")
        WAITLISTED = "waitlisted", _("On the waiting list")
        OFFERED = "offered", _("Is offered a place")
        CANCELLED = "cancelled", _("Not coming")
        ATTENDED = "attended", _("Came")
        NO_SHOW = "no_show", _("Did not come")

    TAKING = (State.REGISTERED, State.OFFERED, State.ATTENDED, State.NO_SHOW)

    event = models.ForeignKey(Event, verbose_name=_("event"), related_name="registrations", on_delete=models.CASCADE)
    person = models.ForeignKey(
        Person, verbose_name=_("person"), null=True, related_name="registrations", on_delete=models.CASCADE
    )
    state = models.CharField(_("state"), max_length=10, choices=State)
    position = models.BigIntegerField(_("place in line"))  # grows with each registration to the event
    key = models.CharField(max_length=40, unique=True, default=new_key)  # the secret of the person's private link
    registered_at = models.DateTimeField(_("registered"), default=timezone.now)
    offered_until = models.DateTimeField(_("answer before"), null=True, blank=True)
    missed_offers = models.PositiveSmallIntegerField(default=0)  # offers that ran out without an answer
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        related_name="registrations",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # its name stands beside it
    )
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    share = models.CharField(max_length=220, blank=True)  # whose places per organisation it takes of, see share_of
    by = models.ForeignKey(
        Person,
        verbose_name=_("registered by"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the place is kept when the colleague who took it is forgotten
    )
    diet = models.CharField(_("food"), max_length=300, blank=True)  # erased after the event, as is the next
    access = models.CharField(_("what you need in order to take part"), max_length=500, blank=True)
    photo_consent = models.BooleanField(_("may be in pictures"), null=True)  # None: has not said
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    note = models.CharField(_("note of the team"), max_length=300, blank=True)
    badge_printed_at = models.DateTimeField(_("badge printed"), null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["event", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="one_registration_per_person_and_event"),
            models.CheckConstraint(
                condition=Q(state="offered", offered_until__isnull=False)
                | (~Q(state="offered") & Q(offered_until__isnull=True)),
                name="an_offer_has_a_time_limit",
            ),
        ]
        indexes = [
            models.Index(fields=["event", "state", "position"], name="registrations_in_line"),
            models.Index(fields=["event", "position"], name="registrations_of_event"),
            models.Index(fields=["offered_until"], name="open_offers", condition=Q(state="offered")),
        ]

    def __str__(self):
        return f"{self.event_id}:{self.pk}"  # names nobody: it may end up in a log

    def get_absolute_url(self):
        return reverse("events:ticket", args=[self.key])

    @property
    def shown_name(self):
        """Who it is, as others may see it: nobody under protection is named."""
        return str(self.person or _("Forgotten"))

    @property
    def shown_email(self):
        """The person's address, as the team may see it: not of somebody under protection."""
        return self.person.shown_email if self.person else ""

    @property
    def has_place(self):
        return self.state in (self.State.REGISTERED, self.State.ATTENDED)

    @property
    def answer_before(self):
        """Until when an offer stands, in words."""
        return dates.moment(self.offered_until)
