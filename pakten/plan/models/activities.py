from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.network.models import Organisation, Person
from pakten.network.sorting import sort_key
from pakten.plan.models.goals import Goal
from pakten.plan.models.indicators import Indicator


class ActivityPlan(models.Model):
    """What the network intends to do in a year: drafted, consulted on, decided by the board, followed, closed."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        CONSULTATION = "consultation", _("In consultation")
        DECIDED = "decided", _("Decided")
        CLOSED = "closed", _("Closed")

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    consult_from = models.DateField(_("members are asked from"), null=True)
    consult_to = models.DateField(_("members are asked to"), null=True)
    decided_on = models.DateField(_("decided on"), null=True)  # the latest of its versions
    closed_on = models.DateField(_("closed on"), null=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(consult_from=None, consult_to=None) | Q(consult_to__gte=F("consult_from")),
                name="a_consultation_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return str(self.year)

    @property
    def state(self):
        if self.closed_on:
            return self.State.CLOSED
        if self.is_consulted:
            return self.State.CONSULTATION
        return self.State.DECIDED if self.decided_on else self.State.DRAFT

    @property
    def is_consulted(self):
        """Whether members may say what they think of it today."""
        return bool(self.consult_from) and self.consult_from <= timezone.localdate() <= self.consult_to

    @property
    def is_closed(self):
        return self.closed_on is not None


class ActivityQuerySet(models.QuerySet):
    def in_plan(self):
        """Those that the plan holds: neither only proposed, nor declined."""
        return self.exclude(state__in=Activity.OUTSIDE)

    def waiting(self):
        return self.filter(state=Activity.State.PROPOSED)

    def forgotten(self, today):
        """Past their last day, with nobody having said how it went, not even that it is delayed, nor been reminded.
        Those for which nobody can be asked wait until somebody can."""
        told = (*Activity.OVER, Activity.State.DELAYED)
        found = self.in_plan().exclude(state__in=told).filter(ends_on__lt=today, plan__closed_on=None)
        may_ask = Person.objects.shown().filter(is_active=True)
        asked = Activity.owners.through.objects.filter(activity=OuterRef("pk"), person__in=may_ask)
        return found.filter(Exists(asked)).filter(Q(reminded_on=None) | Q(reminded_on__lte=F("ends_on")))


class Activity(models.Model):
    """Something the network or a member is to do in a year, towards a goal, with people who answer for it."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        PLANNED = "planned", _("Planned")
        ONGOING = "ongoing", _("Ongoing")
        DELAYED = "delayed", _("Delayed")
        DONE = "done", _("Done")
        CANCELLED = "cancelled", _("Cancelled")
        DECLINED = "declined", _("Not taken in")

    OUTSIDE = (State.PROPOSED, State.DECLINED)
    OVER = (State.DONE, State.CANCELLED)

    plan = models.ForeignKey(ActivityPlan, related_name="activities", on_delete=models.CASCADE)
    goal = models.ForeignKey(
        Goal,
        verbose_name=_("goal"),
        related_name="activities",
        on_delete=models.PROTECT,  # what it was for is not lost
    )
    title = models.CharField(_("what is to be done"), max_length=200)
    about = models.TextField(_("more about it"), blank=True)
    starts_on = models.DateField(_("begins"))
    ends_on = models.DateField(_("ends"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PLANNED)
    organisations = models.ManyToManyField(
        Organisation, verbose_name=_("who does it"), related_name="activities", blank=True
    )  # none: the network's own office
    owners = models.ManyToManyField(Person, verbose_name=_("answers for it"), related_name="+", blank=True)
    proposed_by = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the proposal stays without the one who wrote it
    )
    copied_from = models.ForeignKey(
        "self",
        related_name="copies",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the new year's goes on without last year's
    )
    reminded_on = models.DateField(null=True, editable=False)  # that it is past its last day
    edition = models.PositiveIntegerField(default=1)  # grows with each change, so that two who write see each other

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "ends_on", "id"]
        indexes = [models.Index(fields=["plan", "state"])]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="an_activity_ends_after_it_begins"),
            models.UniqueConstraint(fields=["plan", "copied_from"], name="copied_once_into_a_plan"),
        ]

    def __str__(self):
        return self.title

    @property
    def is_over(self):
        return self.state in self.OVER

    @property
    def is_late(self):
        """Delayed as somebody said, or past its day and not done."""
        if self.state == self.State.DELAYED:
            return True
        return self.state not in (*self.OVER, *self.OUTSIDE) and self.ends_on < timezone.localdate()

    @property
    def doers(self):
        """Who does it, by name; empty: the network's own office."""
        return ", ".join(each.name for each in self.organisations.all())

    @property
    def answering(self):
        """Who answers for it, by name; empty: nobody."""
        return ", ".join(sorted((str(each) for each in self.owners.all()), key=sort_key))


class ActivityTarget(models.Model):
    """What an activity should add to an indicator."""

    activity = models.ForeignKey(Activity, related_name="targets", on_delete=models.CASCADE)
    indicator = models.ForeignKey(
        Indicator,
        related_name="+",
        on_delete=models.PROTECT,  # what was aimed at is not lost
    )
    value = models.DecimalField(_("target"), max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["indicator__order", "id"]
        constraints = [models.UniqueConstraint(fields=["activity", "indicator"], name="an_indicator_once_an_activity")]

    def __str__(self):
        return f"{self.activity}: {self.indicator}"


class ActivityMove(models.Model):
    """That an activity came to another state: when, by whom, from what to what and why."""

    activity = models.ForeignKey(Activity, related_name="moves", on_delete=models.CASCADE)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        on_delete=models.SET_NULL,  # that it happened stays told
    )
    before = models.CharField(max_length=10, choices=Activity.State, blank=True)
    after = models.CharField(max_length=10, choices=Activity.State)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.activity}: {self.get_after_display()}"


class Opinion(models.Model):
    """What a member says of a plan, or of one activity in it, while it is consulted on."""

    plan = models.ForeignKey(ActivityPlan, related_name="opinions", on_delete=models.CASCADE)
    activity = models.ForeignKey(Activity, related_name="opinions", null=True, on_delete=models.CASCADE)
    organisation = models.ForeignKey(
        Organisation,
        related_name="+",
        null=True,
        on_delete=models.SET_NULL,  # what was said stands
    )
    by = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        on_delete=models.SET_NULL,  # what was said stands without the name
    )
    text = models.TextField(_("what you think"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.plan}, {self.at:%Y-%m-%d}"


class PlanVersion(models.Model):
    """The plan as the board decided it: numbered, and never changed."""

    plan = models.ForeignKey(
        ActivityPlan,
        related_name="versions",
        on_delete=models.PROTECT,  # what was decided stays
    )
    number = models.PositiveSmallIntegerField()
    decided_on = models.DateField(_("decided on"))
    note = models.TextField(_("note"), blank=True)
    content = models.JSONField()  # see queries/plans.py: snapshot
    by = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        on_delete=models.SET_NULL,  # what was decided stands when the officer is forgotten
    )

    class Meta:
        ordering = ["plan", "-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="a_version_once")]

    def __str__(self):
        return f"{self.plan}, {self.number}"
