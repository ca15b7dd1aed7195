from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.network.models import Agreement, Organisation, Person


class CollaborationQuerySet(models.QuerySet):
    def open(self):
        """Those that somebody should do something about."""
        return self.filter(state__in=Collaboration.OPEN)

    def due(self, on):
        """Open, and their next step is due on a day or before it."""
        return self.open().filter(next_step_on__lte=on)

    def adrift(self):
        """Open, with nobody who answers for it or nothing that comes next: what falls between chairs."""
        return self.open().filter(Q(owner=None) | Q(next_step_on=None))

    def worked_on(self):
        """The one whose next step comes first, first; those without one before all others."""
        return self.order_by(models.F("next_step_on").asc(nulls_first=True), "id")


class Collaboration(models.Model):
    """What some members may do, do or did together: one record from the lead to what it led to."""

    class State(models.TextChoices):
        LEAD = "lead", _("Lead")
        DIALOGUE = "dialogue", _("In dialogue")
        AGREED = "agreed", _("Agreed")
        RUNNING = "running", _("Under way")
        ENDED = "ended", _("Ended")
        COLD = "cold", _("Gone cold")

    class Origin(models.TextChoices):
        EVENT = "event", _("An event")
        MEETING = "meeting", _("A meeting at a mingle")
        EVALUATION = "evaluation", _("An evaluation")
        APPLICATION = "application", _("An application")
        NEED = "need", _("A need or an offer")
        CONVERSATION = "conversation", _("A conversation")

    OPEN = (State.LEAD, State.DIALOGUE, State.AGREED, State.RUNNING)

    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State, default=State.LEAD)
    about = models.TextField(blank=True)
    organisations = models.ManyToManyField(Organisation, through="Party", related_name="collaborations")
    owner = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the collaboration stays, and shows that nobody answers for it
    )
    contact = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # what was begun goes on without the one who asked for it
    )
    from_whom = models.CharField(max_length=200, blank=True)  # an organisation that is no member, as it was named
    next_step = models.CharField(max_length=200, blank=True)
    next_step_on = models.DateField(null=True, blank=True)
    # Where it began, without a foreign key: that stands on a floor above this one.
    origin_kind = models.CharField(max_length=20, choices=Origin, default=Origin.CONVERSATION)
    origin_label = models.CharField(max_length=200, blank=True)
    origin_address = models.CharField(max_length=300, blank=True)
    began_on = models.DateField(default=timezone.localdate)
    ended_on = models.DateField(null=True, blank=True)

    objects = CollaborationQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "next_step_on"]), models.Index(fields=["origin_address"])]
        constraints = [
            models.CheckConstraint(
                condition=(Q(state__in=["ended", "cold"]) & Q(ended_on__isnull=False))
                | (~Q(state__in=["ended", "cold"]) & Q(ended_on__isnull=True)),
                name="what_is_over_has_a_day",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("collaborations_office:collaboration", args=[self.pk])

    @property
    def is_open(self):
        return self.state in self.OPEN

    @property
    def is_late(self):
        return self.is_open and self.next_step_on is not None and self.next_step_on < timezone.localdate()


class Party(models.Model):
    """A member that takes part in a collaboration."""

    collaboration = models.ForeignKey(Collaboration, related_name="parties", on_delete=models.CASCADE)
    organisation = models.ForeignKey(
        Organisation,
        related_name="+",
        on_delete=models.PROTECT,  # what was done together is not lost with one of those who did it
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["collaboration", "organisation"], name="a_member_takes_part_once")
        ]

    def __str__(self):
        return f"{self.organisation}, {self.collaboration}"


class Step(models.Model):
    """A step on the way from a lead to a result: a change of state, something done, something noted."""

    class Kind(models.TextChoices):
        BEGAN = "began", _("Began")
        NOTED = "noted", _("Noted")
        DONE = "done", _("Done")
        MOVED = "moved", _("Moved on")

    collaboration = models.ForeignKey(Collaboration, related_name="steps", on_delete=models.CASCADE)
    kind = models.CharField(max_length=10, choices=Kind)
    on = models.DateField(default=timezone.localdate)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=Collaboration.State, blank=True)  # where it moved
    by = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        on_delete=models.SET_NULL,  # what happened stands when who told it is forgotten
    )
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.on}"


class Outcome(models.Model):
    """What a collaboration led to: an agreement, people employed, places; so many of what, and on which day."""

    collaboration = models.ForeignKey(Collaboration, related_name="outcomes", on_delete=models.CASCADE)
    text = models.CharField(max_length=200)
    number = models.PositiveIntegerField(null=True, blank=True)
    on = models.DateField(default=timezone.localdate)
    agreement = models.ForeignKey(
        Agreement,
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # that it led to one stays told
    )
    address = models.CharField(max_length=300, blank=True)  # of a place, a story: on a floor above or beside
    # The short name of an indicator of `plan`, which stands beside this app: without a foreign key.
    indicator_key = models.CharField(max_length=60, blank=True, db_index=True)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self):
        return self.text
