"""What plans have kept long enough, and the verb that lets go of it. A part of `actions`."""

from django.utils import timezone

from pakten.plan.models import Opinion
from pakten.web.batches import first


def named_opinions(before):
    """What members said of plans that were closed before a moment, where the one who wrote it is still named."""
    return Opinion.objects.filter(plan__closed_on__lt=timezone.localdate(before)).exclude(by=None)


def unname_opinions(*, before, most):
    """The words stay, with the name of the organisation."""
    return Opinion.objects.filter(pk__in=first(named_opinions(before), most)).update(by=None)
