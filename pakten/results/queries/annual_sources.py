"""What a report of a period is drafted from, beside the figures: simple values of what may be told to everybody."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from pakten.cells import WHOLE, decide, is_small
from pakten.events.figures import events_of
from pakten.events.models import Event, Registration
from pakten.network import protected
from pakten.network.models import Agreement, Organisation
from pakten.network.sorting import sort_key
from pakten.plan.models import Activity
from pakten.plan.queries import plans
from pakten.surveys.models import Question, Response
from pakten.surveys.rules import may_show

State = Registration.State
SHORTEST_QUOTE, LONGEST_QUOTE, MOST_QUOTES = 20, 320, 24
MOST_NAMES = 1_000  # of members that are thanked by name; of more only the number


@dataclass(frozen=True)
class Planned:
    """An activity that the board decided, as it stands now. `doers`: the members among those who do it that may be
    named."""

    activity: Activity
    doers: tuple[str, ...]


def activities(period):
    """Those that the board decided of a period's year, of which some part falls in the period."""
    plan = plans.plan_of(period.year)
    version = plans.decided(plan) if plan else None
    decided = [each["id"] for each in version.content["activities"]] if version else []
    found = Activity.objects.filter(pk__in=decided, starts_on__lte=period.ends_on, ends_on__gte=period.starts_on)
    may_be_named = Prefetch("organisations", Organisation.objects.shown().order_by("sort_key", "id"))
    found = found.order_by("starts_on", "ends_on", "id").prefetch_related(may_be_named)
    return [Planned(each, tuple(doer.name for doer in each.organisations.all())) for each in found]


@dataclass(frozen=True)
class Held:
    """An event that was held and that everybody may know of. `people`: who came, as far as it may be told."""

    event: Event
    people: int | None
    is_hidden: bool


def events_held(period, told=None):
    """(how many were held, the public ones). `told`: how many people were told of an event in earlier editions, by its
    id: where the difference would be fewer than five that stays.

    What is hidden is decided half-year by half-year, so that a year's report and the look-backs at its halves hide the
    same events, and nothing can be reckoned from one of them with the other."""
    found = list(_held(period))
    came = {each.pk: _came(each) for each in found}
    hidden = set()
    for half in (True, False):
        events = [each for each in found if (timezone.localdate(each.starts_at).month <= 6) == half]
        hidden |= _hidden(events, came)
    shown = [each for each in found if each.for_everybody]
    listed = [
        Held(
            each,
            None if each.pk in hidden or not came[each.pk] else _steady(came[each.pk], (told or {}).get(each.pk)),
            each.pk in hidden,
        )
        for each in shown
    ]
    return len(found), listed


def _held(period):
    here = timezone.get_current_timezone()
    begins = datetime.combine(period.starts_on, time(), here)
    ends = datetime.combine(period.ends_on + timedelta(days=1), time(), here)
    counts = {
        f"number_{name.lower()}": Count("registrations", filter=Q(registrations__state=State[name]))
        for name in ("REGISTERED", "ATTENDED", "NO_SHOW")
    }
    held = Event.objects.held().filter(starts_at__gte=begins, starts_at__lt=ends)
    return held.select_related("host").annotate(**counts).order_by("starts_at", "pk")


def _came(event):
    """Who came; where nobody was checked in, who had a place."""
    is_checked = event.number_attended or event.number_no_show
    return event.number_attended if is_checked else event.number_registered


def _hidden(events, came):
    """The ids of those whose number of people cannot be told, when how many they were in all is."""
    keys = {each.pk: (("event", each.pk),) for each in events if each.for_everybody}
    hidden = decide({WHOLE: sum(came[each.pk] for each in events), **{key: came[pk] for pk, key in keys.items()}})
    return {pk for pk, key in keys.items() if key in hidden or WHOLE in hidden}


def _steady(number, before):
    """A change of a few is not told."""
    return before if before is not None and is_small(number - before) else number


@dataclass(frozen=True)
class Signed:
    """An agreement that was signed, all of whose parties may be named."""

    agreement: Agreement
    parties: tuple[str, ...]


def agreements_signed(period):
    """(those that may be named, how many more there are). One is named only if every party may be: its title could name
    any of them."""
    found = Agreement.objects.filter(signed_on__range=(period.starts_on, period.ends_on), cancelled_on=None)
    found = list(found.prefetch_related("parties").order_by("signed_on", "pk"))
    is_of_somebody = protected.finder()
    open_ones = set(_may_be_named().values_list("pk", flat=True))
    named = []
    for each in found:
        parties = tuple(party.name for party in each.parties.all())
        may_name = parties and all(party.pk in open_ones for party in each.parties.all())
        if may_name and not is_of_somebody(each.title, *parties):
            named.append(Signed(each, parties))
    return named, len(found) - len(named)


