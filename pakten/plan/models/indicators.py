from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pakten.network.models import Person
from pakten.plan.models.goals import Goal


class IndicatorQuerySet(models.QuerySet):
    def holding(self, year):
        """Those that are followed a year."""
        started = Q(from_year=None) | Q(from_year__lte=year)
        return self.filter(started, Q(to_year=None) | Q(to_year__gte=year))

    def public(self):
        return self.filter(is_public=True)


class Indicator(models.Model):
    """What shows whether a goal is being reached: what is measured, how, in which direction it should go."""

    class Unit(models.TextChoices):
        PEOPLE = "people", _("people")  # counts of people: the only ones that may be too small to be told
        ORGANISATIONS = "organisations", _("organisations")
        EVENTS = "events", _("events")
        MEETINGS = "meetings", _("meetings")
        COLLABORATIONS = "collaborations", _("collaborations")
        AGREEMENTS = "agreements", _("agreements")
        PLACES = "places", _("places")
        ACTIVITIES = "activities", _("activities")
        PERCENT = "percent", _("percent")
        NUMBER = "number", _("number")

    class Direction(models.TextChoices):
        UP = "up", _("the more the better")
        DOWN = "down", _("the fewer the better")

    class Level(models.TextChoices):
        """Whose the effect is (attribution)."""

        NETWORK = "network", _("the network's activity")
        MEMBER = "member", _("a member's own effect")
        CITY = "city", _("the city's result")

    class Source(models.TextChoices):
        COUNTED = "counted", _("counted here")
        REPORTED = "reported", _("reported by members")
        EXTERNAL = "external", _("from elsewhere")

    goal = models.ForeignKey(
        Goal,
        verbose_name=_("goal"),
        related_name="indicators",
        on_delete=models.PROTECT,  # what was measured is not lost with a goal
    )
    key = models.SlugField(_("short name"), max_length=60, unique=True)  # in addresses and open data; never changes
    order = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    name_sv = models.CharField(_("name in Swedish"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    definition_sv = models.TextField(_("definition in Swedish"), blank=True)
    definition_en = models.TextField(_("definition in English"), blank=True)
    unit = models.CharField(_("unit"), max_length=20, choices=Unit)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, default=Direction.UP)
    level = models.CharField(_("whose effect"), max_length=10, choices=Level, default=Level.NETWORK)
    source = models.CharField(_("where the figure comes from"), max_length=10, choices=Source)
    measure = models.CharField(_("what is counted"), max_length=60, blank=True)  # of `results`: what counts it
    source_text = models.CharField(_("source"), max_length=200, blank=True)  # of what comes from elsewhere
    baseline = models.DecimalField(_("baseline"), max_digits=14, decimal_places=2, null=True, blank=True)
    baseline_year = models.PositiveSmallIntegerField(_("year of the baseline"), null=True, blank=True)
    responsible = models.ForeignKey(
        Person,
        verbose_name=_("answers for it"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the indicator stays, and shows that nobody answers for it
    )
    is_public = models.BooleanField(_("may be shown to the public"), default=True)
    from_year = models.PositiveSmallIntegerField(_("from the year"), null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(_("to the year"), null=True, blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["goal__order", "goal_id", "order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_year=None) | Q(to_year=None) | Q(to_year__gte=F("from_year")),
                name="an_indicator_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(source="external", measure="") | ~Q(source="external") & ~Q(measure=""),
                name="what_is_not_external_is_measured",
            ),
            models.CheckConstraint(
                condition=Q(baseline=None, baseline_year=None) | Q(baseline__isnull=False, baseline_year__isnull=False),
                name="a_baseline_is_of_a_year",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return self.name_en if get_language() == "en" else self.name_sv

    @property
    def definition(self):
        return self.definition_en if get_language() == "en" else self.definition_sv

    @property
    def counts_people(self):
        """Whether a small figure could point somebody out."""
        return self.unit == self.Unit.PEOPLE


class Target(models.Model):
    """What an indicator should come to in a year."""

    indicator = models.ForeignKey(Indicator, related_name="targets", on_delete=models.CASCADE)
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("target"), max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["indicator", "year"]
        constraints = [models.UniqueConstraint(fields=["indicator", "year"], name="one_target_a_year")]

    def __str__(self):
        return f"{self.indicator}, {self.year}"
