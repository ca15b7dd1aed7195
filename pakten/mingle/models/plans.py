from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.mingle.models.mingles import Mingle
from pakten.network.models import Person


class Plan(models.Model):
    """Who meets whom: what was asked for, what the engine answered, and how good that is. What it says never
    changes; a turned dial or a lock makes the next one, so that any step can be undone."""

    class Fairness(models.TextChoices):
        SUM = "sum", _("As many wishes as possible")
        SQRT = "sqrt", _("Balanced")
        LEXIMIN = "leximin", _("Nobody without")

    mingle = models.ForeignKey(Mingle, related_name="plans", on_delete=models.CASCADE)
    before = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.SET_NULL,  # the chain for undo may be cut; the plan stands on its own
    )
    put_aside = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.SET_NULL,  # as `before`; what lay on the bench when this one was fetched out of the history
    )
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.SET_NULL,  # the plan belongs to the mingle
    )
    rounds = models.PositiveSmallIntegerField()
    table_size = models.PositiveSmallIntegerField(_("people at a table"), default=2)
    fairness = models.CharField(_("fairness"), max_length=10, choices=Fairness, default=Fairness.SUM)
    surprise = models.DecimalField(_("surprise"), max_digits=3, decimal_places=2, default=0)
    fixed_row = models.BooleanField(_("sitting row"), default=False)
    after_round = models.PositiveSmallIntegerField(
        null=True, blank=True
    )  # repaired: the rounds that stood as they were
    gone = models.JSONField(default=list, blank=True)  # keys of people who were not there when it was made
    locked = models.JSONField(default=list, blank=True)  # [[key, key], …]: these meet
    banned = models.JSONField(default=list, blank=True)  # [[key, key], …]: these do not
    seed = models.PositiveIntegerField(default=0)
    engine = models.CharField(max_length=20)
    meetings = models.JSONField(default=list)  # [{"round": 1, "table": 1, "people": [key, key], "points": 660}, …]
    quiet_tables = models.PositiveSmallIntegerField(default=0)  # so many of the last in number stand in the quiet zone
    idle = models.JSONField(default=list)  # [{"round": 1, "person": key}, …]: nobody left to meet
    value = models.BigIntegerField(default=0)  # points of all meetings
    bound = models.BigIntegerField(default=0)  # no plan with these dials is worth more
    wishes_met = models.PositiveIntegerField(default=0)
    wishes_stated = models.PositiveIntegerField(default=0)
    without = models.JSONField(default=list)  # keys of people who wished for something and get none of it

    clashes = models.JSONField(default=list, blank=True)  # [[round, key, key], …]: who should not share a table, but do
    snapshot = models.JSONField(default=dict, blank=True)  # planning.taken: what it was made from, without names
    is_of_another_list = models.BooleanField(default=False)  # people were replaced since: its keys are other people

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self):
        return f"{self.mingle} ({timezone.localtime(self.made_at):%Y-%m-%d %H:%M})"
