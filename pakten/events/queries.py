from django.utils import timezone

from pakten.events.models import Event


def next_events(count):
    """The coming events everybody may see, the nearest first."""
    return Event.objects.public().filter(state=Event.State.PUBLISHED).coming()[:count]


def held_this_year():
    """How many published events have been held since New Year."""
    return Event.objects.held().filter(starts_at__year=timezone.localdate().year).count()
