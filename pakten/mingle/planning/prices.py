"""What every setting of a dial would give, and what it would cost that somebody meets somebody else."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from pakten.matching.errors import MatchingError
from pakten.matching.pairs import best_pairs, least_prices
from pakten.matching.problem import Problem
from pakten.matching.rounds import least_costs
from pakten.mingle.planning.dials import FAIRNESS, SURPRISE, Dials
from pakten.mingle.planning.making import locks_of, plan, weights
from pakten.mingle.planning.outcomes import Outcome, percent
from pakten.mingle.planning.snapshots import bare


@dataclass(frozen=True)
class Price:
    """What one setting of a dial would give: the share of the most points possible, and how many get nothing."""

    dial: str
    setting: str
    share: float
    without: int
    wishes_met: int

    @property
    def in_words(self):
        """ "98,3 % · 4 utan": the price of the setting, beside its name."""
        return _("%(share)s · %(without)d without") % {"share": percent(self.share), "without": self.without}


def settings(dials: Dials) -> list[tuple[str, Dials]]:
    """Each setting of each dial that has a price, with the other dials as they stand: [(dial, dials)]."""
    found = [("fairness", replace(dials, fairness=each)) for each in FAIRNESS]
    found += [("surprise", replace(dials, surprise=each)) for each in SURPRISE]
    if dials.rounds > 1 and dials.table_size == 2:
        found += [("fixed_row", replace(dials, fixed_row=each)) for each in (False, True)]
    return found


def prices(
    problem: Problem,
    dials: Dials,
    locked: Sequence[tuple[str, str]] = (),
    *,
    engine: Callable[..., Outcome] | None = None,
) -> Iterator[Price]:
    """For each dial, each of its settings, with the other dials as they stand."""
    plans: dict[Dials, Outcome | None] = {}
    most = _once_planned(plans, problem, replace(dials, fairness="sum", surprise=0.0, fixed_row=False), locked, engine)
    for name, setting in settings(dials):
        if outcome := _once_planned(plans, problem, setting, locked, engine):
            yield Price(
                dial=name,
                setting=str(getattr(setting, name)),
                share=min(1.0, outcome.points / most.points) if most and most.points else 1.0,
                without=len(outcome.without),
                wishes_met=outcome.wishes_met,
            )


def _once_planned(plans, problem, dials, locked, engine):
    if dials not in plans:
        plans[dials] = _plan_or_none(problem, dials, locked, engine)
    return plans[dials]


def _plan_or_none(problem, dials, locked, engine=None):
    """A setting that is impossible for these people has no plan, and so no price."""
    try:
        return plan(problem, dials, locked, engine=engine)
    except MatchingError:
        return None


@dataclass(frozen=True)
class Alternative:
    """Somebody else whom a person could meet: what the whole mingle would lose by it, in plain points and in wishes
    met. Negative: the mingle would gain, against what the dials were set to weigh more."""

    other: str
    points: int
    wishes: int


def alternatives(problem: Problem, dials: Dials, locked: Sequence[tuple[str, str]], person: str, *, count: int = 8):
    """The cheapest others for a person in a mingle of one round, the cheapest first, with their exact prices. The
    proof of the best plan says for every pair what it costs at the least, so that only a few need be planned out."""
    locks = locks_of(problem, dials, locked)
    fit = weights(bare(problem), dials)
    pairing = best_pairs(fit, locked=locks)
    standing = plan(problem, dials, locked)
    me = problem.index[person]
    together = {id for meeting in standing.meetings if person in meeting.people for id in meeting.people}
    least = least_prices(fit, pairing, locked=locks)[me]
    others = [
        (int(least[j]), -int(fit[me, j]), participant.id)
        for j, participant in enumerate(problem.participants)
        if least[j] >= 0 and participant.id not in together
    ]
    found = []
    for _least, _worth, other in sorted(others)[:count]:
        if changed := _plan_or_none(problem, dials, [*locked, (person, other)]):
            points = standing.points - changed.points
            found.append(Alternative(other, points, standing.wishes_met - changed.wishes_met))
    return sorted(found, key=lambda each: each.points)


def likely(problem: Problem, dials: Dials, person: str, *, but: Iterable[str], count: int = 8) -> list[str]:
    """In several rounds, or at tables: those whom a person does not meet, `but` these, and most cheaply could, by what
    the proof of the bound says that it costs at the least. Not yet the price: see `price_of`."""
    fit, me, left_out = weights(bare(problem), dials), problem.index[person], {*but, person}
    least = least_costs(fit, dials.rounds, me, size=dials.table_size)
    others = [
        (int(least[j]), -int(fit[me, j]), participant.id)
        for j, participant in enumerate(problem.participants)
        if least[j] >= 0 and participant.id not in left_out
    ]
    return [id for _least, _worth, id in sorted(others)[:count]]


def price_of(
    problem: Problem, standing: Outcome, locked: Sequence[tuple[str, str]], pair: tuple[str, str]
) -> Alternative | None:
    """What it costs everybody that a pair meets too: planned out in full and compared with the plan that stands. None
    when it cannot be."""
    changed = _plan_or_none(problem, standing.dials, [*locked, pair])
    if changed is None:
        return None
    return Alternative(pair[1], standing.points - changed.points, standing.wishes_met - changed.wishes_met)
