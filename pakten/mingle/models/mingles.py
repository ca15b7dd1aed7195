from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.events.models import Event
from pakten.network.models import Person
from pakten.web import dates


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
    table_size = models.PositiveSmallIntegerField(
        _("people at a table"), default=2, validators=[MinValueValidator(2), MaxValueValidator(20)]
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes in a round"), default=5, validators=[MinValueValidator(1), MaxValueValidator(180)]
    )
    change_seconds = models.PositiveSmallIntegerField(
        _("seconds to change places"), default=60, validators=[MaxValueValidator(900)]
    )
    link_template = models.CharField(_("link to an online room"), max_length=300, blank=True)  # empty: in a real room
    may_meet_again = models.BooleanField(
        _("those who met at an earlier mingle may meet again"), default=False
    )  # else who has met there counts as met, see queries.memory
    going_on_closed_at = models.DateTimeField(null=True, blank=True)  # yeses without an answer are erased, no new ones
    takes_wishes = models.BooleanField(default=False)  # its people are those who have a place at its event
    wishes_until = models.DateTimeField(_("wishes until"), null=True, blank=True)  # None: until the event begins
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
        constraints = [
            models.UniqueConstraint(
                fields=["event"], condition=models.Q(takes_wishes=True), name="one_mingle_of_an_event_takes_wishes"
            )
        ]

    def __str__(self):
        return self.title

    @property
    def wishes_close_at(self):
        """Until when wishes can be said and changed, unless it is published before; None where nothing is decided."""
        return self.wishes_until or (self.event.starts_at if self.event else None)

    @property
    def wishes_close_in_words(self):
        if self.wishes_close_at is None:
            return ""
        there = timezone.localtime(self.wishes_close_at)
        return _("%(day)s at %(time)s") % {"day": dates.day(there), "time": dates.clock(there)}

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
