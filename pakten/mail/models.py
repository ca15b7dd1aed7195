from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LetterQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(sent_at=None, given_up_at=None)


class Letter(models.Model):
    """A letter to one address, written in the same transaction as what it tells of, and delivered afterwards."""

    to = models.EmailField(_("to"))
    kind = models.CharField(max_length=60)  # "network.sign_in_code": app and letter
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"))
    written_at = models.DateTimeField(_("written"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at"]
        indexes = [
            models.Index(fields=["written_at"], name="letters_waiting", condition=Q(sent_at=None, given_up_at=None))
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"
