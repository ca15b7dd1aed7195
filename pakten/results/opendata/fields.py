"""What stands in each data set: the name of each field, what it holds and what it means. The names never change; a
field may be added at the end."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

TEXT, DAY, MOMENT, TRUTH, WHOLE, NUMBER, LINK = "string", "date", "dateTime", "boolean", "integer", "decimal", "anyURI"
SEVERAL = "|"  # between the values of a field that holds several, in CSV; in JSON they are a list


@dataclass(frozen=True)
class Field:
    name: str
    about: str  # lazily translated
    datatype: str = TEXT
    is_list: bool = False


MEMBERS = (
    Field("slug", _("The member's name in addresses. Identifies it, and never changes.")),
    Field("name", _("What the member is called.")),
    Field("sector", _("business, civil_society or public.")),
    Field("industry", _("What it works with, in its own words or those of the industry code.")),
    Field("industry_code", _("Code of the Swedish Standard Industrial Classification, as SNI2025:88.")),
    Field("districts", _("The districts of the city that it works in."), is_list=True),
    Field("level", _("What kind of member it is, as a code.")),
    Field("joined_on", _("Since when it is a member."), DAY),
    Field("page", _("The address of its page."), LINK),
)
EVENTS = (
    Field("slug", _("The event's name in addresses. Identifies it, and never changes.")),
    Field("title", _("What the event is called.")),
    Field("kind", _("What kind of event it is, as a code: breakfast, speed_mingle, fair …")),
    Field("is_cancelled", _("Whether it is called off."), TRUTH),
    Field("summary", _("The event in a sentence.")),
    Field("starts_at", _("When it starts, by the city's clock with its distance to UTC."), MOMENT),
    Field("ends_at", _("When it ends."), MOMENT),
    Field("venue", _("Where it is; empty if it is only online.")),
    Field("address", _("The address of the place.")),
    Field("district", _("The district of the city.")),
    Field("is_online", _("Whether one can take part online."), TRUTH),
    Field("audience", _("Who may register, as a code: public, members, district, invited or nobody.")),
    Field("host", _("The member that is the host, by its slug in the data set of members; empty if it is not there.")),
    Field("is_step_free", _("Whether one comes in without a step."), TRUTH),
    Field("has_hearing_loop", _("Whether there is a hearing loop."), TRUTH),
    Field("has_quiet_zone", _("Whether there is a place to rest from the noise."), TRUTH),
    Field("has_interpreter", _("Whether there is an interpreter."), TRUTH),
    Field("page", _("The address of its page."), LINK),
)
INDICATORS = (
    Field("key", _("The indicator's short name. Identifies it, and never changes.")),
    Field("name_sv", _("What it is called in Swedish.")),
    Field("name_en", _("What it is called in English.")),
    Field("definition_sv", _("What it means, in Swedish.")),
    Field("definition_en", _("What it means, in English.")),
    Field("goal_sv", _("The goal that it shows the way to, in Swedish.")),
    Field("goal_en", _("The goal that it shows the way to, in English.")),
    Field("unit", _("What is counted, as a code: people, organisations, events, percent …")),
    Field("direction", _("up: the more the better; down: the fewer the better.")),
    Field("level", _("Whose the effect is: network, member or city.")),
    Field("source", _("Where the figure comes from: counted, reported or external.")),
    Field("source_text", _("The source of a figure from elsewhere.")),
    Field("from_year", _("The first year that it is followed; empty: from the beginning."), WHOLE),
    Field("to_year", _("The last year that it is followed; empty: until further notice."), WHOLE),
)
OUTCOMES = (
    Field("period", _("The period: 2026 is a year, 2026-h1 its first half, 2026-t2 its second four months.")),
    Field("starts_on", _("The first day of the period."), DAY),
    Field("ends_on", _("The last day of the period."), DAY),
    Field("indicator", _("The indicator, by its key in the data set of indicators.")),
    Field("cut", _("How the figure is divided: sector, district …; empty: the figure in all.")),
    Field("group", _("Which of the groups of the cut it is.")),
    Field(
        "value",
        _("The figure. Empty where it is not known, or would be of so few people that it is not shown."),
        NUMBER,
    ),
    Field("n", _("How many answers a share rests on; empty where it is no share."), WHOLE),
    Field("target", _("What it should come to that year; only for the figure in all."), NUMBER),
    Field("unit", pgettext_lazy("open data", "What is counted, as in the data set of indicators.")),
)
