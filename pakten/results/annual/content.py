"""A report as it is kept when it is published, and as it is laid out for reading: the page, the preview and the paper
are drawn from the same blocks."""

from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from pakten.network.models import Organisation
from pakten.network.queries import network
from pakten.plan.models import Indicator
from pakten.results.annual import sentences
from pakten.results.annual.facts import both, in_language, sheaf
from pakten.results.models import Section

Kind = Section.Kind
WIDEST = 100  # of a bar


def content(report, *, is_so_far):
    """The report as it stands now, in plain values and both languages."""
    period, here = report.period, network()
    return {
        "title": both(lambda: report.title),
        "period": {
            "name": both(lambda: str(period)),
            "starts_on": period.starts_on.isoformat(),
            "ends_on": period.ends_on.isoformat(),
        },
        "network": here.name,
        "city": here.city,
        "is_so_far": is_so_far,
        "facts_at": report.drafted_at.isoformat(),
        "sheaf": sheaf(period),
        "sections": [
            {
                "key": each.key,
                "kind": each.kind,
                "heading": {"sv": each.heading_sv, "en": each.heading_en},
                "text": {"sv": each.text_sv, "en": each.text_en},
                "facts": each.shown_facts,
            }
            for each in report.sections.all()
            if not each.is_left_out
        ],
    }


def laid_out(content):
    """What a reader sees, in the language that is on: the content with the blocks of each section."""
    told = in_language(content)
    told["days"] = _("%(from)s – %(to)s") % {
        "from": day(told["period"]["starts_on"]),
        "to": day(told["period"]["ends_on"]),
    }
    for number, section in enumerate(told["sections"], 1):
        section["anchor"] = f"s{number}"
        section["paragraphs"] = [
            each.strip() for each in section["text"].replace("\r", "").split("\n\n") if each.strip()
        ]
        section["blocks"] = list(BLOCKS.get(section["kind"], _nothing)(section["facts"]))
    told["sheaf_groups"] = _sectors(told["sheaf"])
    return told


def _nothing(_facts):
    return []


def _figures(facts):
    items = facts.get("items", [])
    if not items:
        return
    has_targets = any(each["target"] is not None for each in items)
    has_before = any(each["before"] for each in items)
    headers = [_("Indicator"), _("Outcome")]
    headers += [_("Target"), _("Against the target")] if has_targets else []
    headers += [_("The year before")] if has_before else []
    rows = []
    for each in items:
        row = [each["name"], _value(each)]
        if has_targets:
            row += [_amount(each["target"], each["unit"]), _reached(each)]
        if has_before:
            row += [_amount(each["before"][-1][1], each["unit"]) if each["before"] else "–"]
        rows.append(row)
    yield _table(_("The figures"), headers, rows)
    for each in items:
        if each["before"] and each["value"] is not None:
            bars = [(str(year), value, "") for year, value in each["before"]] + [
                (str(each["year"]), each["value"], "now")
            ]
            if each["target"] is not None:
                bars.append((_("Target"), each["target"], "target"))
            yield _bars(each["name"], each["unit"], bars)
    if any(each["is_hidden"] for each in items):
        yield {"type": "note", "text": _small()}


def _small():
    return _(
        "Numbers of people under five are not shown, and sometimes the next ones either, so that nobody can be "
        "pointed out."
    )


def _value(item):
    if item["is_hidden"]:
        return sentences.hidden()
    return "–" if item["value"] is None else sentences.value(item["value"], item["unit"], item["n"])


def _amount(value, unit):
    return "–" if value is None else sentences.value(value, unit)


def _reached(item):
    """A shape and a word, so that it does not rest on colour."""
    if item["is_reached"] is None:
        return "–"
    return "● " + _("Reached") if item["is_reached"] else "○ " + _("Not reached")


def _chart(facts):
    chart = facts.get("chart")
    if not chart:
        return
    kinds = {str(label): f"sector-{place}" for place, label in enumerate(Organisation.Sector.labels, 1)}
    bars = [(each["label"], each["value"], kinds.get(each["label"], "")) for each in chart["bars"]]
    hidden = {each["label"] for each in chart["bars"] if each["is_hidden"]}
    yield _bars(chart["name"], chart["unit"], bars, hidden)
    if hidden:
        yield {"type": "note", "text": _small()}


