"""Which organisations the people of a list come from, however they spelt them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pakten.sheets.clusters import Clusters, cluster_spellings, name_key
from pakten.sheets.folding import fold, plain, without_legal_form

from .corrections import Corrections
from .troubles import Trouble, organisations_alike, organisations_joined

# Addresses there say nothing about whom somebody works for.
OPEN_MAIL = """
gmail.com googlemail.com hotmail.com hotmail.se outlook.com outlook.se live.com live.se msn.com yahoo.com yahoo.se
icloud.com me.com mac.com telia.com comhem.se bredband.net tele2.se protonmail.com proton.me gmx.com mail.com
swipnet.se spray.se passagen.se home.se
"""
OPEN_MAIL_DOMAINS = frozenset(OPEN_MAIL.split())


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation on the list: the key that colleagues share, the commonest spelling, all spellings, its rows."""

    key: str
    label: str
    spellings: tuple[str, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where somebody says that they come from, and their e-mail address."""

    row: int
    organisation: str
    email: str

    @property
    def domain(self) -> str:
        """The e-mail domain, when it is an employer's own."""
        domain = self.email.rpartition("@")[2].lower()
        return "" if domain in OPEN_MAIL_DOMAINS else domain


def gather_organisations(
    origins: Sequence[Origin], corrections: Corrections
) -> tuple[tuple[Organisation, ...], list[Trouble]]:
    """The organisations in the order they first appear, and a warning for each guess and each doubt about them.

    People with one e-mail domain make it likelier that two spellings are one; two domains, that they are not.
    """
    domains: dict[str, set[str]] = defaultdict(set)
    rows: dict[str, list[int]] = defaultdict(list)
    for origin in origins:
        rows[origin.organisation].append(origin.row)
        if origin.domain:
            domains[name_key(origin.organisation)].add(origin.domain)
    counts = Counter(origin.organisation for origin in origins if name_key(origin.organisation))

    def evidence(one: str, other: str) -> bool | None:
        if not domains[one] or not domains[other]:
            return None
        return bool(domains[one] & domains[other])

    found = cluster_spellings(counts, evidence=evidence, same=corrections.same, apart=corrections.apart)
    organisations = tuple(
        Organisation(
            cluster.key,
            cluster.label,
            cluster.spellings,
            tuple(sorted(row for spelling in cluster.spellings for row in rows[spelling])),
        )
        for cluster in found.clusters
    )
    return organisations, _troubles(found, organisations, rows, domains, corrections)


def _troubles(
    found: Clusters,
    organisations: Sequence[Organisation],
    rows: Mapping[str, list[int]],
    domains: Mapping[str, set[str]],
    corrections: Corrections,
) -> list[Trouble]:
    troubles = [
        organisations_joined(cluster.label, spelling, rows[spelling])
        for cluster in found.clusters
        for spelling in cluster.guessed
    ]
    by_label = {organisation.label: organisation for organisation in organisations}
    decided = {frozenset((name_key(one), name_key(other))) for one, other in corrections.apart}
    doubts = {(by_label[one].key, by_label[other].key): None for one, other in found.doubts}
    doubts |= dict.fromkeys(_shortened_names(organisations, domains))
    by_key = {organisation.key: organisation for organisation in organisations}
    for one, other in doubts:
        if frozenset((one, other)) not in decided:
            first, second = by_key[one], by_key[other]
            troubles.append(organisations_alike(first.label, second.label, sorted({*first.rows, *second.rows})))
    return troubles


def _shortened_names(organisations: Sequence[Organisation], domains: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """Pairs with one e-mail domain of which one name begins with the other: Stena and Stena Fastigheter."""
    by_domain: dict[str, list[Organisation]] = defaultdict(list)
    for organisation in organisations:
        for domain in {domain for spelling in organisation.spellings for domain in domains[name_key(spelling)]}:
            by_domain[domain].append(organisation)
    pairs = (pair for sharing in by_domain.values() for pair in combinations(sharing[:20], 2))
    return [(one.key, other.key) for one, other in pairs if _begins_with(one, other) or _begins_with(other, one)]


def _begins_with(longer: Organisation, shorter: Organisation) -> bool:
    words, beginning = (plain(without_legal_form(fold(each.label))).split() for each in (longer, shorter))
    return len(words) > len(beginning) and words[: len(beginning)] == beginning
