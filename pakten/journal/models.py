from django.db import models
from django.utils.translation import gettext_lazy as _


class Line(models.Model):
    """Something somebody did: "Amira approved the application of …". Kept without foreign keys, so that what is
    deleted elsewhere can still be accounted for here."""

    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    verb = models.CharField(_("what was done"), max_length=60)  # "mingle.publish": app and action
    by_id = models.BigIntegerField(null=True)  # None: the system itself, or a visitor without an account
    by_name = models.CharField(_("who"), max_length=200, blank=True)
    subject_kind = models.CharField(max_length=60)  # "mingle.mingle": app and model
    subject_id = models.BigIntegerField()
    subject_name = models.CharField(_("to what"), max_length=300)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["subject_kind", "subject_id"]), models.Index(fields=["by_id"])]

    def __str__(self):
        return f"{self.verb} {self.subject_name}"
