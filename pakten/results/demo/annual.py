"""Last year's report, published; the look-back at this year's first half, as a draft."""

from pakten.results import actions
from pakten.results.annual.checks import checks, stops
from pakten.results.models import Period

OWN = {
    "heading_sv": "Det vi tar med oss",
    "text_sv": "Mest händer när två som inte visste att de behövde varandra får en stund vid samma bord. Därför lägger vi "
    "nästa år mer tid på frukostminglen, och mindre på föredrag.\n\nVi har också lärt oss att stolarna ska stå glesare.",
    "heading_en": "What we take with us",
    "text_en": "Most happens when two who did not know that they needed each other get a while at the same table. So next "
    "year we give more time to the breakfast mingles, and less to talks.\n\nWe also learned to put the chairs farther apart.",
}


def build(world):
    last = Period.objects.get(kind=Period.Kind.YEAR, year=world.today.year - 1)
    report = actions.draft_report(period=last, by=world.office[0])
    actions.add_section(report=report, by=world.office[0], **OWN)
    if not stops(checks(report)):
        actions.publish_report(report=report, so_far=not last.is_closed, by=world.office[0])
    actions.add_period(kind=Period.Kind.TERTIAL, year=world.today.year, by=world.office[0])
    half = actions.add_period(kind=Period.Kind.HALF, year=world.today.year, by=world.office[0])
    actions.draft_report(period=half, by=world.office[0])
