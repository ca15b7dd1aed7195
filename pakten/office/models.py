from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LEAST, MOST = 1, 3650  # days


class RetentionRule(models.Model):
    """What the office decided about a rule in `retention.RULES`, and when it was followed last. The rule itself, its
    basis and how many days it has to begin with, stands in the code."""

    kind = models.SlugField(max_length=40, unique=True)
    days = models.PositiveSmallIntegerField(_("days"), null=True)  # None: as many as it began with
    ran_at = models.DateTimeField(null=True)
    in_words = ""  # what the journal calls it: its name, with what changed

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(days=None) | Q(days__gte=LEAST, days__lte=MOST), name="a_rule_has_some_days"
            )
        ]

    def __str__(self):
        return self.in_words or self.kind


class Disposal(models.Model):
    """That something was let go by a rule: what kind, when, how many, and how long it was kept for then. Never what or
    whose."""

    kind = models.SlugField(max_length=40)
    at = models.DateTimeField(_("when"), db_index=True)
    number = models.PositiveIntegerField(_("number"))
    days = models.PositiveSmallIntegerField(_("days"))
    by_hand = models.BooleanField(default=False)  # who did it stands in the journal

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["kind", "-at"])]

    def __str__(self):
        return f"{self.kind} {self.at:%Y-%m-%d}: {self.number}"
