"""What of the collaborations is counted of a period: a part of `queries`. Each gives the rows a figure rests on."""

from django.db.models import Min, Q, Sum

from pakten.collaborations.models import Collaboration, Outcome, Step

COME_ABOUT = (Collaboration.State.AGREED, Collaboration.State.RUNNING)


def began_between(first, last):
    """Leads that were born in a period, whatever became of them."""
    return Collaboration.objects.filter(began_on__range=(first, last))


def came_about_between(first, last):
    """Collaborations that were agreed or got under way, for the first time, in a period."""
    moved = Q(steps__kind=Step.Kind.MOVED, steps__state__in=COME_ABOUT)
    return Collaboration.objects.annotate(came_about_on=Min("steps__on", filter=moved)).filter(
        came_about_on__range=(first, last)
    )


def led_to_between(first, last):
    """Outcomes with a number that were noted on a day in a period, but for agreements, which are counted as such."""
    return Outcome.objects.filter(on__range=(first, last), number__gt=0, agreement=None)


def number_of(outcomes):
    return outcomes.order_by().aggregate(number=Sum("number"))["number"] or 0
