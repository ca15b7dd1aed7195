from django.db import models
from django.utils.translation import gettext_lazy as _

from pakten.mingle.models.mingles import Mingle


class Stage(models.Model):
    """A mingle as it runs: what somebody pressed last, and when. What is on now follows from that and from time alone
    (queries.live.standing), so nothing needs to tick, and a screen or a phone without network goes on right.

    Steps: 0 waits; 1 is the walk to the tables of round 1, 2 the talk of round 1, 3 the walk to round 2, …; the step
    after the last talk is the end."""

    class Phase(models.TextChoices):
        WAITING = "waiting", _("Has not begun")
        CHANGE = "change", _("Change of places")
        TALK = "talk", _("Talk")
        OVER = "over", _("Is over")

    mingle = models.OneToOneField(Mingle, related_name="stage", on_delete=models.CASCADE)
    rounds = models.PositiveSmallIntegerField()  # these three as they were when it began
    talk_seconds = models.PositiveIntegerField()
    change_seconds = models.PositiveIntegerField()
    step = models.PositiveSmallIntegerField(default=0)
    ends_at = models.DateTimeField(null=True, blank=True)  # of the step, or when all ended; none: waits, paused
    seconds_left = models.FloatField(null=True, blank=True)  # of a step that is paused
    ended_after = models.PositiveSmallIntegerField(null=True, blank=True)  # ended early: so many rounds had begun
    sequence = models.PositiveIntegerField(default=0)  # goes up by one with everything somebody does
    pressed = models.PositiveIntegerField(default=0)  # the sequence of the last press; what came after were repairs
    started_at = models.DateTimeField(null=True, blank=True)
    screen_key = models.CharField(max_length=40, blank=True)  # the secret of the link to a second screen

    class Meta:
        indexes = [models.Index(fields=["screen_key"], name="stages_by_screen_key")]

    def __str__(self):
        return str(self.mingle)

    @property
    def last_step(self):
        """The step at which it is over."""
        return 2 * self.rounds + 1

    def seconds_of(self, step):
        """How long a step lasts; the first and the last have no length."""
        if step in (0, self.last_step):
            return 0
        return self.change_seconds if step % 2 else self.talk_seconds
