from django.conf import settings
from django.utils.functional import SimpleLazyObject

from pakten.network import queries


def network(request):
    """What every template may say of the network: its name and city, and whether this is a demo."""
    return {"network": SimpleLazyObject(queries.network), "is_demo": settings.DEMO}
