from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.events.models.events import Event
from pakten.events.models.registrations import Registration
from pakten.network.models import Person


class CheckIn(models.Model):
    """Somebody came in by a door: a fact that may reach us late, and more than once.

    The door gives it its `token`, so that what is sent again is known again. Written by `checking_in` alone, while it
    holds the event. `number` grows with each change at an event, also when a check-in is undone, so that a door asks
    only for what is newer than what it has.
    """

    event = models.ForeignKey(Event, verbose_name=_("event"), related_name="check_ins", on_delete=models.CASCADE)
    registration = models.ForeignKey(
        Registration, verbose_name=_("registration"), related_name="check_ins", on_delete=models.CASCADE
    )
    token = models.UUIDField(unique=True)
    number = models.PositiveIntegerField()
    at = models.DateTimeField(_("came in"))
    received_at = models.DateTimeField(_("reached us"), default=timezone.now)
    door = models.CharField(_("door"), max_length=40, blank=True)
    by = models.ForeignKey(
        Person,
        verbose_name=_("checked in by"),
        related_name="+",
        null=True,  # a helper with the door's link has no account
        blank=True,
        on_delete=models.SET_NULL,  # who came is not changed by who stood at the door
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        ordering = ["event", "number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="check_ins_are_numbered"),
            models.UniqueConstraint(
                fields=["registration"], condition=Q(undone_at__isnull=True), name="nobody_comes_in_twice"
            ),
        ]

    def __str__(self):
        return f"{self.registration_id}:{self.number}"  # names nobody: it may end up in a log
