from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pakten.mingle.models.mingles import Mingle


def between(least, most):
    return [MinValueValidator(least), MaxValueValidator(most)]


class Room(models.Model):
    """The room a mingle is held in, in metres, and how the tables stand there."""

    class Surface(models.TextChoices):
        HARD = "hard", _("Hard: stone, glass, plaster")
        MIXED = "mixed", _("Mixed: a sound-absorbing ceiling, or carpets and curtains")
        SOFT = "soft", _("Soft: a sound-absorbing ceiling, carpets and curtains")

    class Shape(models.TextChoices):
        ROUND = "round", _("Round")
        SQUARE = "square", _("With corners")

    class Side(models.TextChoices):
        TOP = "top", _("At the top")
        RIGHT = "right", _("On the right")
        BOTTOM = "bottom", _("At the bottom")
        LEFT = "left", _("On the left")

    mingle = models.OneToOneField(Mingle, related_name="room", on_delete=models.CASCADE)
    width = models.DecimalField(_("width"), max_digits=4, decimal_places=1, validators=between(3, 200))
    length = models.DecimalField(_("length"), max_digits=4, decimal_places=1, validators=between(3, 200))
    height = models.DecimalField(
        _("ceiling height"), max_digits=3, decimal_places=1, default=3, validators=between(2, 40)
    )
    surface = models.CharField(_("surfaces"), max_length=10, choices=Surface, default=Surface.MIXED)
    reverberation = models.DecimalField(
        _("reverberation time"), max_digits=3, decimal_places=1, null=True, blank=True, validators=between(0.2, 10)
    )
    shape = models.CharField(_("tables for several"), max_length=10, choices=Shape, default=Shape.ROUND)
    spacing = models.DecimalField(
        _("between the chairs"), max_digits=2, decimal_places=1, default=0.6, validators=between(0.2, 3)
    )
    entrance = models.CharField(_("entrance"), max_length=10, choices=Side, default=Side.BOTTOM)
    screen = models.CharField(_("screen"), max_length=10, choices=Side, default=Side.TOP)
    halls = models.PositiveSmallIntegerField(_("rooms of this size"), default=1, validators=between(1, 4))
    quiet_tables = models.PositiveSmallIntegerField(
        _("quiet tables"), null=True, blank=True, validators=between(0, 500)
    )  # empty: as many as those who come need
    drawn_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.width} × {self.length} m"
