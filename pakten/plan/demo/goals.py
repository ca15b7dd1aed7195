"""What the network aims at, last year and this, where it began, and who on the team answers for what."""

from decimal import Decimal

from pakten.plan import actions
from pakten.plan.models import Indicator

# Of each indicator: the baseline of the year before last, and the targets of last year and this.
AIMS = {
    "new-members": (24, 60, 60),
    "events-held": (5, 7, 6),
    "people-met": (180, 250, 300),
    "organisations-met": (70, 100, 140),
    "mingle-meetings": (None, None, 70),
    "wishes-met": (None, None, 70),
    "recommend": (52, None, 55),
    "mutual-yes": (None, None, 10),
    "leads": (6, 10, 20),
    "collaborations": (4, 5, 6),
    "agreements-signed": (3, 6, 8),
    "commitments-kept": (None, 70, 80),
    "outcomes": (15, 40, 60),
    "reported-places-offered": (None, 600, 750),
    "reported-places-filled": (None, 420, 520),
    "reported-mentors": (None, 150, 180),
    "reported-own-activities": (None, 300, 380),
    "reported-employed": (None, 250, 320),
    "reported-retained": (None, 85, 87),
    "foreign-born-in-work": (Decimal("72.4"), 74, 75),
}
UNOWNED = {"wishes-met"}  # a city always has one that nobody answers for yet
WITHOUT_TARGET_NOW = {"organisations-met"}


def build(world):
    year, people = world.today.year, [*world.coordinators, *world.office]
    aims = {**AIMS, "members": (world.size * 6 // 10, world.size * 3 // 4, world.size * 9 // 10)}
    for number, indicator in enumerate(Indicator.objects.filter(key__in=aims).order_by("goal__order", "order", "id")):
        baseline, last, now = aims[indicator.key]
        said = {"responsible": None if indicator.key in UNOWNED else people[number // 4 % len(people)]}
        if baseline is not None:
            said |= {"baseline": Decimal(baseline), "baseline_year": year - 2}
        actions.change_indicator(indicator=indicator, by=world.office[0], **said)
        now = None if indicator.key in WITHOUT_TARGET_NOW else now
        targets = {when: None if aim is None else Decimal(aim) for when, aim in ((year - 1, last), (year, now))}
        actions.set_targets(indicator=indicator, targets=targets, by=world.office[0])
