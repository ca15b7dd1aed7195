from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.events.models import Event
from pakten.network.models import Person


class Mingle(models.Model):
    """A gathering where people are put together by their wishes: once, or over several rounds."""

    title = models.CharField(_("title"), max_length=200)
    event = models.ForeignKey(
        Event,
        verbose_name=_("event"),
        related_name="mingles",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # what was planned for a mingle outlives its page in the calendar
    )
    rounds = models.PositiveSmallIntegerField(
        _("rounds"), default=1, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.SET_NULL,  # the mingle belongs to the office, not to who made it
    )
    plan = models.ForeignKey(
        "Plan",
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.SET_NULL,  # the plan on the workbench; a deleted plan only empties the bench
    )
    published_plan = models.ForeignKey(
        "Plan",
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,  # what people were told to do is not thrown away
    )
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("mingle_office:mingle", args=[self.pk])


class SignUpFile(models.Model):
    """The list of those who signed up, as the form tool gave it, with what somebody mended in it since."""

    mingle = models.OneToOneField(Mingle, related_name="file", on_delete=models.CASCADE)
    name = models.CharField(_("file"), max_length=200)
    table = models.JSONField()  # the cells as they were read: sheets.Table.as_data
    heading_row = models.PositiveIntegerField(null=True, blank=True)  # where somebody has pointed it out
    columns = models.JSONField(default=list, blank=True)  # [[column number, field or null], …]: what somebody chose
    corrections = models.JSONField(default=dict, blank=True)  # imports.Corrections.as_data: what somebody mended
    uploaded_at = models.DateTimeField(default=timezone.now)
    taken_in_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.name


class Participant(models.Model):
    """Somebody who comes to a mingle, and what they wish for there. Wishes point to participants of the same mingle
    by their `key`, and to organisations by the organisation's key."""

    mingle = models.ForeignKey(Mingle, related_name="participants", on_delete=models.CASCADE)
    key = models.CharField(max_length=20)
    person = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        related_name="mingles",
        on_delete=models.SET_NULL,  # forgetting takes the name away here too; see actions.forget
    )
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation = models.CharField(max_length=200, blank=True)  # key: colleagues have the same
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    sector = models.CharField(_("sector"), max_length=20, blank=True)
    kind = models.CharField(_("kind"), max_length=100, blank=True)
    offers = models.JSONField(_("offers"), default=list, blank=True)
    wants = models.JSONField(_("wants to talk about"), default=list, blank=True)
    wished_people = models.JSONField(_("wants to meet"), default=list, blank=True)
    wished_organisations = models.JSONField(_("organisations to meet"), default=list, blank=True)
    wished_sectors = models.JSONField(_("sectors to meet"), default=list, blank=True)
    wished_kinds = models.JSONField(default=list, blank=True)
    met = models.JSONField(_("has met"), default=list, blank=True)
    avoids = models.JSONField(_("cannot meet"), default=list, blank=True)
    avoided_organisations = models.JSONField(default=list, blank=True)
    is_seated = models.BooleanField(_("must sit still"), default=False)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["mingle", "key"], name="one_participant_per_key")]

    def __str__(self):
        return self.name


class Plan(models.Model):
    """Who meets whom: what was asked for, what the engine answered, and how good that is. A plan never changes; a
    turned dial or a lock makes the next one, so that any step can be undone."""

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
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.SET_NULL,  # the plan belongs to the mingle
    )
    rounds = models.PositiveSmallIntegerField()
    fairness = models.CharField(_("fairness"), max_length=10, choices=Fairness, default=Fairness.SUM)
    surprise = models.DecimalField(_("surprise"), max_digits=3, decimal_places=2, default=0)
    fixed_row = models.BooleanField(_("sitting row"), default=False)
    locked = models.JSONField(default=list, blank=True)  # [[key, key], …]: these meet
    banned = models.JSONField(default=list, blank=True)  # [[key, key], …]: these do not
    seed = models.PositiveIntegerField(default=0)
    engine = models.CharField(max_length=20)
    meetings = models.JSONField(default=list)  # [{"round": 1, "table": 1, "people": [key, key], "points": 660}, …]
    idle = models.JSONField(default=list)  # [{"round": 1, "person": key}, …]: nobody left to meet
    value = models.BigIntegerField(default=0)  # points of all meetings
    bound = models.BigIntegerField(default=0)  # no plan with these dials is worth more
    wishes_met = models.PositiveIntegerField(default=0)
    wishes_stated = models.PositiveIntegerField(default=0)
    without = models.JSONField(default=list)  # keys of people who wished for something and get none of it

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self):
        return f"{self.mingle} ({timezone.localtime(self.made_at):%Y-%m-%d %H:%M})"
