from django.db.models import Count

from pakten.network.models import Network, Organisation


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
