from collections import Counter

from django.db.models import BinaryField, Count, F, Func, IntegerField, Value
from django.db.models.lookups import GreaterThan

from pakten.network.models import District, Network, Organisation
from pakten.network.sorting import sort_key


def network():
    """The installation's network; its defaults until somebody has named it."""
    return Network.objects.filter(pk=1).first() or Network(pk=1)


def members_by_sector():
    """Number of members per sector, every sector present: {"business": 231, …}."""
    counted = dict(Organisation.objects.members().order_by().values_list("sector").annotate(Count("id")))
    return {sector: counted.get(sector, 0) for sector in Organisation.Sector.values}


def sheaf_groups():
    """The members by sector, as the sheaf is drawn from them."""
    return [
        {"label": Organisation.Sector(sector).label, "number": number} for sector, number in members_by_sector().items()
    ]


def newest_members(count):
    """The members that joined last, among those that may be shown."""
    return Organisation.objects.shown().order_by("-joined_on", "-id")[:count]


class Position(Func):
    """Where bytes first stand within other bytes, from 1; 0 when they do not. PostgreSQL and SQLite say it differently."""

    output_field = IntegerField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="INSTR", **context)

    def as_postgresql(self, compiler, connection, **context):
        turned = self.copy()
        turned.set_source_expressions(reversed(self.get_source_expressions()))
        return turned.as_sql(compiler, connection, function="POSITION", arg_joiner=" IN ", **context)


def members_named(words):
    """Members that may be shown, whose name holds the words; small or capital letters and accents do not count."""
    shown = Organisation.objects.shown()
    if key := sort_key(words):
        shown = shown.filter(GreaterThan(Position(F("sort_key"), Value(key, output_field=BinaryField())), 0))
    return shown


class Directory:
    """The members that fit what a visitor looks for, and how many would if one choice were another.

    `sector` is a value of Organisation.Sector, `district` a District; either may be empty. Two counting queries,
    however many members there are.
    """

    def __init__(self, *, words="", sector="", district=None):
        self.sector, self.district = sector, district
        named = members_named(words)
        self.found = named
        if sector:
            self.found = self.found.filter(sector=sector)
        if district:
            self.found = self.found.filter(districts=district)
        counted = named.order_by()
        self._in_sector = Counter(dict(counted.values_list("sector").annotate(Count("id"))))
        self._in_both = Counter(
            {
                (sector, district): number
                for sector, district, number in counted.filter(districts__isnull=False)
                .values_list("sector", "districts")
                .annotate(Count("id"))
            }
        )

    @property
    def total(self):
        return self.in_sector(self.sector)

    def in_sector(self, sector):
        """How many there would be in a sector, or in all of them, with the district as it is chosen."""
        sectors = [sector] if sector else Organisation.Sector.values
        if self.district:
            return sum(self._in_both[each, self.district.pk] for each in sectors)
        return sum(self._in_sector[each] for each in sectors)

    def in_district(self, district):
        """How many there would be in a district, with the sector as it is chosen."""
        sectors = [self.sector] if self.sector else Organisation.Sector.values
        return sum(self._in_both[each, district.pk] for each in sectors)


def districts_now():
    """The districts the city is divided into today, in Swedish order."""
    return sorted(District.objects.filter(valid_to=None), key=lambda district: sort_key(district.name))
