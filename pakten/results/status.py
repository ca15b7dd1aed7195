"""How a figure stands against its target: a rule on numbers, knows no database and no words."""

from enum import StrEnum

NEARLY = 0.9  # of what could be expected by now: a tenth less is no reason to call it late


class Status(StrEnum):
    REACHED = "reached"
    ON_THE_WAY = "on_the_way"  # only of a period that goes on
    BEHIND = "behind"  # of a period that is over: not reached
    UNKNOWN = "unknown"  # no figure, or one that may not be shown
    NO_TARGET = "no_target"


def status(value, target, *, is_up=True, gone=1, adds_up=True, baseline=None):
    """The status of a figure.

    `gone`: the part of the period that has gone, from 0 to 1. `adds_up`: it grows from nought through the period, as a
    number of events; otherwise it is a level, as a share or the members, which moves from `baseline` to the target.
    `is_up`: the more the better; otherwise the target is a ceiling, and reached when the period is over and it holds.
    """
    if value is None:
        return Status.UNKNOWN
    if target is None:
        return Status.NO_TARGET
    value, target, gone = float(value), float(target), min(max(float(gone), 0), 1)
    if is_up and value >= target:
        return Status.REACHED
    if gone >= 1:
        return Status.REACHED if not is_up and value <= target else Status.BEHIND
    expected = _expected(target, gone, is_up, adds_up, None if baseline is None else float(baseline))
    is_well = value >= expected * NEARLY if is_up else value <= max(expected / NEARLY, 0)
    return Status.ON_THE_WAY if is_well else Status.BEHIND


def _expected(target, gone, is_up, adds_up, baseline):
    if adds_up:
        return target * gone if is_up or gone else target
    if baseline is None or (baseline >= target if is_up else baseline <= target):
        return target
    return baseline + (target - baseline) * gone
