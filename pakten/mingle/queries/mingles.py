"""Mingles for lists and figures."""

from django.conf import settings
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import override

from pakten.mingle.models import Mingle


def in_hand():
    """Mingles for the team's list, the newest first, with the number of people in each."""
    found = Mingle.objects.select_related("event", "published_plan").annotate(people=Count("participants"))
    return found.order_by("-created_at", "-id")  # said again: counting forgets the order of the model


def meetings_this_year():
    """How many meetings the published plans of this year's mingles hold."""
    published = Mingle.objects.filter(published_at__year=timezone.localdate().year)
    return sum(len(meetings) for meetings in published.values_list("published_plan__meetings", flat=True))


def address_of(mingle):
    """Where the mingle stands, in the language at the root: what leads point to."""
    with override(settings.LANGUAGE_CODE):
        return mingle.get_absolute_url()
