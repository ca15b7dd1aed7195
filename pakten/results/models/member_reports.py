from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.network.models import Organisation, Person
from pakten.results.models.periods import Period

MAIN = ("places_offered", "places_filled", "employed", "hired_before", "still_employed", "mentors", "own_activities")
BY_GENDER = ("women", "men", "other_gender")
BY_AGE = ("aged_to_24", "aged_25_to_54", "aged_from_55")
NUMBERS = (*MAIN, *BY_GENDER, *BY_AGE)


def _number(label):
    return models.PositiveIntegerField(label, null=True, blank=True)  # NULL: not answered, which is not none


class Answers(models.Model):
    """What a member answers: numbers only, and a few words that the office alone reads."""

    places_offered = _number(_("Places you offered"))
    places_filled = _number(_("Places that somebody got"))
    employed = _number(_("People you employed"))
    women = _number(_("Women"))
    men = _number(_("Men"))
    other_gender = _number(_("Other or not stated"))
    aged_to_24 = _number(_("16–24 years"))
    aged_25_to_54 = _number(_("25–54 years"))
    aged_from_55 = _number(_("55 years or older"))
    hired_before = _number(_("Employed the year before"))
    still_employed = _number(_("Of them still employed"))
    mentors = _number(_("Mentors"))
    own_activities = _number(_("Activities of your own"))
    note = models.TextField(_("Something the office should know"), blank=True)

    class Meta:
        abstract = True

    @property
    def answers(self):
        """{field: number or None, "note": text}"""
        return {name: getattr(self, name) for name in (*NUMBERS, "note")}


class MemberReportQuerySet(models.QuerySet):
    def approved(self):
        return self.filter(state=MemberReport.State.APPROVED)

    def unanswered(self):
        """Those that the member has to do something with."""
        return self.filter(state__in=MemberReport.AT_THE_MEMBER)


def _add_up(parts):
    """All of the parts are left out, or together they are the whole."""
    left_out = Q(**dict.fromkeys(parts))
    told = Q(**{f"{name}__isnull": False for name in ("employed", *parts)})
    return left_out | told & Q(employed=sum((F(name) for name in parts[1:]), F(parts[0])))


class MemberReport(Answers):
    """What a member tells of a year: what it offered, how many it employed. One for each member and year."""

    class State(models.TextChoices):
        ASKED = "asked", _("Not begun")
        DRAFT = "draft", _("Draft")
        SENT = "sent", _("Sent")
        RETURNED = "returned", _("Returned with a question")
        APPROVED = "approved", _("Approved")

    AT_THE_MEMBER = (State.ASKED, State.DRAFT, State.RETURNED)

    organisation = models.ForeignKey(Organisation, related_name="reports", on_delete=models.CASCADE)
    period = models.ForeignKey(Period, related_name="reports", on_delete=models.CASCADE)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    version = models.PositiveIntegerField(default=0)  # one more each time it is saved: who comes second is told
    saved_at = models.DateTimeField(null=True, editable=False)
    saved_by = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        on_delete=models.SET_NULL,  # what was answered stays when who wrote it is forgotten
    )
    asked_at = models.DateTimeField(null=True, editable=False)
    remind_at = models.DateTimeField(null=True, editable=False)  # NULL: nobody is to be reminded
    reminded_at = models.DateTimeField(null=True, editable=False)
    reminders = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, editable=False)
    question = models.TextField(blank=True)  # what the office asked when it was returned last
    decided_at = models.DateTimeField(null=True, editable=False)  # returned or approved
    decided_by = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        on_delete=models.SET_NULL,  # the decision stands when the officer is forgotten
    )

    objects = MemberReportQuerySet.as_manager()

    class Meta:
        ordering = ["-period__starts_on", "organisation__sort_key", "id"]
        indexes = [models.Index(fields=["period", "state"]), models.Index(fields=["remind_at"])]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "period"], name="one_report_a_member_and_year"),
            # A draft may be half written; what is sent has to hold together.
            *(
                models.CheckConstraint(
                    condition=Q(state__in=["asked", "draft", "returned"]) | rule, name=f"what_is_sent_{name}"
                )
                for name, rule in (
                    ("adds_up_by_gender", _add_up(BY_GENDER)),
                    ("adds_up_by_age", _add_up(BY_AGE)),
                    (
                        "keeps_no_more_than_were_employed",
                        Q(hired_before=None, still_employed=None)
                        | Q(hired_before__isnull=False, still_employed__isnull=False)
                        & Q(still_employed__lte=F("hired_before")),
                    ),
                )
            ),
        ]

    def __str__(self):
        return f"{self.organisation}, {self.period}"

    def get_absolute_url(self):
        return reverse("results_office:report", args=[self.pk])

    @property
    def is_open(self):
        """Whether the member may write in it."""
        return self.state in self.AT_THE_MEMBER and not self.period.is_closed

    @property
    def is_approved(self):
        return self.state == self.State.APPROVED

    @property
    def has_begun(self):
        return self.saved_at is not None


class SentReport(Answers):
    """A member's report as it was sent, each time: never changed."""

    report = models.ForeignKey(MemberReport, related_name="sent", on_delete=models.CASCADE)
    number = models.PositiveSmallIntegerField()
    known = models.JSONField(default=dict)  # {field: number} that the network knew that day
    sent_at = models.DateTimeField(default=timezone.now)
    sent_by = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        on_delete=models.SET_NULL,  # what was sent stays when who sent it is forgotten
    )

    class Meta:
        ordering = ["report", "number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="a_sent_report_once")]

    def __str__(self):
        return f"{self.report} ({self.number})"
