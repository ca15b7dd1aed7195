from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a token may do; what everybody may read needs none."""

    REGISTRATIONS = "registrations", _("Register people to events, and read, change and cancel registrations")
    CHECK_IN = "check_in", _("Check people in at the door with their ticket's code")


class TokenQuerySet(models.QuerySet):
    def holding(self):
        """Those that open something today."""
        today = timezone.localdate()
        return self.filter(withdrawn_at=None).filter(Q(ends_on=None) | Q(ends_on__gte=today))


class Token(models.Model):
    """What another system shows to do something here. The secret itself is not kept: only a hash of it. Who made it
    stands in the journal."""

    name = models.CharField(_("name"), max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(_("what it may do"), default=list)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)  # None: until it is withdrawn
    last_used_on = models.DateField(_("last used"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["name"], condition=Q(withdrawn_at=None), name="one_token_of_a_name")
        ]

    def __str__(self):
        return self.name

    @property
    def has_ended(self):
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    def scope_words(self):
        """What it may do, in words."""
        return [Scope(scope).label for scope in self.scopes if scope in Scope.values]
