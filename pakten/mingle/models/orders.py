from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.mingle.models.mingles import Mingle
from pakten.mingle.models.plans import Plan
from pakten.network.models import Person

SILENT = timedelta(seconds=15)  # without a sign of life: whoever did the work is gone, and another may take it


class PlanOrder(models.Model):
    """A plan that takes longer than a page should: what was asked for, how it goes, and what came of it."""

    class Deed(models.TextChoices):
        PLAN = "plan", _("A plan")
        PRICES = "prices", _("What each setting costs")
        REDRAW = "redraw", _("A plan drawn again")

    class End(models.TextChoices):
        DONE = "done", _("Carried out")
        STOPPED = "stopped", _("Stopped")
        FAILED = "failed", _("Could not be")

    mingle = models.ForeignKey(Mingle, related_name="orders", on_delete=models.CASCADE)
    deed = models.CharField(max_length=10, choices=Deed, default=Deed.PLAN)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.SET_NULL,  # the plan belongs to the mingle
    )
    about = models.ForeignKey(
        Plan,
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.CASCADE,  # the plan on the bench when it was asked, or the one drawn again
    )
    dials = models.JSONField(default=dict)
    locked = models.JSONField(default=list, blank=True)
    banned = models.JSONField(default=list, blank=True)
    seconds = models.FloatField(default=0)  # about how long it takes
    began_at = models.DateTimeField(null=True, blank=True)
    alive_at = models.DateTimeField(null=True, blank=True)  # the last sign of life of who does the work
    stop_asked_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=10, choices=End, blank=True)
    steps_done = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=1)
    plan = models.ForeignKey(
        Plan,
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.CASCADE,  # what came of it
    )
    result = models.JSONField(default=dict, blank=True)  # prices, what a redraw says, or why it could not be

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mingle"], condition=models.Q(ended_at=None), name="one_open_order_per_mingle"
            )
        ]

    def __str__(self):
        return f"{self.get_deed_display()} ({self.mingle})"

    @property
    def is_silent(self):
        """Whether nobody is at work on it, though it has not ended."""
        return self.ended_at is None and (self.alive_at is None or self.alive_at < timezone.now() - SILENT)

    @property
    def elapsed(self):
        return (timezone.now() - (self.began_at or self.asked_at)).total_seconds()

    @property
    def share(self):
        """About how much of it is done, in percent; never all of it before it has ended."""
        by_time = self.elapsed / max(0.5, self.seconds)
        step = min(by_time * self.steps - self.steps_done, 0.95) if self.steps > 1 else by_time
        return max(1, min(95, round(100 * (self.steps_done + max(0.0, step)) / self.steps)))
