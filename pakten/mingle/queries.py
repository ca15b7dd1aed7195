from django.db.models import Count
from django.utils import timezone

from pakten.mingle.models import Mingle


def in_hand():
    """Mingles for the team's list, the newest first, with the number of people in each."""
    return Mingle.objects.select_related("event").annotate(people=Count("participants"))


def meetings_this_year():
    """How many meetings the published plans of this year's mingles hold."""
    published = Mingle.objects.filter(published_at__year=timezone.localdate().year).select_related("published_plan")
    return sum(len(mingle.published_plan.meetings) for mingle in published)
