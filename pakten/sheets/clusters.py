"""Which spellings are one organisation. Careful: two that are wrongly taken for one never meet, and nobody sees why."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from .folding import fold, plain, without_legal_form
from .spelling import NearNames, surely_near

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cluster:
    """One organisation: its key, its commonest spelling, all spellings, and those of them joined on a guess (a slip of
    the pen), which a person may want to undo."""

    key: str
    label: str
    spellings: tuple[str, ...]
    guessed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clusters:
    """The organisations in the order they were first written. `doubts`: labels that look alike and were kept apart."""

    clusters: tuple[Cluster, ...]
    doubts: tuple[Pair, ...]


def name_key(name: str) -> str:
    """Equal for two spellings that differ in case, accents, punctuation, spaces or legal form only."""
    return plain(without_legal_form(fold(name))).replace(" ", "")


def cluster_spellings(
    counts: Mapping[str, int],
    *,
    evidence: Callable[[str, str], bool | None] = lambda one, other: None,
    same: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> Clusters:
    """Group the spellings of each organisation. `counts`: how often each is written, in order of appearance.

    Spellings with one `name_key` are one. A spelling that differs by a slip of the pen joins a commoner one when its
    words are long enough (see `surely_near`). `evidence(one, other)` may know better: True (say, their people share an
    e-mail domain) joins shorter words too, False never joins. `same` and `apart` are a person's decisions: they hold.
    """
    spellings: dict[str, list[str]] = defaultdict(list)
    for spelling in counts:
        spellings[name_key(spelling)].append(spelling)
    spellings.pop("", None)
    heads = _heads(spellings, counts)
    joined, doubts = _joined_by_slips(heads, evidence, _keys(apart) | _keys(same))
    joined |= _joined_by_people(same, spellings, joined)

    grouped: dict[str, list[str]] = defaultdict(list)
    for key in spellings:
        grouped[_root(key, joined)].append(key)
    said = {key for pair in _keys(same) for key in pair}
    clusters = tuple(
        Cluster(
            root,
            _label([spelling for key in keys for spelling in spellings[key]], counts),
            tuple(spelling for key in keys for spelling in spellings[key]),
            tuple(spelling for key in keys if key != root and key not in said for spelling in spellings[key]),
        )
        for root, keys in grouped.items()
    )
    labels = {cluster.key: cluster.label for cluster in clusters}
    kept_apart = {tuple(sorted((_root(one, joined), _root(other, joined)))) for one, other in doubts}
    return Clusters(clusters, tuple((labels[one], labels[other]) for one, other in sorted(kept_apart) if one != other))


def _heads(spellings: Mapping[str, list[str]], counts: Mapping[str, int]) -> dict[str, str]:
    """Each key's words, the commonest key first, the longer among equals: a letter is oftener left out than added."""
    total = {key: sum(counts[spelling] for spelling in names) for key, names in spellings.items()}
    order = sorted(spellings, key=lambda key: (-total[key], -len(key), key))
    return {key: plain(without_legal_form(fold(spellings[key][0]))) for key in order}


def _joined_by_slips(
    heads: Mapping[str, str], evidence: Callable[[str, str], bool | None], decided: set[Pair]
) -> tuple[dict[str, str], list[Pair]]:
    """For each key that is a slip of a commoner one, that one; and the pairs that are near but not joined. A key that
    has joined another takes none itself, so that no chain of slips leads from one name to quite another."""
    key_of = {words: key for key, words in heads.items()}
    all_words = NearNames(heads.values())
    done: set[str] = set()
    joined: dict[str, str] = {}
    doubts: list[Pair] = []
    for key, words in heads.items():
        for head_words, _ in all_words.find(words):
            head = key_of[head_words]
            if head not in done or (head, key) in decided:
                continue
            known, sure = evidence(head, key), surely_near(words, head_words)
            if known or (known is None and sure):
                joined[key] = head
                break
            if known is None or sure:
                doubts.append((head, key))
        if key not in joined:
            done.add(key)
    return joined, doubts


def _joined_by_people(
    same: Collection[Pair], spellings: Mapping[str, list[str]], joined: Mapping[str, str]
) -> dict[str, str]:
    said: dict[str, str] = {}
    for spelling, label in same:
        known = dict(joined) | said
        one, other = _root(name_key(spelling), known), _root(name_key(label), known)
        if one != other and one in spellings and other in spellings:
            said[one] = other
    return said


def _root(key: str, joined: Mapping[str, str]) -> str:
    while key in joined:
        key = joined[key]
    return key


def _keys(pairs: Collection[Pair]) -> set[Pair]:
    """Both orders of each pair, as keys."""
    keyed = {(name_key(one), name_key(other)) for one, other in pairs}
    return keyed | {(other, one) for one, other in keyed}


def _label(spellings: list[str], counts: Mapping[str, int]) -> str:
    return max(spellings, key=lambda spelling: (counts[spelling], not spelling.isupper() and not spelling.islower()))
