"""The sections of a report as they are drafted, and what would change if it were drafted anew."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from pakten.results.annual import sentences
from pakten.results.annual.facts import both, gather, in_language, language
from pakten.results.models import Section
from pakten.results.queries.annual_reports import told_of_events

Kind = Section.Kind


@dataclass(frozen=True)
class Drafted:
    """A section as the facts give it."""

    key: str
    kind: str
    words: dict  # by the fields of Section.WORDS
    facts: dict = field(default_factory=dict)


def draft(period, *, told=None):
    """The sections of a period's report, in order. What has nothing to tell is not among them."""
    facts = gather(period, told=told)
    makers = (_opening, _goals, _charts, _activities, _events, _agreements, _quotes, _thanks)
    return [section for make in makers for section in make(facts)]


def _section(key, kind, heading, text, **facts):
    headings, texts = both(heading), both(text)
    words = {"heading_sv": headings["sv"], "text_sv": texts["sv"], "heading_en": headings["en"], "text_en": texts["en"]}
    return Drafted(key, kind, words, facts)


def _opening(facts):
    if any(facts.counts.values()):
        yield _section("opening", Kind.TEXT, lambda: _("In short"), lambda: sentences.opening(facts.counts))


def _goals(facts):
    for goal, items in facts.goals:
        if items:
            drafted = _section(
                f"goal-{goal.pk}", Kind.FIGURES, lambda: "", lambda items=items: _told(items), items=items
            )
            drafted.words.update(heading_sv=goal.text_sv, heading_en=goal.text_en)
            yield drafted


def _told(items):
    named = [{**each, "name": in_language(each["name"])} for each in items]
    return "\n\n".join(filter(None, map(sentences.outcome, named)))


def _charts(facts):
    for indicator, cut, chart in facts.charts:
        heading = lambda indicator=indicator, cut=cut: sentences.chart(indicator.name, sentences.cut(cut))  # noqa: E731
        text = sentences.districts_overlap if cut == "district" else str
        yield _section(f"chart-{indicator.key}-{cut}", Kind.CHART, heading, text, chart=chart)


def _activities(facts):
    if found := facts.activities:
        text = lambda: sentences.activities(len(found))  # noqa: E731
        yield _section("activities", Kind.ACTIVITIES, lambda: _("What we planned and did"), text, items=found)


def _events(facts):
    if facts.events:
        text = lambda: sentences.events(facts.counts["events"])  # noqa: E731
        yield _section("events", Kind.EVENTS, lambda: _("Where we met"), text, items=facts.events)


def _agreements(facts):
    named, unnamed = facts.agreements, facts.agreements_unnamed
    if named or unnamed:
        text = lambda: sentences.agreements_unnamed(len(named), unnamed)  # noqa: E731
        yield _section("agreements", Kind.AGREEMENTS, lambda: _("What we agreed on"), text, items=named)


def _quotes(facts):
    if facts.quotes:
        yield _section("quotes", Kind.QUOTES, lambda: _("What people say"), sentences.quotes, items=facts.quotes)


def _thanks(facts):
    yield _section("thanks", Kind.THANKS, lambda: _("Thank you"), sentences.thanks, thanks=facts.thanks)


@dataclass(frozen=True)
class Change:
    """What drafting anew would do to a section."""

    section: Section | None  # None: it would be new
    drafted: Drafted | None  # None: what it told of is gone

    @property
    def heading(self):
        return self.section.heading if self.section else self.drafted.words[f"heading_{language()}"]

    @property
    def is_new(self):
        return self.section is None

    @property
    def is_gone(self):
        return self.drafted is None

    @property
    def has_new_words(self):
        return not self.is_new and not self.is_gone and self.section.draft != self.drafted.words

    @property
    def has_new_facts(self):
        return not self.is_new and not self.is_gone and self.section.facts != self.drafted.facts

    @property
    def keeps_words(self):
        """Whether the office's own words stay, though the draft says something else now."""
        return self.section is not None and self.section.is_edited

    @property
    def figures(self):
        """The figures that are others now: [(name, before, now)]."""
        if not self.has_new_facts or self.section.kind != Kind.FIGURES:
            return []
        before = {each["key"]: each for each in self.section.items}
        return [
            (in_language(each["name"]), _figure(before.get(each["key"])), _figure(each))
            for each in self.drafted.facts["items"]
            if _figure(before.get(each["key"])) != _figure(each)
        ]


def _figure(item):
    if item is None or (item["value"] is None and not item["is_hidden"]):
        return "–"
    return sentences.hidden() if item["is_hidden"] else sentences.value(item["value"], item["unit"], item["n"])


def drafted_now(report):
    """The report's sections as they would be drafted now."""
    return draft(report.period, told=told_of_events(report))


def changes(report, drafted=None):
    """What drafting anew would change, in the order of the draft; what is gone last."""
    drafted = drafted_now(report) if drafted is None else drafted
    there = {each.key: each for each in report.sections.all()}
    found = [Change(there.get(each.key), each) for each in drafted]
    known = {each.key for each in drafted}
    found += [Change(each, None) for each in there.values() if not each.is_own and each.key not in known]
    return [each for each in found if each.is_new or each.is_gone or each.has_new_words or each.has_new_facts]
