from django.core.cache import cache
from django.db.models import Count

from pakten.network.models import District, Network, Organisation
from pakten.network.searching import words_of
from pakten.network.sorting import sort_key

LARGE = 5_000  # members; counting fewer takes a few milliseconds


def network():
    """The installation's network; its defaults until somebody has named it."""
    return Network.objects.filter(pk=1).first() or Network(pk=1)


def kept(key, make, *, size=len):
    """What `make` makes of the members. In a network so large that it takes long, it is kept for a minute."""
    made = cache.get(key)
    if made is None:
        made = make()
        if size(made) > LARGE:
            cache.set(key, made, timeout=60)
    return made


def members_by_sector():
    """Number of members per sector, every sector present: {"business": 231, …}."""
    counted = kept("network.by_sector", _by_sector, size=lambda counted: sum(counted.values()))
    return {sector: counted.get(sector, 0) for sector in Organisation.Sector.values}


def _by_sector():
    return dict(Organisation.objects.members().order_by().values_list("sector").annotate(Count("id")))


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
    return sorted(District.objects.filter(valid_to=None), key=lambda district: sort_key(district.name))
