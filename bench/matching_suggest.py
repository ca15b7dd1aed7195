"""Who fits this need: the engine beside all of scipy's product and the C++ of sparse_dot_topn.

python3 -m uv run --group bench python -m bench.matching_suggest [organisations …]
"""

import sys

import numpy as np
from scipy.sparse import csr_array, csr_matrix
from sparse_dot_topn import sp_matmul_topn

from bench.contest import contest
from pakten.matching.suggest import top_matches

Tables = tuple[csr_array, csr_array]
TERMS, BRANCHES, BEST = 2000, 40, 10


def organisations(count: int, seed: int) -> Tables:
    """Needs and offers of about eight terms each, a third of them common to all branches; rare terms weigh more."""
    rng = np.random.default_rng([seed, count])
    share = np.arange(1, TERMS + 1) ** -1.05
    own = np.stack([rng.permutation(TERMS) for _ in range(BRANCHES)])
    drawn = []
    for _ in range(2):
        branch, number = rng.integers(0, BRANCHES, count), 2 + rng.poisson(6, count)
        row = np.repeat(np.arange(count), number)
        term = rng.choice(TERMS, len(row), p=share / share.sum())
        drawn.append((row, np.where(rng.random(len(row)) < 0.3, term, own[branch[row], term])))
    common = np.bincount(np.concatenate([term for _, term in drawn]), minlength=TERMS) + 1
    rare = np.log(1 + 2 * count / common).astype(np.float32)
    tables = []
    for row, term in drawn:
        table = csr_array((rare[term], (row, term)), shape=(count, TERMS))
        table.sum_duplicates()
        table.data /= np.repeat(np.sqrt(table.multiply(table).sum(axis=1)), np.diff(table.indptr))
        tables.append(table)
    return tables[0], tables[1]


def engine(given: Tables) -> str:
    return f"{top_matches(*given, BEST).score.sum(dtype=np.float64):.3f}"


def all_of_it(given: Tables) -> str:
    needs, offers = given[0], given[1].T.tocsr()
    total = 0.0
    for first in range(0, needs.shape[0], 500):
        table = (needs[first : first + 500] @ offers).toarray()
        total += float(np.partition(table, -BEST, axis=1)[:, -BEST:].sum(dtype=np.float64))
    return f"{total:.3f}"


def in_cpp(given: Tables) -> str:
    best = sp_matmul_topn(csr_matrix(given[0]), csr_matrix(given[1].T.tocsr()), top_n=BEST, n_threads=2)
    return f"{best.data.sum(dtype=np.float64):.3f}"


if __name__ == "__main__":
    for count in [int(each) for each in sys.argv[1:]] or [440, 10_000, 100_000]:
        ways = {"pakten": engine, "sparse_dot_topn 1.2.0": in_cpp, "scipy, all products": all_of_it}
        contest(f"{count} needs and offers, best ten", lambda seed, n=count: organisations(n, seed), ways)
