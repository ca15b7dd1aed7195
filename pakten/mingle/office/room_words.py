"""What a coordinator is told of a room: how loud it gets, how sure that is, and what would help."""

import math
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

BANDS = {
    "calm": gettext_lazy("People can talk in their usual voice."),
    "lively": gettext_lazy("A lively murmur: people can talk without effort."),
    "loud": gettext_lazy("People have to raise their voices a little."),
    "shouting": gettext_lazy(
        "People have to raise their voices much, and it tires. Those who hear less well lose words."
    ),
    "too_loud": gettext_lazy("People have to shout at each other. Those who hear less well are left out."),
}


@dataclass(frozen=True)
class Offer:
    """A suggestion as a page shows it: what to do, what it gives, and what the button sends ("" where it has none)."""

    title: str
    words: str
    take: str


def told(drawn):
    """The noise in sentences: what it is, how sure that is, what one hears."""
    sound = drawn.sound
    if sound is None:
        return []
    span = {"low": round(sound.low), "high": round(sound.high)}
    found = [
        str(BANDS[sound.band]),
        _("The model may be wrong by about 3 dB either way: between %(low)d and %(high)d dB.") % span,
        _heard(sound.heard),
    ]
    if sound.neighbour is not None:
        found.append(
            _("You hear who you talk with %(dB)d dB better than the nearest neighbour.")
            % {"dB": round(sound.neighbour)}
        )
    if sound.quiet is not None:
        found.append(_quiet(sound))
    found.append(
        _("In a room like this about %(count)d people can talk at once with ease (71 dB); here there are %(people)d.")
        % {"count": drawn.comfortable, "people": drawn.crowd.people}
    )
    return found


def _heard(above):
    if above >= 0:
        return _("A voice across the table stands out %(dB)d dB above the murmur.") % {"dB": round(above)}
    return _("A voice across the table is %(dB)d dB below the murmur; 3 dB is what most people manage.") % {
        "dB": round(-above)
    }


def _quiet(sound):
    less = sound.level - sound.quiet
    if less < 0.5:
        return _("In the quiet zone it is as loud as elsewhere. A screen or a side room helps more than distance.")
    words = _("In the quiet zone it is about %(dB)s dB less loud. A side room helps more.")
    return words % {"dB": number_format(less, 1)}


def offers(drawn):
    """What would make it less loud, each with its level by the same model."""
    found = [_offer(each, drawn) for each in drawn.suggestions]
    if drawn.sound and drawn.sound.band in ("shouting", "too_loud") and drawn.crowd.seats == 2:
        words = _("Where four share a table one at a time talks: half as many voices, and about %(gain)d dB less.")
        found.append(Offer(_("Tables of three or four"), words % {"gain": round(20 * math.log10(3.5 / 2))}, ""))
    return found


def _offer(each, drawn):
    figures = {"level": round(each.level), "gain": number_format(each.gain, 1)}
    if each.kind == "spacing":
        title = _("%(metres)s m between the chairs") % {"metres": number_format(each.changes["spacing"], 1)}
        words = _("The neighbours’ voices fall from %(before)d to %(after)d dB below the one you listen to.")
        words %= {"before": round(drawn.sound.neighbour or 0), "after": round(each.neighbour or 0)}
        words += " " + _("The murmur becomes about %(level)d dB, %(gain)s less.") % figures
    elif each.kind == "halls":
        title = _halls(each.changes["halls"])
        words = _("Same energy, half the murmur: it becomes about %(level)d dB, %(gain)s less.") % figures
    else:
        title = _("A room with softer surfaces")
        words = _("With carpets, curtains or a sound-absorbing ceiling it becomes about %(level)d dB, %(gain)s less.")
        words %= figures
    return Offer(title, words, _take(each))


def remedies(drawn):
    """What to do about a room that is too small."""
    found = []
    for each in drawn.remedies:
        if each.kind == "closer":
            title = _("%(metres)s m between the chairs") % {"metres": number_format(each.changes["spacing"], 1)}
            words = _("Then all tables have room. It becomes about %(level)d dB.") % {"level": round(each.level)}
        elif each.kind == "halls":
            title = _halls(each.changes["halls"])
            words = _("Share the tables, and all have room. It becomes about %(level)d dB.") % {
                "level": round(each.level)
            }
        else:
            title = _("A room that is %(metres)s m long") % {"metres": number_format(each.changes["length"])}
            words = _("So long it must be for all tables to have room, if it is as wide as this one.")
        found.append(Offer(title, words, _take(each)))
    few = _("Take turns: some have coffee while the others sit. With more rounds everybody has as many meetings.")
    title = _("At most %(people)d people at a time") % {"people": drawn.people_with_room}
    return [*found, Offer(title, few, "")] if drawn.people_with_room else found


def _halls(halls):
    return ngettext("%(count)d room like this one", "%(count)d rooms like this one", halls) % {"count": halls}


def _take(each):
    name, value = next(iter(each.changes.items()))
    return f"{name}={value}"


def lacks(drawn):
    """How many tables fit, where not all do."""
    return _("The room is too small: %(most)d of %(tables)d tables have room.") % {
        "most": len(drawn.layout.places),
        "tables": len(drawn.crowd.sizes),
    }
