"""What a report says in plain words, drafted from facts. Each function speaks the language that is on."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pakten.plan.models import Indicator

LANGUAGES = ("sv", "en")
PERCENT = Indicator.Unit.PERCENT


def number(value):
    """A number as people write it: 1 203 in Swedish, 1,203 in English."""
    value = Decimal(value)
    decimals = 0 if value == value.to_integral_value() else None
    return number_format(value.normalize() if decimals is None else value, decimals, use_l10n=True, force_grouping=True)


def value(amount, unit, n=None):
    """A figure with its n: "87 % (n = 54)"."""
    told = f"{number(amount)} %" if unit == PERCENT else number(amount)
    return told if n is None else _("%(value)s (n = %(n)s)") % {"value": told, "n": number(n)}


def hidden():
    """Nobody is told whether it is small itself, or hidden so that another cannot be reckoned."""
    return _("not shown")


def _counted(said, count):
    return said % {"count": number(count)}


def opening(counts):
    """The period in short. `counts`: how many of what is known and may be told."""
    said = [
        ("events", events),
        ("people", people),
        ("members", members),
        ("new_members", new_members),
        ("agreements", agreements),
    ]
    return " ".join(sentence(counts[what]) for what, sentence in said if counts.get(what))


def events(count):
    return _counted(ngettext("We held %(count)s event.", "We held %(count)s events.", int(count)), count)


def people(count):
    return _counted(ngettext("%(count)s person came.", "%(count)s people came.", int(count)), count)


def members(count):
    return _counted(
        ngettext("The network has %(count)s member.", "The network has %(count)s members.", int(count)), count
    )


def new_members(count):
    return _counted(
        ngettext("%(count)s organisation became a member.", "%(count)s organisations became members.", int(count)),
        count,
    )


def agreements(count):
    return _counted(ngettext("%(count)s agreement was signed.", "%(count)s agreements were signed.", int(count)), count)


def agreements_unnamed(named, unnamed):
    """How many were signed, and that some are not named."""
    told = [agreements(named + unnamed)]
    if unnamed:
        told.append(
            _counted(
                ngettext(
                    "%(count)s of them is not named here, since its parties have not said that we may.",
                    "%(count)s of them are not named here, since their parties have not said that we may.",
                    unnamed,
                ),
                unnamed,
            )
        )
    return " ".join(told)


def activities(count):
    return _counted(
        ngettext(
            "The activity plan had %(count)s activity.", "The activity plan had %(count)s activities.", int(count)
        ),
        count,
    )


def quotes():
    return _("What those who came wrote in our evaluations. They let us quote them, and nobody knows who wrote what.")


def thanks():
    return _("Everybody pulls their straw to the stack. Thank you to every member, and to all who opened their doors.")


def and_others(count):
    return _counted(ngettext("And %(count)s more member.", "And %(count)s more members.", int(count)), count)


def outcome(each):
    """An indicator's figure in a sentence; nothing where there is none to tell. `each`: an item of the facts."""
    name = each["name"]
    if each["is_hidden"]:
        return _("%(name)s: not shown.") % {"name": name}
    if each["value"] is None:
        return ""
    words = {"name": name, "value": value(each["value"], each["unit"], each["n"])}
    if each["target"] is None:
        return _("%(name)s: %(value)s.") % words
    words["target"] = value(each["target"], each["unit"])
    if each["is_reached"]:
        return _("%(name)s: %(value)s. The target was %(target)s: reached.") % words
    return _("%(name)s: %(value)s. The target was %(target)s: not reached.") % words


def chart(name, cut):
    return _("%(name)s by %(cut)s") % {"name": name, "cut": cut}


def districts_overlap():
    return _("Who is in several districts is counted in each of them, so the parts add up to more than the whole.")


def cut(key):
    return {
        "sector": _("sector"),
        "district": _("district"),
        "level": _("level"),
        "gender": _("gender"),
        "age": _("age"),
    }.get(key, key)
