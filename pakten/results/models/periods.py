from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pakten.network.models import Person
from pakten.plan.models import Indicator


class PeriodQuerySet(models.QuerySet):
    def years(self):
        return self.filter(kind=Period.Kind.YEAR)

    def closed(self):
        return self.exclude(closed_at=None)

    def begun(self):
        return self.filter(starts_on__lte=timezone.localdate())


class Period(models.Model):
    """A stretch of time that figures are counted of: a year, a half of it, or four months of it (tertial)."""

    class Kind(models.TextChoices):
        YEAR = "year", gettext_lazy("Year")
        HALF = "half", gettext_lazy("Half-year")
        TERTIAL = "tertial", gettext_lazy("Four months")

    kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=Kind)
    year = models.PositiveSmallIntegerField(gettext_lazy("year"))
    number = models.PositiveSmallIntegerField(default=1)  # the second half, the third tertial
    starts_on = models.DateField(gettext_lazy("from"))
    ends_on = models.DateField(gettext_lazy("to"))  # that day too
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,  # the period stays closed when the officer is forgotten
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "kind", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "year", "number"], name="a_period_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="a_period_ends_after_it_begins"),
        ]

    def __str__(self):
        if self.kind == self.Kind.YEAR:
            return str(self.year)
        if self.kind == self.Kind.HALF:
            return (_("first half of %s") if self.number == 1 else _("second half of %s")) % self.year
        return _("tertial %(number)s of %(year)s") % {"number": self.number, "year": self.year}

    @property
    def slug(self):
        """Its name in addresses: 2026, 2026-h1, 2026-t2."""
        return str(self.year) if self.kind == self.Kind.YEAR else f"{self.year}-{self.kind[0]}{self.number}"

    @property
    def is_closed(self):
        return self.closed_at is not None

    @property
    def is_over(self):
        return self.ends_on < timezone.localdate()


class Figure(models.Model):
    """What an indicator came to in a closed period, in all or in one group of a cut; frozen as it was counted."""

    period = models.ForeignKey(Period, related_name="figures", on_delete=models.CASCADE)
    indicator = models.ForeignKey(
        Indicator,
        related_name="figures",
        on_delete=models.PROTECT,  # what was reached stays told when the indicator is no longer followed
    )
    cut = models.CharField(max_length=30, blank=True)  # "" in all; "sector", "district", …
    group = models.CharField(max_length=120, blank=True)  # one value of the cut: "business"
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True)  # NULL: nothing was known
    n = models.PositiveIntegerField(null=True)  # how many people or answers a share rests on
    basis = models.JSONField(default=list)  # keys of what it rests on, as its measure understands them
    counted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["indicator", "cut", "group"]
        constraints = [models.UniqueConstraint(fields=["period", "indicator", "cut", "group"], name="one_figure_each")]

    def __str__(self):
        return f"{self.indicator}, {self.period}"


class Correction(models.Model):
    """That the figure of a closed period was changed afterwards: from what to what, why and by whom."""

    figure = models.ForeignKey(Figure, related_name="corrections", on_delete=models.CASCADE)
    before = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    after = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    reason = models.TextField(gettext_lazy("why it is changed"))
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        on_delete=models.SET_NULL,  # the trail stays when the officer is forgotten
    )

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.figure}: {self.before} → {self.after}"


class ExternalFigure(models.Model):
    """A figure that comes from elsewhere, typed in by the office with its source."""

    indicator = models.ForeignKey(Indicator, related_name="external_figures", on_delete=models.CASCADE)
    period = models.ForeignKey(Period, related_name="external_figures", on_delete=models.CASCADE)
    value = models.DecimalField(gettext_lazy("value"), max_digits=14, decimal_places=2)
    source = models.CharField(gettext_lazy("source"), max_length=200)

    class Meta:
        ordering = ["indicator", "period"]
        constraints = [models.UniqueConstraint(fields=["indicator", "period"], name="one_external_figure_a_period")]

    def __str__(self):
        return f"{self.indicator}, {self.period}"


class ExternalEntry(models.Model):
    """That a figure from elsewhere was typed in or changed: what it was each time, from where and by whom."""

    figure = models.ForeignKey(ExternalFigure, related_name="entries", on_delete=models.CASCADE)
    value = models.DecimalField(max_digits=14, decimal_places=2)
    source = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        on_delete=models.SET_NULL,  # the trail stays when the officer is forgotten
    )

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.figure}: {self.value}"
