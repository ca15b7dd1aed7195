from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Network(models.Model):
    """The installation's own network: what it is called, which city it serves, and what its first page says. There is
    exactly one."""

    name = models.CharField(_("name of the network"), max_length=100, default="Integrationspakten")
    city = models.CharField(_("city"), max_length=100, default="Stockholm")
    office_email = models.EmailField(_("the office's e-mail"), default="pakten@example.org")
    # Who answers for what is published as open data; empty: the network's own name, without a number.
    publisher = models.CharField(_("publisher of open data"), max_length=200, blank=True)
    publisher_number = models.CharField(_("the publisher's organisation number"), max_length=13, blank=True)
    open_data_since = models.DateField(default=timezone.localdate, editable=False)
    # The first page's own words; where they are empty, ours are used.
    vision_sv = models.CharField(_("vision in Swedish"), max_length=120, blank=True)
    vision_en = models.CharField(_("vision in English"), max_length=120, blank=True)
    lead_sv = models.TextField(_("introduction in Swedish"), blank=True)
    lead_en = models.TextField(_("introduction in English"), blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_network")]

    def __str__(self):
        return self.name

    @property
    def vision(self):
        return self.vision_en if get_language() == "en" else self.vision_sv

    @property
    def lead(self):
        return self.lead_en if get_language() == "en" else self.lead_sv


class District(models.Model):
    """A part of the city, as the city divides itself from one date to another."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
