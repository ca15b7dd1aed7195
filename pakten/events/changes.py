"""What is different about an event from one moment to the next, in words for those who are to come."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from pakten.web import dates

_when = lazy(dates.when, str)  # in the language of the moment in which it is read


@dataclass(frozen=True)
class Difference:
    """`old` and `new` are words; of the programme `lines` is what holds now."""

    label: str | Promise
    old: str | Promise = ""
    new: str | Promise = ""
    lines: tuple = ()


def standing(event, programme):
    """What people plan by, as it stands. `programme`: dicts of starts_at, title, speaker and organisation."""
    return {
        "title": event.title,
        "times": (event.starts_at, event.ends_at),
        "place": event.place,
        "link": event.link,
        "programme": tuple(_line(item) for item in sorted(programme, key=lambda item: item["starts_at"])),
    }


def programme_of(event):
    return list(event.programme.values("starts_at", "title", "speaker", "organisation"))


def _line(item):
    by = ", ".join(part for part in (item["speaker"], item["organisation"]) if part)
    words = f"{timezone.localtime(item['starts_at']):%H.%M} {item['title']}"
    return f"{words} ({by})" if by else words


def differences(before, after):
    """What is not the same in two standings, in the order people ask for it; none if nobody needs to know."""
    found = []
    if before["title"] != after["title"]:
        found.append(Difference(_("The name"), before["title"], after["title"]))
    if before["times"] != after["times"]:
        found.append(Difference(_("When"), _when(*before["times"]), _when(*after["times"])))
    if before["place"] != after["place"]:
        found.append(Difference(_("Where"), before["place"] or _("no place"), after["place"] or _("no place")))
    if before["link"] != after["link"]:
        found.append(Difference(_("Online"), before["link"] or _("no link"), after["link"] or _("no link")))
    if before["programme"] != after["programme"]:
        found.append(Difference(_("The programme"), lines=after["programme"]))
    return found
