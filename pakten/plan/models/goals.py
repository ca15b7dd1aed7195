from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class GoalQuerySet(models.QuerySet):
    def now(self):
        """Those that hold this year."""
        return self.holding(timezone.localdate().year)

    def holding(self, year):
        """Those that hold a year."""
        started = Q(from_year=None) | Q(from_year__lte=year)
        return self.filter(started, Q(to_year=None) | Q(to_year__gte=year))

    def whole(self):
        """Those that are no part of another."""
        return self.filter(parent=None)


class Goal(models.Model):
    """What the network wants to reach, in a sentence, from one year to another; perhaps as a part of a larger goal."""

    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of the goal"),
        related_name="parts",
        null=True,
        blank=True,
        on_delete=models.PROTECT,  # its parts would hang in the air
    )
    order = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    text_sv = models.CharField(_("goal in Swedish"), max_length=300)
    text_en = models.CharField(_("goal in English"), max_length=300)
    from_year = models.PositiveSmallIntegerField(_("from the year"), null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(_("to the year"), null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_year=None) | Q(to_year=None) | Q(to_year__gte=F("from_year")),
                name="a_goal_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return self.text

    @property
    def text(self):
        return self.text_en if get_language() == "en" else self.text_sv
