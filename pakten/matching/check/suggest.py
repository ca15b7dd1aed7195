"""Proves a list of suggestions right, or says what is wrong: counts every need against every offer."""

from collections.abc import Sequence
from typing import Any

import numpy as np


def suggestion_faults(needs: Any, offers: Any, k: int, offer: Any, score: Any) -> tuple[str, ...]:
    """Everything that is wrong with the `k` best offers of every need, in words; empty when nothing is.

    needs, offers: tables that can be made dense, one need at a time against all offers. offer, score: (needs, k).
    """
    found = []
    for i in range(needs.shape[0]):
        worth = np.asarray((needs[[i]] @ offers.T).todense()).ravel()
        due = sorted(range(len(worth)), key=lambda j: (-worth[j], j))[:k]
        due = [j for j in due if worth[j] > 0]
        got: Sequence[int] = [int(j) for j in offer[i] if j != -1]
        if list(offer[i][: len(got)]) != list(got) or len(offer[i]) != k:
            found.append(f"need {i} has gaps in its list")
        elif got != due:
            found.append(f"need {i} should have offers {due}, not {got}")
        elif [float(s) for s in score[i]] != [float(worth[j]) for j in due] + [0.0] * (k - len(due)):
            found.append(f"need {i} has a wrong score")
    return tuple(found)
