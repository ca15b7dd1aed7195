"""What a tap on the day itself did, in a sentence."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST_NAMED = 4


def who(change):
    """ "Karin Åberg has left." Before the first round: "did not come"."""
    is_before = not change.plan.after_round
    left = _did_not_come if is_before else _has_left
    parts = [(change.left, left), (change.came, _is_here), (change.added, _has_joined)]
    said = [say(people) for people, say in parts if people]
    return " ".join(said) or _("The coming rounds are planned for those who are here.")


def effect(change):
    """ "3 meetings changed, nobody is left without."""
    if not change.meetings:
        meetings = _("No meeting changed")
    else:
        meetings = ngettext("%(number)d meeting changed", "%(number)d meetings changed", change.meetings) % {
            "number": change.meetings
        }
    if not change.idle:
        return _("%(meetings)s, nobody is left without.") % {"meetings": meetings}
    return " ".join([f"{meetings}.", *(_idle(*each) for each in change.idle[:MOST_NAMED]), *_more(change.idle)])


def scope(plan):
    """Which rounds were planned again."""
    first = (plan.after_round or 0) + 1
    if first == plan.rounds:
        return _("Round %(round)d was planned again.") % {"round": first}
    if first == 1:
        return _("All rounds were planned again.")
    return _("Rounds %(first)d to %(last)d were planned again.") % {"first": first, "last": plan.rounds}


def alone(each):
    """What becomes of somebody whose company has left the round that is on."""
    if each.next_table is None:
        return ""
    return _("From round %(round)d on there is company, first at table %(table)d.") % {
        "round": each.next_round,
        "table": each.next_table,
    }


def names(people):
    """Up to four names; of more, how many."""
    if len(people) > MOST_NAMED:
        return ngettext("%(number)d person", "%(number)d people", len(people)) % {"number": len(people)}
    return get_text_list([each.name for each in people], _("and"))


def _has_left(people):
    return ngettext("%(names)s has left.", "%(names)s have left.", len(people)) % {"names": names(people)}


def _did_not_come(people):
    return ngettext("%(names)s did not come.", "%(names)s did not come.", len(people)) % {"names": names(people)}


def _is_here(people):
    return ngettext("%(names)s is here.", "%(names)s are here.", len(people)) % {"names": names(people)}


def _has_joined(people):
    return ngettext("%(names)s joins.", "%(names)s join.", len(people)) % {"names": names(people)}


def _idle(round, people):
    words = {"names": names(people), "round": round}
    have = ngettext(
        "%(names)s has a break in round %(round)d.", "%(names)s have a break in round %(round)d.", len(people)
    )
    return have % words


def _more(idle):
    return [_("So it is in later rounds too.")] if len(idle) > MOST_NAMED else []
