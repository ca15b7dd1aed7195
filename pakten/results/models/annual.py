import secrets

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from pakten.plan.models import Indicator
from pakten.results.models.periods import Period


class AnnualReport(models.Model):
    """What the network tells of a year (annual report) or of half a year (look-back): drafted from what is known,
    edited by the office, told in editions."""

    period = models.OneToOneField(
        Period,
        related_name="annual_report",
        on_delete=models.PROTECT,  # what was told of it stays told
    )
    drafted_at = models.DateTimeField(default=timezone.now)  # when the facts in it were fetched

    class Meta:
        ordering = ["-period__starts_on", "period__kind", "id"]

    def __str__(self):
        return self.title

    @property
    def title(self):
        is_year = self.period.kind == Period.Kind.YEAR
        return (_("Annual report %s") if is_year else _("Look-back: %s")) % self.period

    @property
    def slug(self):
        return self.period.slug

    @property
    def edition(self):
        """What everybody sees now: the newest edition that is not taken back."""
        return self.editions.told().first()

    def get_absolute_url(self):
        return reverse("results:annual_report", args=[self.slug])


class Section(models.Model):
    """A part of a report: words in both languages, and the facts beside them. `draft_…` is what the draft says; where
    the office wrote something else, that holds."""

    class Kind(models.TextChoices):
        TEXT = "text", gettext_lazy("Text")
        FIGURES = "figures", gettext_lazy("Goal with its figures")
        CHART = "chart", gettext_lazy("Chart")
        ACTIVITIES = "activities", gettext_lazy("Activities")
        EVENTS = "events", gettext_lazy("Events")
        AGREEMENTS = "agreements", gettext_lazy("Agreements")
        QUOTES = "quotes", gettext_lazy("Quotes")
        THANKS = "thanks", gettext_lazy("Thanks")

    WORDS = ("heading_sv", "text_sv", "heading_en", "text_en")

    report = models.ForeignKey(AnnualReport, related_name="sections", on_delete=models.CASCADE)
    key = models.CharField(max_length=100)  # what it is drafted from: "goal-3", "events"; "own-…" is the office's own
    kind = models.CharField(max_length=12, choices=Kind)
    order = models.PositiveIntegerField()
    heading_sv = models.CharField(gettext_lazy("heading in Swedish"), max_length=300)
    text_sv = models.TextField(gettext_lazy("text in Swedish"), blank=True)
    heading_en = models.CharField(gettext_lazy("heading in English"), max_length=300)
    text_en = models.TextField(gettext_lazy("text in English"), blank=True)
    draft = models.JSONField(default=dict)  # {"heading_sv", "text_sv", …} as drafted; empty: the office's own
    facts = models.JSONField(default=dict)  # what stands beside the words, in plain values
    hidden_items = models.JSONField(default=list)  # keys of the facts' items that are left out
    is_left_out = models.BooleanField(default=False)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="a_section_once")]

    def __str__(self):
        return self.heading

    @property
    def heading(self):
        return self.heading_en if get_language() == "en" else self.heading_sv

    @property
    def text(self):
        return self.text_en if get_language() == "en" else self.text_sv

    @property
    def words(self):
        return {field: getattr(self, field) for field in self.WORDS}

    @property
    def is_own(self):
        """Whether the office added it."""
        return not self.draft

    @property
    def is_edited(self):
        """Whether it says something else than the draft does."""
        return bool(self.draft) and self.words != self.draft

    @property
    def items(self):
        """The items of its facts, those that are left out too."""
        return self.facts.get("items", [])

    @property
    def told_items(self):
        return self.shown_facts.get("items", [])

    @property
    def shown_facts(self):
        if not self.hidden_items:
            return self.facts
        return {**self.facts, "items": [each for each in self.items if each["key"] not in self.hidden_items]}

    @property
    def is_empty(self):
        return not self.text_sv.strip() and not self.text_en.strip() and not any(self.shown_facts.values())


class EditionQuerySet(models.QuerySet):
    def told(self):
        """Those that are not taken back."""
        return self.filter(withdrawn_at=None)


def paper_name(_edition, _name):
    """Where a report's paper is kept: a name of its own each time, so that none is ever written over."""
    return f"annual/{secrets.token_urlsafe(16)}.pdf"


class Edition(models.Model):
    """A report as it was published, word for word and figure for figure. It never changes; it can be taken back."""

    report = models.ForeignKey(
        AnnualReport,
        related_name="editions",
        on_delete=models.PROTECT,  # what was told stays told
    )
    number = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField(default=timezone.now)
    is_so_far = models.BooleanField(default=False)  # the period was not closed: the figures could still grow
    content = models.JSONField()  # see results/annual/content.py
    pdf_sv = models.FileField(upload_to=paper_name)
    pdf_en = models.FileField(upload_to=paper_name)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_reason = models.TextField(gettext_lazy("why it is taken back"), blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="an_edition_once"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""), name="an_edition_is_taken_back_for_a_reason"
            ),
        ]

    def __str__(self):
        return _("%(report)s, edition %(number)s") % {"report": self.report, "number": self.number}

    def get_absolute_url(self):
        return reverse("results:annual_edition", args=[self.report.slug, self.number])

    @property
    def pdf(self):
        return self.pdf_en if get_language() == "en" else self.pdf_sv


class Remark(models.Model):
    """What the office says of an indicator's figure in a period, in the table for the city's own system."""

    period = models.ForeignKey(Period, related_name="remarks", on_delete=models.CASCADE)
    indicator = models.ForeignKey(Indicator, related_name="remarks", on_delete=models.CASCADE)
    text = models.TextField(gettext_lazy("comment"))

    class Meta:
        ordering = ["indicator", "period"]
        constraints = [models.UniqueConstraint(fields=["period", "indicator"], name="one_remark_a_figure")]

    def __str__(self):
        return f"{self.indicator}, {self.period}"
