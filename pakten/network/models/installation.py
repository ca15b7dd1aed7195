from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Network(models.Model):
    """The installation's own network: what it is called and which city it serves. There is exactly one."""

    name = models.CharField(_("name of the network"), max_length=100, default="Integrationspakten")
    city = models.CharField(_("city"), max_length=100, default="Stockholm")
    office_email = models.EmailField(_("the office's e-mail"), default="pakten@example.org")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_network")]

    def __str__(self):
        return self.name


class District(models.Model):
    """A part of the city, as the city divides itself from one date to another."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
