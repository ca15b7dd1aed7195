from django.db import models
from django.db.models import F, Q

from pakten.collaborations.models import Collaboration
from pakten.mingle.models.mingles import Mingle
from pakten.mingle.models.participants import Participant


class Yes(models.Model):
    """Somebody wants to go on with somebody they met, who has not said so (yet). Read by the one who said it, and by
    nobody else ever; without a time, and gone as soon as it has been answered, taken back or kept long enough."""

    participant = models.ForeignKey(Participant, related_name="yeses", on_delete=models.CASCADE)
    other = models.ForeignKey(Participant, related_name="+", on_delete=models.CASCADE)

    class Meta:
        ordering = ["participant", "other"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "other"], name="one_yes_each_way"),
            models.CheckConstraint(condition=~Q(participant=F("other")), name="nobody_goes_on_alone"),
        ]

    def __str__(self):
        return "–"  # whoever prints it learns nothing


class Exchange(models.Model):
    """Two people who met both want to go on: they have each other's contacts, and a lead is born. Which of them said so
    first is not kept."""

    mingle = models.ForeignKey(Mingle, related_name="exchanges", on_delete=models.CASCADE)
    first = models.ForeignKey(Participant, related_name="+", on_delete=models.CASCADE)  # by their number, not in time
    second = models.ForeignKey(Participant, related_name="+", on_delete=models.CASCADE)
    by_hand = models.BooleanField(default=False)  # somebody under protection: the team passes on what may be passed on
    lead = models.ForeignKey(
        Collaboration,
        null=True,
        related_name="+",
        on_delete=models.SET_NULL,  # that they have each other's contacts stays true
    )

    class Meta:
        ordering = ["first", "second"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="contacts_are_exchanged_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="the_lower_number_is_first"),
        ]

    def __str__(self):
        return f"{self.first} · {self.second}"
