from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.network.models import District, Organisation, Person
from pakten.web import dates


class EventQuerySet(models.QuerySet):
    def public(self):
        return self.exclude(state=Event.State.DRAFT).filter(for_everybody=True)

    def coming(self):
        return self.filter(ends_at__gte=timezone.now()).order_by("starts_at", "id")

    def past(self):
        return self.filter(ends_at__lt=timezone.now()).order_by("-starts_at", "-id")

    def held(self):
        return self.past().filter(state=Event.State.PUBLISHED)


class Event(models.Model):
    """Something the network gathers people for, at a place, online or both."""

    class Kind(models.TextChoices):
        KICK_OFF = "kick_off", _("Kick-off")
        BREAKFAST = "breakfast", _("Breakfast mingle")
        MINGLE = "mingle", _("Matchmaking mingle")
        SPEED_MINGLE = "speed_mingle", _("Speed mingle")
        LUNCH = "lunch", _("Network lunch")
        ROUNDTABLE = "roundtable", _("Roundtable")
        MEMBER_MEETING = "member_meeting", _("Member meeting")
        FAIR = "fair", _("Fair")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        CANCELLED = "cancelled", _("Cancelled")

    class Audience(models.TextChoices):
        """Who may register."""

        PUBLIC = "public", _("Everybody")
        MEMBERS = "members", _("Members")
        DISTRICT = "district", _("Members in the event's district")
        INVITED = "invited", _("Those who have the invitation's link")
        NOBODY = "nobody", _("Nobody: one just comes")

    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(max_length=220, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    for_everybody = models.BooleanField(_("shown to everybody"), default=True)
    theme = models.CharField(_("theme"), max_length=200, blank=True)
    target_group = models.CharField(_("for whom"), max_length=300, blank=True)
    goals = models.TextField(_("what it should lead to"), blank=True)
    summary = models.CharField(_("in one sentence"), max_length=300, blank=True)
    about = models.TextField(_("about the event"), blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    district = models.ForeignKey(
        District,
        verbose_name=_("district"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,  # districts are ended by a date, not deleted
    )
    link = models.URLField(_("link to the online room"), blank=True)
    audience = models.CharField(_("who may register"), max_length=10, choices=Audience, default=Audience.PUBLIC)
    opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)  # None: when published
    closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)  # None: when it starts
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)  # None: as many as want to
    capacity_per_organisation = models.PositiveIntegerField(_("places per organisation"), null=True, blank=True)
    held_seats = models.PositiveIntegerField(_("places held by the office"), default=0)
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to answer an offer"), default=48, validators=[MinValueValidator(1), MaxValueValidator(24 * 30)]
    )
    is_step_free = models.BooleanField(_("step-free"), default=False)
    has_hearing_loop = models.BooleanField(_("hearing loop"), default=False)
    has_quiet_zone = models.BooleanField(_("quiet zone"), default=False)
    has_interpreter = models.BooleanField(_("interpreter"), default=False)
    partners = models.TextField(_("partners and co-exhibitors"), blank=True)  # those that are no members, one on a line
    partner_members = models.ManyToManyField(
        Organisation, verbose_name=_("partners that are members"), related_name="partner_of_events", blank=True
    )
    door_key = models.CharField(max_length=40, blank=True)  # the secret of the helpers' link; empty: there is none
    remind_days = models.PositiveSmallIntegerField(
        _("days before the event that those with a place are reminded"), default=2, validators=[MaxValueValidator(30)]
    )  # 0: nobody is
    ask_again_on = models.DateField(_("day to remind those who have not answered"), null=True, blank=True)
    takes_wishes = models.BooleanField(default=False)  # who has a place says whom they wish to meet: see actions
    sequence = models.PositiveIntegerField(default=0)  # grows when place, time or state change: calendars follow it
    host = models.ForeignKey(
        Organisation,
        verbose_name=_("host"),
        related_name="hosted_events",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the event stays in the calendar without its host
    )
    responsible = models.ForeignKey(
        Person,
        verbose_name=_("responsible"),
        related_name="responsible_for_events",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the event stays when its organiser leaves
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="event_ends_after_start"),
            models.UniqueConstraint(fields=["door_key"], condition=~Q(door_key=""), name="one_door_per_key"),
        ]
        indexes = [models.Index(fields=["state", "starts_at"])]

    def __str__(self):
        return self.title

    def clean(self):
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The event ends before it starts. Choose a later end.")})
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("Registration closes before it opens. Choose a later time.")})

    def get_absolute_url(self):
        return reverse("events:event", args=[self.slug])

    @property
    def invitation(self):
        """The secret in the link of an invitation: made from the event, so that it need not be kept."""
        return signing.Signer(salt="events.invitation").signature(str(self.pk))

    @property
    def is_over(self):
        return self.ends_at < timezone.now()

    @property
    def is_cancelled(self):
        return self.state == self.State.CANCELLED

    @property
    def is_online(self):
        return bool(self.link) and not self.venue

    def tells_link_to(self, registration):
        """Whether somebody may see where the event is online: who has a place, or anybody where nobody registers."""
        return self.audience == self.Audience.NOBODY or (registration is not None and registration.has_place)

    @property
    def when(self):
        """From when to when, in the words of the language of the moment."""
        return dates.when(self.starts_at, self.ends_at)

    @property
    def place(self):
        return ", ".join(part for part in (self.venue, self.address) if part)

    @property
    def partner_lines(self):
        """The partners that are no members, as they are written."""
        return [line for line in self.partners.splitlines() if line.strip()]

    @property
    def registration_closes_at(self):
        """Registration ends when the event begins, or before that."""
        return min(self.closes_at or self.starts_at, self.starts_at)

    @property
    def places_to_give(self):
        """All places but those the office holds; None where there is room for everybody."""
        return None if self.capacity is None else max(self.capacity - self.held_seats, 0)


class Picture(models.Model):
    """A picture of an event, in words too; the first is the one that other sites show."""

    event = models.ForeignKey(Event, related_name="pictures", on_delete=models.CASCADE)
    file = models.FileField(_("picture"), upload_to="events", max_length=120)  # drawn anew, by actions.add_picture
    words = models.CharField(_("what the picture shows"), max_length=300)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.words

    def get_absolute_url(self):
        return reverse("events:picture", args=[self.event.slug, self.pk])


class ProgrammeItem(models.Model):
    """A part of an event: when, what, and who speaks."""

    event = models.ForeignKey(Event, related_name="programme", on_delete=models.CASCADE)
    starts_at = models.DateTimeField(_("starts"))
    title = models.CharField(_("what"), max_length=200)
    speaker = models.CharField(_("who speaks"), max_length=200, blank=True)
    organisation = models.CharField(_("from"), max_length=200, blank=True)  # as it wants to be called there

    class Meta:
        ordering = ["starts_at", "id"]

    def __str__(self):
        return self.title

    @property
    def on(self):
        return timezone.localdate(self.starts_at)

    @property
    def clock(self):
        return dates.clock(timezone.localtime(self.starts_at))
