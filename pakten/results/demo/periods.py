"""The years that are followed up, and their halves; what comes from elsewhere is entered with its source."""

from decimal import Decimal

from pakten.plan.models import Indicator
from pakten.results import actions
from pakten.results.models import Period

# Invented: of last year as it was first published, as it was put right, and of this year so far.
ELSEWHERE = (("63.1", "april"), ("63.4", "juni, rättad"))


def build(world):
    last, this = world.today.year - 1, world.today.year
    for year in (last, this):
        actions.add_period(kind=Period.Kind.YEAR, year=year, by=None)
        for number in (1, 2):
            actions.add_period(kind=Period.Kind.HALF, year=year, number=number, by=None)
    for indicator in Indicator.objects.filter(source=Indicator.Source.EXTERNAL):
        period = Period.objects.get(kind=Period.Kind.YEAR, year=last)
        for value, when in ELSEWHERE:
            source = f"{indicator.source_text or 'Påhittad källa'}, {when}"
            actions.enter(indicator=indicator, period=period, value=Decimal(value), source=source, by=world.office[0])
