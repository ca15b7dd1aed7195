"""What a mingle came to, in numbers. A number of people under five is not told, nor one from which it could be
reckoned; a yes that was not answered is in no number at all."""

from dataclasses import dataclass
from itertools import combinations_with_replacement

from django.utils.translation import gettext as _

from pakten.events.figures import is_small, told_groups
from pakten.matching import score
from pakten.mingle.planning import percent
from pakten.mingle.queries.meetings import meetings_of_those_who_came, pairs_met
from pakten.mingle.queries.plans import problem
from pakten.network.models import Organisation


@dataclass(frozen=True)
class SectorPair:
    """Two sectors, and the people of them who met each other; `mutual`: pairs who both want to go on."""

    sectors: tuple[str, str]
    pairs: int
    people: int
    mutual: int
    mutual_people: int

    @property
    def label(self):
        first, second = (str(Organisation.Sector(each).label) for each in self.sectors)
        return _("%(first)s and %(second)s") % {"first": first, "second": second.lower()}

    @property
    def is_few(self):
        return is_small(self.people)

    @property
    def is_few_mutual(self):
        return self.is_few or is_small(self.pairs) or _is_few_mutual(self)


@dataclass(frozen=True)
class Figures:
    """`wishers`: people who wished for something; `surprises`: pairs in which nobody had asked for anything the other
    is or offers."""

    meetings: int
    pairs: int
    people: int
    organisations: int
    wishes_met: int
    wishes_stated: int
    wishers: int
    without: int
    surprises: int
    mutual: int
    mutual_people: int
    sector_pairs: tuple[SectorPair, ...]


def figures(mingle):
    """The figures of the meetings that have happened."""
    matter, meetings = problem(mingle), meetings_of_those_who_came(mingle)
    meetings = [people for people in meetings if set(people) <= set(matter.index)]
    pairs, there = pairs_met(meetings), {key for people in meetings for key in people}
    both = _mutual(mingle, pairs)
    outcome = [each for each in score.wishes(matter, meetings) if each.id in there]
    people = {each.id: each for each in matter.participants}
    return Figures(
        meetings=len(meetings),
        pairs=len(pairs),
        people=len(there),
        organisations=len({people[key].organisation for key in there} - {""}),
        wishes_met=sum(len(each.met) for each in outcome),
        wishes_stated=sum(len(each.met) + len(each.missed) for each in outcome),
        wishers=sum(bool(each.met or each.missed) for each in outcome),
        without=sum(bool(each.missed and not each.met) for each in outcome),
        surprises=sum(_is_surprise(matter, pair) for pair in pairs),
        mutual=len(both),
        mutual_people=len(_people_of(both)),
        sector_pairs=_sector_pairs(people, pairs, both),
    )


def _mutual(mingle, pairs):
    """The pairs who met and both want to go on."""
    keys = mingle.exchanges.values_list("first__key", "second__key")
    return {frozenset(pair) for pair in keys} & pairs


def _people_of(pairs):
    return {key for pair in pairs for key in pair}


def _is_surprise(matter, pair):
    i, j = (matter.index[key] for key in pair)
    return not score.reasons(matter, i, j)


def _sector_pairs(people, pairs, both):
    found = []
    for sectors in combinations_with_replacement(Organisation.Sector.values, 2):
        here = {pair for pair in pairs if sorted(people[key].sector for key in pair) == sorted(sectors)}
        mutual = here & both
        found.append(SectorPair(sectors, len(here), len(_people_of(here)), len(mutual), len(_people_of(mutual))))
    return tuple(found)


def _is_few_mutual(found):
    """Whether so many who both want to go on tell of too few, or that nearly everybody does."""
    rest = found.pairs - found.mutual
    return bool(found.mutual) and (is_small(found.mutual_people) or is_small(rest) or rest == 0)


def told(found):
    """The figures as the team and others see them: (what, number or words) in turn."""
    few = _("fewer than 5")
    if is_small(found.people):
        return [(_("People who met somebody"), few)]
    return [
        (_("Meetings held"), found.meetings),
        (_("People who met somebody"), found.people),
        (_("Organisations"), found.organisations),
        (_("Wishes met"), _of(found.wishes_met, found.wishes_stated)),
        (_("People with none of their wishes met"), _told_without(found, few)),
        (_("Meetings nobody had asked for"), percent(found.surprises / found.pairs) if found.pairs else "–"),
        (_("Pairs who both want to go on"), _("not told") if _is_few_mutual(found) else found.mutual),
    ]


def _of(number, base):
    return _("%(number)s of %(base)s") % {"number": number, "base": base}


def _told_without(found, few):
    if is_small(found.without):
        return few
    return _("not told") if is_small(found.wishers - found.without) else found.without


def told_sector_pairs(found):
    """For each two sectors: (in words, pairs who met, those who both want to go on), numbers or words."""
    if is_small(found.people):
        return []
    cells = {each.label: each for each in found.sector_pairs}
    met = told_groups([(label, each.pairs) for label, each in cells.items()], found.pairs, _few(cells, "is_few"))
    both = [(label, _("not told")) for label in cells]
    if not _is_few_mutual(found):
        numbers = [(label, each.mutual) for label, each in cells.items()]
        few = _few(cells, "is_few_mutual") | {label for label, number in met if isinstance(number, str)}
        both = told_groups(numbers, found.mutual, few)
    return [(label, number, mutual) for (label, number), (_same, mutual) in zip(met, both, strict=True)]


def _few(cells, question):
    return {label for label, each in cells.items() if each.pairs and getattr(each, question)}