def _bars(name, unit, bars, hidden=()):
    """A chart of bars with their numbers. The longest is as wide as there is room; of shares all of it is 100 %."""
    most = max([float(value) for _label, value, _kind in bars if value is not None], default=0)
    most = max(most, 100) if unit == Indicator.Unit.PERCENT else most
    drawn = [
        {
            "label": label,
            "told": sentences.hidden() if label in hidden else _amount(value, unit),
            "width": round(WIDEST * float(value) / most) if value is not None and most else 0,
            "kind": kind,
        }
        for label, value, kind in bars
    ]
    told = ", ".join(f"{each['label']} {each['told']}" for each in drawn)
    return {
        "type": "bars",
        "caption": name,
        "bars": drawn,
        "alt": _("Bar chart. %(name)s: %(told)s.") % {"name": name, "told": told},
    }


def _table(caption, headers, rows, links=()):
    """`links`: an event's name in addresses for each row, for pages."""
    links = list(links) or [""] * len(rows)
    drawn = [
        {"cells": list(zip(headers, row, strict=True)), "link": link} for row, link in zip(rows, links, strict=True)
    ]
    return {"type": "table", "caption": caption, "headers": headers, "rows": rows, "table_rows": drawn}


def _activities(facts):
    items = facts.get("items", [])
    if items:
        rows = [[each["title"], ", ".join(each["responsible"]) or "–", each["state"]] for each in items]
        yield _table(_("Activities"), [_("Activity"), _("Who"), _("How it went")], rows)


def _events(facts):
    items = facts.get("items", [])
    if not items:
        return
    headers, rows = (
        [_("Event"), _("Kind"), _("Day")],
        [[each["title"], each["kind"], day(each["on"])] for each in items],
    )
    if any(each["people"] or each["is_hidden"] for each in items):
        headers.append(_("People who came"))
        rows = [[*row, _people(each)] for row, each in zip(rows, items, strict=True)]
    links = [each["slug"] for each in items]
    yield _table(_("Events"), headers, rows, links)
    if any(each["is_hidden"] for each in items):
        yield {"type": "note", "text": _small()}


def _people(event):
    if event["is_hidden"]:
        return sentences.hidden()
    return sentences.number(event["people"]) if event["people"] else "–"


def day(on):
    """A day as it is written in what is read for years: 15 januari 2025. `on`: a date, or its text."""
    on = date.fromisoformat(on) if isinstance(on, str) else on
    return f"{on.day} {MONTHS[on.month]} {on.year}"


def _agreements(facts):
    items = facts.get("items", [])
    if items:
        rows = [[each["title"], each["kind"], ", ".join(each["parties"]), day(each["on"])] for each in items]
        yield _table(_("Agreements"), [_("Agreement"), _("Kind"), _("With"), _("Signed")], rows)


def _quotes(facts):
    items = facts.get("items", [])
    if items:
        quotes = [
            {
                "text": each["text"],
                "about": _("somebody at %(event)s") % {"event": each["about"]} if each["about"] else "",
            }
            for each in items
        ]
        yield {"type": "quotes", "quotes": quotes}


def _thanks(facts):
    thanks = facts.get("thanks")
    if not thanks:
        return
    if any(thanks["sectors"]):
        yield {"type": "sheaf", "groups": _sectors(thanks["sectors"])}
    lists = [(_("Members"), thanks["members"]), (_("Hosts"), thanks["hosts"]), (_("Partners"), thanks["partners"])]
    for heading, names in lists:
        if names:
            yield {"type": "names", "heading": heading, "names": names}
    if thanks["unnamed"] and thanks["members"]:
        yield {"type": "note", "text": sentences.and_others(thanks["unnamed"])}


def _sectors(numbers):
    return [
        {"label": str(label), "number": number}
        for label, number in zip(Organisation.Sector.labels, numbers, strict=True)
    ]


BLOCKS = {
    Kind.FIGURES: _figures,
    Kind.CHART: _chart,
    Kind.ACTIVITIES: _activities,
    Kind.EVENTS: _events,
    Kind.AGREEMENTS: _agreements,
    Kind.QUOTES: _quotes,
    Kind.THANKS: _thanks,
}
