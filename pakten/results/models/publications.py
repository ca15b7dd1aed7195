from django.db import models
from django.utils import timezone

from pakten.plan.models import Indicator
from pakten.results.models.periods import Period


class Publication(models.Model):
    """What everybody was told of an indicator in a period, and when: whoever kept a copy can compare it with the next
    one. Kept for ever, with the true numbers of what was hidden, since that is what the next one is weighed against."""

    period = models.ForeignKey(Period, related_name="publications", on_delete=models.CASCADE)
    indicator = models.ForeignKey(
        Indicator,
        related_name="publications",
        on_delete=models.PROTECT,  # what has been told has been told
    )
    told_at = models.DateTimeField(default=timezone.now)
    cells = models.JSONField()  # [{"cut", "group", "value", "n", "hidden", "without_n"}]: the value as text

    class Meta:
        ordering = ["told_at", "id"]
        indexes = [models.Index(fields=["indicator", "period"])]

    def __str__(self):
        return f"{self.indicator}, {self.period}"
