from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.events.models import Event
from pakten.web.held import Fate, Held


def next_events(count):
    """The coming events everybody may see, the nearest first."""
    return Event.objects.public().filter(state=Event.State.PUBLISHED).coming()[:count]


def held_this_year():
    """How many published events have been held since New Year."""
    return Event.objects.held().filter(starts_at__year=timezone.localdate().year).count()


def held(person):
    """The events a person is responsible for."""
    return [
        Held(_("Responsible for an event"), Fate.NAMELESS, {_("Event"): event.title, _("When"): event.starts_at})
        for event in person.responsible_for_events.all()
    ]
