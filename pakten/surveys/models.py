import hashlib
import secrets
import uuid

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pakten.network.models import Person


class Survey(models.Model):
    """An evaluation: some questions to those who came, open for a time."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    title = models.CharField(max_length=200)
    # What it is about, without a foreign key: that stands on a floor above this one.
    about_address = models.CharField(max_length=300, blank=True)
    about_kind = models.CharField(max_length=40, blank=True)  # "breakfast": compared with earlier ones of its kind
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    made_at = models.DateTimeField(auto_now_add=True)
    held_on = models.DateField(default=timezone.localdate)
    closes_on = models.DateField(null=True, blank=True)  # the last day to answer
    reminds_on = models.DateField(null=True, blank=True)  # when the clock reminds; None once it has
    # What is decided before it is sent, counted from when the thing is over: that may still be moved.
    hours_after = models.PositiveSmallIntegerField(null=True, blank=True)  # None: somebody sends it by hand
    open_days = models.PositiveSmallIntegerField(default=14)
    remind_after_days = models.PositiveSmallIntegerField(null=True, blank=True)  # None: nobody is reminded by the clock
    then_address = models.CharField(max_length=300, blank=True)  # where one may go on, once one has answered

    class Meta:
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["about_kind", "-held_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["about_address"], condition=~models.Q(about_address=""), name="one_evaluation_of_each"
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("surveys_office:survey", args=[self.pk])

    @property
    def takes_answers(self):
        return self.state == self.State.OPEN and (self.closes_on is None or self.closes_on >= timezone.localdate())

    @property
    def first_choice(self):
        """The first question, if it is answered by choosing: a letter shows it, so that one tap begins."""
        first = self.questions.first()
        return None if first is None or first.kind == Question.Kind.WORDS else first


class Question(models.Model):
    """One question, in both languages."""

    class Kind(models.TextChoices):
        SCALE = "scale", _("Scale from 1 to 5")
        RECOMMEND = "recommend", _("Would recommend, 0 to 10")
        YES_OR_NO = "yes_or_no", _("Yes or no")
        CHOICE = "choice", _("One of several")
        WORDS = "words", _("Own words")

    survey = models.ForeignKey(Survey, related_name="questions", on_delete=models.CASCADE)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    text_sv = models.CharField(max_length=300)
    text_en = models.CharField(max_length=300)
    choices_sv = models.JSONField(default=list, blank=True)
    choices_en = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["survey", "place"], name="one_question_per_place")]

    def __str__(self):
        return self.text

    @property
    def text(self):
        return self.text_en if get_language() == "en" else self.text_sv

    @property
    def choices(self):
        """What may be answered, as (value, words): numbers are kept as numbers, choices by their place."""
        if self.kind == self.Kind.SCALE:
            return [(value, str(value)) for value in range(1, 6)]
        if self.kind == self.Kind.RECOMMEND:
            return [(value, str(value)) for value in range(11)]
        if self.kind == self.Kind.YES_OR_NO:
            return [(1, _("Yes")), (0, _("No"))]
        return list(enumerate(self.choices_en if get_language() == "en" else self.choices_sv))


def hashed(key):
    return hashlib.sha256(key.encode()).hexdigest()


def new_key():
    return secrets.token_urlsafe(24)


class Ticket(models.Model):
    """Somebody's right to answer once. Nothing here leads to the answer, and nothing there leads here: no time, no
    order, no key. The key itself stands only in the letter."""

    survey = models.ForeignKey(Survey, related_name="tickets", on_delete=models.CASCADE)
    person = models.ForeignKey(Person, related_name="+", on_delete=models.CASCADE)
    key_hash = models.CharField(max_length=64, unique=True)
    is_used = models.BooleanField(default=False)
    is_reminded = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "person"], name="one_answer_each")]

    def __str__(self):
        return f"{self.survey} {self.pk}"


class Response(models.Model):
    """One person's answers, by nobody: {"3": 5, "7": "More time"} by the number of the question. All of a survey are
    written anew, in an order of chance, each time somebody answers (see `actions.answer`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, related_name="responses", on_delete=models.CASCADE)
    answers = models.JSONField(default=dict)
    may_quote = models.BooleanField(default=False)
    is_counted = models.BooleanField(default=True)  # False: waits until enough have come to be shown together

    def __str__(self):
        return str(self.pk)
