import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pakten.network.models.organisations import Organisation
from pakten.network.models.people import Person


def new_key():
    return secrets.token_urlsafe(24)


class ApplicationQuerySet(models.QuerySet):
    def waiting(self):
        """Those the office has to do something about, the one that waited longest first."""
        return self.filter(state=Application.State.SUBMITTED).order_by("waiting_since", "id")


class Application(models.Model):
    """An organisation asks to become a member. Written without an account, and followed by a private link.

    `answers` is what the form holds now: {"name", "unit", "number", "is_sole_trader", "sector", "industry_code",
    "size", "districts": [names], "website", "about", "contributes": [topics], "looks_for": [topics], "may_show",
    "may_show_logo", "contacts": [{"name", "email", "title"}], the first contact first}. A sole trader's number is a
    personal identity number, and never among them. What was sent stands in the submissions, and never changes.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", pgettext_lazy("application", "Sent")
        NEEDS_COMPLETION = "needs_completion", _("Needs completion")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    key = models.CharField(max_length=40, unique=True, default=new_key)  # the secret of the applicant's private link
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT)
    language = models.CharField(_("language of letters"), max_length=2, choices=settings.LANGUAGES, default="sv")
    name = models.CharField(_("organisation"), max_length=200, blank=True)  # as in the answers, for lists
    answers = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(auto_now=True)
    waiting_since = models.DateTimeField(_("waiting since"), null=True)  # sent, or last completed
    version = models.PositiveIntegerField(default=0)  # grows with each change of state: two officers at once are told
    coordinator = models.ForeignKey(
        Person,
        verbose_name=_("coordinator"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the application stays when its coordinator leaves
    )
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        on_delete=models.SET_NULL,  # the decision stands when the officer is forgotten
    )
    reason = models.TextField(_("reason"), blank=True)  # why it was declined, as the applicant was told
    organisation = models.ForeignKey(
        Organisation,
        related_name="applications",
        null=True,
        on_delete=models.SET_NULL,  # what was sent is kept by its own rule
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "waiting_since"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(waiting_since__isnull=False),
                name="a_sent_application_waits_since_a_moment",
            )
        ]

    def __str__(self):
        return self.name


class Submission(models.Model):
    """What an applicant sent, word for word: a public document, kept unchanged. A completion is a new one."""

    application = models.ForeignKey(Application, related_name="submissions", on_delete=models.CASCADE)
    sent_at = models.DateTimeField(auto_now_add=True)
    answers = models.JSONField()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.application} {self.sent_at:%Y-%m-%d}"


class Question(models.Model):
    """What the office asks an applicant to complete, and what the applicant says to it."""

    application = models.ForeignKey(Application, related_name="questions", on_delete=models.CASCADE)
    text = models.TextField(_("what we need to know"))
    asked_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        Person,
        related_name="+",
        null=True,
        on_delete=models.SET_NULL,  # the question stands when the officer is forgotten
    )
    answer = models.TextField(_("your answer"), blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.application} {self.asked_at:%Y-%m-%d}"
