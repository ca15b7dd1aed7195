from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Level(models.Model):
    """A level of membership, as this network has them: member and plus member to begin with. A closed one is kept by
    those who have it, and given to nobody new."""

    FIRST = "member"  # the one that everybody begins at

    code = models.SlugField(_("code"), max_length=30, unique=True)  # in files and addresses; never changes
    name_sv = models.CharField(_("name in Swedish"), max_length=60, unique=True)
    name_en = models.CharField(_("name in English"), max_length=60, unique=True)
    about = models.TextField(_("what it means"), blank=True)
    order = models.PositiveSmallIntegerField(_("place in lists"), default=0)
    is_open = models.BooleanField(_("may be given"), default=True)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return self.name_en if get_language() == "en" else self.name_sv


class LevelChange(models.Model):
    """That a member came to a level on a day. The first one of a member is the level it joined at."""

    organisation = models.ForeignKey("network.Organisation", related_name="level_changes", on_delete=models.CASCADE)
    level = models.ForeignKey(
        Level,
        to_field="code",
        related_name="+",
        on_delete=models.PROTECT,  # history needs the word for what it tells of
    )
    from_on = models.DateField(_("from"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        related_name="+",
        null=True,
        on_delete=models.SET_NULL,  # the history stands when the officer is forgotten
    )

    class Meta:
        ordering = ["from_on", "id"]

    def __str__(self):
        return f"{self.organisation} {self.from_on}"
