"""Where a mingle stands while it runs. Nothing here is kept: it follows from what was pressed last and from time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.utils import timezone

from pakten.mingle.models import Mingle, Stage

Phase = Stage.Phase


@dataclass(frozen=True)
class Standing:
    """What is on at a moment. `round`: the one that is talked in, or that people walk to; 0 before, the last after."""

    step: int
    rounds: int
    talk_seconds: int
    change_seconds: int
    ends_at: datetime | None  # when this step ends; none: waiting, paused, or over
    seconds_left: float  # of this step
    is_paused: bool
    sequence: int
    started_at: datetime | None
    ended_at: datetime | None  # when all was over
    ended_after: int | None = None  # rounds that had begun when somebody ended it early

    @property
    def phase(self):
        if self.step == 0:
            return Phase.WAITING
        if self.step > 2 * self.rounds:
            return Phase.OVER
        return Phase.CHANGE if self.step % 2 else Phase.TALK

    @property
    def round(self):
        return min((self.step + 1) // 2, self.rounds)

    @property
    def begun(self):
        """How many rounds have begun to talk: these have happened, whatever is planned for the others."""
        return min(self.step // 2, self.rounds) if self.ended_after is None else self.ended_after

    @property
    def shown_round(self):
        """The round whose places are shown: before the beginning, the first."""
        return max(self.round, 1)

    @property
    def clock(self):
        """The time that is left, as a clock shows it: 4:32."""
        minutes, seconds = divmod(ceil(self.seconds_left), 60)
        return f"{minutes}:{seconds:02d}"

    @property
    def is_waiting(self):
        return self.phase == Phase.WAITING

    @property
    def is_over(self):
        return self.phase == Phase.OVER

    @property
    def is_running(self):
        """Somebody has begun it, and it is not over; it may be paused."""
        return not self.is_waiting and not self.is_over


def stage_of(mingle):
    """What was pressed, or what would be begun now when nothing was."""
    return Stage.objects.filter(mingle=mingle).first() or fresh(mingle)


def fresh(mingle):
    """A stage that has not begun, with the times of the mingle and the rounds of the plan that holds; not saved."""
    plan = mingle.published_plan
    return Stage(
        mingle=mingle,
        rounds=plan.rounds if plan else mingle.rounds,
        talk_seconds=mingle.minutes * 60,
        change_seconds=mingle.change_seconds,
    )


def standing(mingle, at=None):
    """Where the mingle stands at a moment, now unless said otherwise."""
    return standing_of(stage_of(mingle), at)


def standing_of(stage, at=None):
    """The same, of a stage at hand."""
    at = at or timezone.now()
    step, ends_at = stage.step, stage.ends_at
    while ends_at is not None and at >= ends_at and step < stage.last_step:
        step += 1
        if step < stage.last_step:
            ends_at += timedelta(seconds=stage.seconds_of(step))
    is_over = step >= stage.last_step
    is_paused = ends_at is None and 0 < step < stage.last_step
    if is_paused:
        left = stage.seconds_left or 0
    else:
        left = (ends_at - at).total_seconds() if ends_at and not is_over else 0
    return Standing(
        step=step,
        rounds=stage.rounds,
        talk_seconds=stage.talk_seconds,
        change_seconds=stage.change_seconds,
        ends_at=None if is_over else ends_at,
        seconds_left=left,
        is_paused=is_paused,
        sequence=stage.sequence,
        started_at=stage.started_at,
        ended_at=ends_at if is_over else None,
        ended_after=stage.ended_after,
    )


def by_screen(key, at=None):
    """The mingle of a link to a second screen; None when the link is unknown, or the mingle was over a day ago."""
    stage = Stage.objects.select_related("mingle__published_plan", "mingle__event").filter(screen_key=key).first()
    if not key or stage is None:
        return None
    at = at or timezone.now()
    ended_at = standing_of(stage, at).ended_at
    return None if ended_at and at - ended_at > timedelta(days=1) else stage.mingle


def running(at=None):
    """Mingles that somebody has begun and that are not over."""
    begun = Stage.objects.filter(step__gt=0).select_related("mingle").order_by("-started_at", "-id")
    return [each.mingle for each in begun[:100] if standing_of(each, at).is_running]


def told(pk):
    """What a screen or a phone needs to know what is on from now on by its own clock, and which plan holds; None when
    there is no such mingle. One small row: a plan's meetings are not read."""
    row = (
        Mingle.objects.filter(pk=pk)
        .values(
            "rounds", "minutes", "change_seconds", "published_plan_id", "published_plan__rounds", "event__starts_at",
            *(f"stage__{name}" for name in ("step", *STAGE)),
        )
        .first()
    )  # fmt: skip
    if row is None:
        return None
    plan = {"plan": row["published_plan_id"]}
    if row["stage__step"]:
        ends, started = row["stage__ends_at"], row["stage__started_at"]
        return plan | {
            "step": row["stage__step"],
            "sequence": row["stage__sequence"],
            "ends": ends and round(ends.timestamp() * 1000),
            "left": row["stage__seconds_left"],
            "rounds": row["stage__rounds"],
            "talk": row["stage__talk_seconds"],
            "change": row["stage__change_seconds"],
            "started": started and round(started.timestamp() * 1000),
        }
    starts_at = row["event__starts_at"]
    return plan | {
        "step": 0,
        "sequence": row["stage__sequence"] or 0,
        "ends": None,
        "left": None,
        "rounds": row["published_plan__rounds"] or row["rounds"],
        "talk": row["minutes"] * 60,
        "change": row["change_seconds"],
        "starts": starts_at and round(starts_at.timestamp() * 1000),
    }


STAGE = ("sequence", "ends_at", "seconds_left", "rounds", "talk_seconds", "change_seconds", "started_at")