def _may_be_named():
    """Members that are legal persons and agreed to be seen. A company without a number may be a sole trader."""
    return Organisation.objects.shown().exclude(sector=Organisation.Sector.BUSINESS, number=None, part_of=None)


@dataclass(frozen=True)
class Quote:
    """What somebody wrote in an evaluation and lets us quote, by nobody."""

    key: str
    text: str
    about: str  # the event, if everybody may know of it


def quotes(period):
    """Those of the period that may be quoted, the readable ones first: where at least five answered the question, so
    that nobody can tell who wrote it, and with nobody under protection in them."""
    questions = Question.objects.filter(
        kind=Question.Kind.WORDS, survey__held_on__range=(period.starts_on, period.ends_on)
    ).select_related("survey")
    questions = {each.pk: each for each in questions.order_by("survey__held_on", "pk")}
    of_survey = {}
    for each in questions.values():
        of_survey.setdefault(each.survey_id, []).append(each)
    given, open_to_quote = Counter(), []
    responses = Response.objects.filter(survey__in=of_survey, is_counted=True).order_by("survey", "pk")
    for survey, answers, may_quote in responses.values_list("survey", "answers", "may_quote"):
        for question in of_survey[survey]:
            words = str(answers.get(str(question.pk), "")).strip()
            if words:
                given[question.pk] += 1
            if words and may_quote:
                open_to_quote.append((question, words))
    events = events_of({each.survey for each in questions.values()})
    is_of_somebody = protected.finder()
    found = {
        Quote(_key(question, words), words, _about(events.get(question.survey_id)))
        for question, words in open_to_quote
        if may_show(given[question.pk]) and SHORTEST_QUOTE <= len(words) <= LONGEST_QUOTE and not is_of_somebody(words)
    }
    return sorted(found, key=lambda each: (abs(len(each.text) - 110), each.key))[:MOST_QUOTES]


def _key(question, words):
    return hashlib.sha256(f"{question.survey_id} {words}".encode()).hexdigest()[:12]


def _about(event):
    is_public = event and event.for_everybody and event.state != Event.State.DRAFT
    return event.title if is_public else ""


@dataclass(frozen=True)
class Thanks:
    """Whom we thank: members that agreed to be seen, hosts and partners of what was held."""

    members: tuple[str, ...]
    unnamed: int  # members that are not named
    hosts: tuple[str, ...]
    partners: tuple[str, ...]
    sectors: tuple[int, ...]  # the named ones, as the sheaf is drawn of them


def thanks(period):
    there = Organisation.objects.members().filter(joined_on__lte=period.ends_on)
    is_of_somebody = protected.finder()
    rows = (
        _may_be_named().filter(joined_on__lte=period.ends_on).order_by("sort_key", "id").values_list("name", "sector")
    )
    named = [(name, sector) for name, sector in rows if not is_of_somebody(name)]
    counts = Counter(sector for _name, sector in named)
    hosts, partners = _helpers([each for each in _held(period) if each.for_everybody], is_of_somebody)
    is_long = len(named) > MOST_NAMES
    return Thanks(
        members=() if is_long else tuple(name for name, _sector in named),
        unnamed=there.count() - (0 if is_long else len(named)),
        hosts=hosts,
        partners=partners,
        sectors=tuple(counts[sector] for sector in Organisation.Sector.values),
    )


def _helpers(events, is_of_somebody):
    """The names of the hosts of events, and of others who helped."""
    hosting = _may_be_named().filter(hosted_events__in=events).distinct()
    helping = _may_be_named().filter(partner_of_events__in=events).distinct()
    hosts = {each.name for each in hosting}
    partners = {each.name for each in helping} | {line.strip() for each in events for line in each.partners.split("\n")}
    told = (sorted(filter(None, names), key=sort_key) for names in (hosts, partners - hosts))
    return tuple(tuple(name for name in names if not is_of_somebody(name)) for names in told)


def day_of(event):
    """The day an event began, as it is written in facts."""
    day: date = timezone.localdate(event.starts_at)
    return day.isoformat()


def members_by_sector(period):
    """How many members there were at the end of a period, sector by sector: what the sheaf is drawn of."""
    there = Organisation.objects.members().filter(joined_on__lte=period.ends_on).order_by()
    counts = Counter(there.values_list("sector", flat=True))
    return [counts[sector] for sector in Organisation.Sector.values]
