from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.events.models import Event
from pakten.web.held import Fate, Held


def next_events(count):
    """The coming events everybody may see, the nearest first."""
    return Event.objects.public().filter(state=Event.State.PUBLISHED).coming()[:count]


def hosted_by(organisations):
    """The events that organisations host and that everybody may see, also cancelled ones, the latest first."""
    return Event.objects.public().filter(host__in=organisations).order_by("-starts_at", "-id")


def deeds(organisations):
    """What organisations did in the calendar: [(organisation's id, day, sentence, address)]."""
    held = Event.objects.public().held().filter(host__in=organisations)
    return [
        (event.host_id, timezone.localdate(event.starts_at), _("You hosted %s") % event.title, event.get_absolute_url())
        for event in held[:100]
    ]


def held_this_year():
    """How many published events have been held since New Year."""
    return Event.objects.held().filter(starts_at__year=timezone.localdate().year).count()


def held(person):
    """The events a person is responsible for."""
    return [
        Held(_("Responsible for an event"), Fate.NAMELESS, {_("Event"): event.title, _("When"): event.starts_at})
        for event in person.responsible_for_events.all()
    ]
