from django.db import models
from django.utils.translation import gettext_lazy as _

from pakten.network.models.people import Person


class Import(models.Model):
    """A register that somebody read in, from its preview to its undoing. What a file said of people goes when it is
    taken in; after that only what is needed to undo it is kept."""

    name = models.CharField(_("file"), max_length=200)
    table = models.JSONField(default=dict)  # sheets.Table.as_data, until it is taken in
    decisions = models.JSONField(default=dict)  # row of somebody in doubt: "new", or the organisation that it is
    uploaded_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, null=True, related_name="+", on_delete=models.SET_NULL)
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)  # {"new": 3, "changed": 2, "unchanged": 40, "doubt": 1, "contacts": 4}
    undo = models.JSONField(default=dict)  # what was written and what stood there before, see importing

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return self.name
