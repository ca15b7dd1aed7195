from django.core.cache import cache
from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.journal.models import Line
from pakten.network.models import District, Level, Network, Organisation
from pakten.network.searching import words_of
from pakten.network.sorting import sort_key

JOB_PARTNER = "job_partner"  # stands among the levels in the directory, and follows from an agreement
LARGE = 5_000  # members; counting fewer takes a few milliseconds


def network():
    """The installation's network; its defaults until somebody has named it."""
    return Network.objects.filter(pk=1).first() or Network(pk=1)


def kept(key, make):
    """What `make` makes of the members, made anew when the journal has a new line, and after a minute in any case. In
    a network so large that it takes long, only after a minute."""
    held = cache.get(key)
    if held and held["is_large"]:
        return held["made"]
    line = Line.objects.aggregate(newest=Max("pk"))["newest"]
    if held and held["line"] == line:
        return held["made"]
    made = make()
    cache.set(key, {"made": made, "line": line, "is_large": len(made) > LARGE}, timeout=60)
    return made


def members_by_sector():
    """Members per sector, every sector present: {"business": 231, …}. Kept for a minute in a large network."""
    counted = cache.get("network.by_sector")
    if counted is None:
        counted = dict(Organisation.objects.members().order_by().values_list("sector").annotate(Count("id")))
        if sum(counted.values()) > LARGE:
            cache.set("network.by_sector", counted, timeout=60)
    return {sector: counted.get(sector, 0) for sector in Organisation.Sector.values}


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


def register(words="", sector="", district=None):
    """All members, those not shown too, that fit what the team looks for: each word in what they tell of themselves."""
    members = Organisation.objects.members()
    for word in words_of(words):
        members = members.filter(search_text__contains=word)
    if sector:
        members = members.filter(sector=sector)
    return members.filter(districts=district) if district else members


def districts_now():
    """The districts the city is divided into today, in Swedish order."""
    now = District.objects.filter(Q(valid_to=None) | Q(valid_to__gte=timezone.localdate()))
    return sorted(now, key=lambda district: sort_key(district.name))


def level_names(levels=None):
    """The names of the network's levels, in its order: {"member": "Medlem", "plus": "Plusmedlem"}."""
    return {level.code: level.name for level in (Level.objects.all() if levels is None else levels)}


def memberships(levels):
    """What a member can be: at one of the levels, and besides a job partner."""
    return level_names(levels) | {JOB_PARTNER: _("Job partner")}
