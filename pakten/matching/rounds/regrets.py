"""What it costs, at the least, that two people meet: for choosing the few pairs worth planning out."""

import numpy as np
from numpy.typing import ArrayLike

from pakten.matching.rounds.bound import Ints, degree_prices, lifted
from pakten.matching.rounds.inputs import checked_fit, checked_rounds
from pakten.matching.rounds.odd import rule


def least_costs(fit: ArrayLike, rounds: int, person: int, *, size: int = 2) -> Ints:
    """(n,) how far below the bound every plan stays in which `person` meets each other; -1 for who may never meet them.

    The prices that prove the bound say it (complementary slackness): a pair worth less than its two prices costs the
    difference. With an odd number and pairs it is about so, since a trio's prices are not counted out.
    """
    given = checked_fit(fit)
    count, n = checked_rounds(rounds), len(given)
    worth = given if size > 2 else lifted(given)[0]
    degree, odd = (min(n - 1, count * (size - 1)), "pause") if size > 2 else (count, "trio")
    twice = (degree_prices(worth, degree) if size > 2 else degree_prices(worth, degree, rule(odd, n, count))).twice
    short = twice[person] + twice - 2 * worth[person]
    costs: Ints = np.where(given[person] < 0, -1, np.maximum(0, short) // 2)
    return costs
