from collections import Counter

from django.core.cache import cache
from django.db.models import BinaryField, Count, F, Func, IntegerField, Value
from django.db.models.lookups import GreaterThan

from pakten.network.models import District, Network, Organisation
from pakten.network.sorting import sort_key

LARGE = 5_000  # members; counting fewer takes a few milliseconds


def network():
    """The installation's network; its defaults until somebody has named it."""
    return Network.objects.filter(pk=1).first() or Network(pk=1)


def _counted(key, count):
    """What `count` tells, a dictionary of numbers. In a network so large that counting takes long, it is kept for a
    minute."""
    counts = cache.get(key)
    if counts is None:
        counts = count()
        if sum(counts.values()) > LARGE:
            cache.set(key, counts, timeout=60)
    return counts


def members_by_sector():
    """Number of members per sector, every sector present: {"business": 231, …}."""
    counted = _counted("network.by_sector", lambda: _by_sector(Organisation.objects.members()))
    return {sector: counted.get(sector, 0) for sector in Organisation.Sector.values}


def _by_sector(members):
    return dict(members.order_by().values_list("sector").annotate(Count("id")))


def _by_sector_and_district(members):
    """Like {("public", 3): 41, …}; a member with two districts is counted in both."""
    rows = members.order_by().filter(districts__isnull=False).values_list("sector", "districts").annotate(Count("id"))
    return {(sector, district): number for sector, district, number in rows}


def sheaf_groups():
    """The members by sector, as the sheaf is drawn from them."""
    return [
        {"label": Organisation.Sector(sector).label, "number": number} for sector, number in members_by_sector().items()
    ]


def joined_since(date):
    """How many of the members joined on a date or later."""
    return Organisation.objects.members().filter(joined_on__gte=date).count()


def newest_members(count):
    """The members that joined last, among those that may be shown."""
    return Organisation.objects.shown().order_by("-joined_on", "-id")[:count]


class Position(Func):
    """Where bytes first stand within other bytes, from 1; 0 when they do not. The databases say it differently."""

    output_field = IntegerField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="INSTR", **context)

    def as_postgresql(self, compiler, connection, **context):
        turned = self.copy()
        turned.set_source_expressions(reversed(self.get_source_expressions()))
        return turned.as_sql(compiler, connection, function="POSITION", arg_joiner=" IN ", **context)


def members_named(words):
    """Members that may be shown, whose name holds the words; small or capital letters and accents do not count."""
    return _named(Organisation.objects.shown(), words)


def register(words="", sector="", district=None):
    """All members, those not shown too, that fit what the team looks for."""
    members = _named(Organisation.objects.members(), words)
    if sector:
        members = members.filter(sector=sector)
    return members.filter(districts=district) if district else members


def _named(members, words):
    if key := sort_key(words):
        return members.filter(GreaterThan(Position(F("sort_key"), Value(key, output_field=BinaryField())), 0))
    return members


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
        if words:
            in_sector, in_both = _by_sector(named), _by_sector_and_district(named)
        else:
            in_sector = _counted("network.shown", lambda: _by_sector(named))
            in_both = _counted("network.shown_in_districts", lambda: _by_sector_and_district(named))
        self._in_sector, self._in_both = Counter(in_sector), Counter(in_both)

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


def rows(members, *, with_districts):
    """Members as a list shows them: only the columns it needs."""
    members = members.only("name", "sort_key", "slug", "sector", "industry", "joined_on")
    return members.prefetch_related("districts") if with_districts else members


def districts_now():
    """The districts the city is divided into today, in Swedish order."""
    return sorted(District.objects.filter(valid_to=None), key=lambda district: sort_key(district.name))
