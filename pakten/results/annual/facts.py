"""What is known of a period and may be told to everybody, in plain values as they are kept: numbers as texts, what is
said in both languages as {"sv": …, "en": …}."""

from dataclasses import dataclass

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from pakten.network.models import Organisation
from pakten.plan.models import Goal, Indicator
from pakten.results.annual.sentences import LANGUAGES
from pakten.results.models import Period
from pakten.results.publishing import public_outcomes
from pakten.results.queries import annual_sources as sources

FEWEST_BARS = 2
Sector = Organisation.Sector


@dataclass(frozen=True)
class Facts:
    """All that a report is drafted from."""

    goals: tuple  # (goal, [items])
    charts: tuple  # (indicator's key, cut, facts)
    counts: dict  # by name, for the opening
    activities: list
    events: list
    agreements: list
    agreements_unnamed: int
    quotes: list
    thanks: dict


def both(say):
    """What a function says, in both languages."""
    told = {}
    for language in LANGUAGES:
        with override(language):
            told[language] = str(say())
    return told


def language():
    """The language that is on, of the two that a report has."""
    return "en" if get_language() == "en" else "sv"


def in_language(told):
    """The same data with what is said in both languages said in the one that is on."""
    if isinstance(told, dict):
        if told.keys() == {"sv", "en"}:
            return told[language()]
        return {key: in_language(value) for key, value in told.items()}
    return [in_language(each) for each in told] if isinstance(told, list) else told


def gather(period, *, told=None):
    outcomes = public_outcomes(period)
    held, events = sources.events_held(period, told)
    signed, unnamed = sources.agreements_signed(period)
    thanks = sources.thanks(period)
    by_measure = {each.indicator.measure: each.whole.value for each in outcomes if each.whole.value is not None}
    names = {"people": "people_met", "members": "members", "new_members": "new_members"}
    counts = {name: by_measure.get(measure) for name, measure in names.items()}
    return Facts(
        goals=tuple(_by_goal(period, outcomes)),
        charts=tuple(_charts(outcomes)),
        counts={**counts, "events": held, "agreements": len(signed) + unnamed},
        activities=[_activity(each) for each in sources.activities(period)],
        events=[_event(each) for each in events],
        agreements=[_agreement(each) for each in signed],
        agreements_unnamed=unnamed,
        quotes=[{"key": each.key, "text": each.text, "about": each.about} for each in sources.quotes(period)],
        thanks={
            "members": list(thanks.members),
            "unnamed": thanks.unnamed,
            "hosts": list(thanks.hosts),
            "partners": list(thanks.partners),
            "sectors": list(thanks.sectors),
        },
    )


def sheaf(period):
    """The members sector by sector, as the sheaf is drawn of them: as their indicator tells them, if there is one."""
    for each in public_outcomes(period):
        told = {cell.group: cell.value for cell in each.groups if cell.cut == "sector"}
        if each.indicator.measure == "members" and all(told.get(sector) is not None for sector in Sector.values):
            return [int(told[sector]) for sector in Sector.values]
    return sources.members_by_sector(period)


def _text(value):
    """A number as it is kept."""
    return None if value is None else f"{value.normalize():f}"


def is_hidden(cell):
    """Whether a cell is one that may not be told; where publishing does not say, nothing is known of it."""
    return getattr(cell, "is_hidden", False)


def _by_goal(period, outcomes):
    """Each goal of the whole with the figures of it and of its parts, in order; those without any too."""
    goals = {each.pk: each for each in Goal.objects.holding(period.year).order_by("order", "id")}
    top = {pk: pk for pk in goals}
    for pk, goal in goals.items():
        above = goal
        while above.parent_id in goals:
            above = goals[above.parent_id]
        top[pk] = above.pk
    items = {}
    for each in outcomes:
        items.setdefault(top.get(each.indicator.goal_id, each.indicator.goal_id), []).append(_item(each))
    known = [pk for pk in goals if top[pk] == pk]
    others = Goal.objects.in_bulk([pk for pk in items if pk not in known])
    return [(goals.get(pk) or others[pk], items.get(pk, [])) for pk in [*known, *others]]


def _item(outcome):
    indicator, whole = outcome.indicator, outcome.whole
    is_year = outcome.period.kind == Period.Kind.YEAR
    return {
        "key": indicator.key,
        "name": {"sv": indicator.name_sv, "en": indicator.name_en},
        "unit": indicator.unit,
        "year": outcome.period.year,
        "value": _text(whole.value),
        "n": whole.n,
        "is_hidden": is_hidden(whole),
        "target": _text(outcome.target),
        "is_reached": _is_reached(outcome),
        # A half-year is not held against whole ones.
        "before": [[year, _text(value)] for year, value in outcome.before if value is not None] if is_year else [],
    }


def _is_reached(outcome):
    """Whether the target is reached; None where there is none, or no figure."""
    value, target = outcome.whole.value, outcome.target
    if value is None or target is None:
        return None
    return value >= target if outcome.indicator.direction == Indicator.Direction.UP else value <= target


def _charts(outcomes):
    """A figure divided in sectors or else in districts, where enough of its parts may be told; the first of all that is
    divided in districts, which is the members, in both. More pictures than that nobody reads."""
    divided_in_districts = next((each for each in outcomes if "district" in _cuts(each)), None)
    for each in outcomes:
        for cut in _cuts(each) if each is divided_in_districts else _cuts(each)[:1]:
            cells = [cell for cell in each.groups if cell.cut == cut]
            if sum(bool(cell.value) for cell in cells) >= FEWEST_BARS:
                yield each.indicator, cut, _chart(each.indicator, cut, cells)


def _cuts(outcome):
    found = {cell.cut for cell in outcome.groups}
    return [cut for cut in ("sector", "district") if cut in found]


def _chart(indicator, cut, cells):
    return {
        "name": {"sv": indicator.name_sv, "en": indicator.name_en},
        "unit": indicator.unit,
        "cut": cut,
        "bars": [
            {"label": group_name(cut, cell.group), "value": _text(cell.value), "is_hidden": is_hidden(cell)}
            for cell in cells
        ],
    }


def group_name(cut, group):
    """What a group is called, in both languages."""
    if cut == "sector" and group in Sector.values:
        return both(lambda: Sector(group).label)
    return both(lambda: group or _("unknown"))


def _activity(planned):
    return {
        "key": f"activity-{planned.activity.pk}",
        "title": planned.activity.title,
        "state": both(planned.activity.get_state_display),
        "responsible": list(planned.doers),
    }


def _event(held):
    return {
        "key": f"event-{held.event.pk}",
        "id": str(held.event.pk),
        "title": held.event.title,
        "slug": held.event.slug,
        "kind": both(held.event.get_kind_display),
        "on": sources.day_of(held.event),
        "people": held.people,
        "is_hidden": held.is_hidden,
    }


def _agreement(signed):
    return {
        "key": f"agreement-{signed.agreement.pk}",
        "title": signed.agreement.title,
        "kind": both(signed.agreement.get_kind_display),
        "parties": list(signed.parties),
        "on": signed.agreement.signed_on.isoformat(),
    }
