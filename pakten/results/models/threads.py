from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pakten.collaborations.models import Collaboration


class ToldThreadQuerySet(models.QuerySet):
    def told(self):
        return self.filter(is_told=True)


class ToldThread(models.Model):
    """How a collaboration is told to everybody, in the office's own words, and whether it is told at all."""

    collaboration = models.OneToOneField(Collaboration, related_name="+", on_delete=models.CASCADE)
    slug = models.SlugField(max_length=80, unique=True)  # in addresses; never changes
    title_sv = models.CharField(_("title in Swedish"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=120)
    text_sv = models.TextField(_("text in Swedish"), max_length=1500)
    text_en = models.TextField(_("text in English"), max_length=1500)
    is_told = models.BooleanField(_("told to everybody"), default=False, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)

    objects = ToldThreadQuerySet.as_manager()

    class Meta:
        ordering = ["-told_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_told=False) | Q(told_at__isnull=False), name="a_told_thread_was_told_some_day"
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("results:thread", args=[self.slug])

    @property
    def title(self):
        return self.title_en if get_language() == "en" else self.title_sv

    @property
    def text(self):
        return self.text_en if get_language() == "en" else self.text_sv
