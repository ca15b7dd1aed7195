"""What a mingle came to, in numbers. A number of people under five is not told, nor one from which it could be
reckoned; a yes that was not answered is in no number at all."""

from dataclasses import dataclass
from itertools import combinations_with_replacement

from django.utils.translation import gettext as _

from pakten.cells import WHOLE, decide, decide_shares, is_small
from pakten.matching import score
from pakten.mingle.planning import percent
from pakten.mingle.queries.meetings import meetings_of_those_who_came, pairs_met
from pakten.mingle.queries.plans import problem
from pakten.network.models import Organisation

LEAST_PAIRS = 7  # four people make six pairs, so seven are of five people at the least


@dataclass(frozen=True)
class SectorPair:
    """Two sectors, and how many pairs of them met; `mutual`: who both want to go on."""

    sectors: tuple[str, str]
    pairs: int
    mutual: int

    @property
    def label(self):
        first, second = (str(Organisation.Sector(each).label) for each in self.sectors)
        return _("%(first)s and %(second)s") % {"first": first, "second": second.lower()}


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
        sector_pairs=_sector_pairs(people, pairs, both),
    )


def _mutual(mingle, pairs):
    """The pairs who met and both want to go on."""
    keys = mingle.exchanges.values_list("first__key", "second__key")
    return {frozenset(pair) for pair in keys} & pairs


def _is_surprise(matter, pair):
    i, j = (matter.index[key] for key in pair)
    return not score.reasons(matter, i, j)


def _sector_pairs(people, pairs, both):
    found = []
    for sectors in combinations_with_replacement(Organisation.Sector.values, 2):
        here = {pair for pair in pairs if sorted(people[key].sector for key in pair) == sorted(sectors)}
        found.append(SectorPair(sectors, len(here), len(here & both)))
    return tuple(found)


def told(found):
    """The figures as the team and others see them: (what, number or words) in turn."""
    if is_small(found.people):
        return [(_("People who met somebody"), _("not told"))]
    met, both = _told_pairs(found)[WHOLE]
    return [
        (_("Meetings held"), _("not told") if isinstance(met, str) else found.meetings),
        (_("People who met somebody"), found.people),
        (_("Organisations"), found.organisations),
        (_("Wishes met"), _of(found.wishes_met, found.wishes_stated)),
        (_("People with none of their wishes met"), _told_without(found)),
        (_("Meetings nobody had asked for"), percent(found.surprises / found.pairs) if found.pairs else "–"),
        (_("Pairs who both want to go on"), both),
    ]


def _of(number, base):
    return _("%(number)s of %(base)s") % {"number": number, "base": base}


def _told_without(found):
    """Nor where those who got one of their wishes are few."""
    without = (("wish", "none"),)
    hidden = decide({WHOLE: found.wishers, without: found.without})
    return _("not told") if hidden & {WHOLE, without} else found.without


def told_sector_pairs(found):
    """For each two sectors: (in words, pairs who met, those who both want to go on), numbers or words."""
    if is_small(found.people):
        return []
    pairs = _told_pairs(found)
    return [(each.label, *pairs[_of_sectors(each)]) for each in found.sector_pairs]


def _told_pairs(found):
    """{key: (pairs who met, those who both want to go on)}, numbers or words. Nor is told that nearly all want to, or
    all: it would be said of each of them."""
    answers = {WHOLE: (found.mutual, found.pairs)}
    answers |= {_of_sectors(each): (each.mutual, each.pairs) for each in found.sector_pairs}
    hidden, without_n = decide_shares(answers, least=LEAST_PAIRS)
    if 0 < found.mutual == found.pairs:
        hidden |= {WHOLE}
    return {
        key: (_("not told") if key in without_n else met, _("not told") if key in hidden else both)
        for key, (both, met) in answers.items()
    }


def _of_sectors(sector_pair):
    return (("sectors", sector_pair.sectors),)
