from collections import Counter
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from pakten.events.models import CalendarFeed, Event, Invitation, Registration
from pakten.web.held import Fate, Held

State = Registration.State


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


@dataclass(frozen=True)
class Places:
    """How an event's places stand, and those of one organisation's share among them."""

    taken: int  # places given or offered
    waiting: int
    last: int  # the last place in line that was given
    share_taken: int
    to_give: int | None  # None: room for everybody
    per_share: int | None

    @property
    def free(self):
        """How many places are left; None where there is room for everybody."""
        return None if self.to_give is None else max(self.to_give - self.taken, 0)

    @property
    def has_room(self):
        return self.free is None or self.free > 0

    @property
    def share_has_room(self):
        return self.per_share is None or self.share_taken < self.per_share


# Written out: others wait while it is asked, and a queryset takes ten times as long to make it as a database to answer.
COUNTED = "SELECT state, COUNT(*), MAX(position) FROM events_registration WHERE event_id = %s GROUP BY state"


def places(event, share=""):
    """Counted now. `share`: whose places per organisation to look at; empty for somebody of no organisation."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, [event.pk])
        counted = cursor.fetchall()
    number = {state: many for state, many, _last in counted}
    has_share = bool(share) and event.capacity_per_organisation is not None
    return Places(
        taken=sum(number.get(state, 0) for state in Registration.TAKING),
        waiting=number.get(State.WAITLISTED, 0),
        last=max((last for _state, _many, last in counted), default=0),
        share_taken=event.registrations.taking().filter(share=share).count() if has_share else 0,
        to_give=event.places_to_give,
        per_share=event.capacity_per_organisation if has_share else None,
    )


def share_of(organisation, organisation_name):
    """Whose places per organisation somebody takes of. A unit has places of its own, as it is a member of its own; one
    that we do not know is known by its name; nobody's is empty, and has no limit."""
    if organisation is not None:
        return f"o{organisation.pk}"
    words = " ".join(organisation_name.casefold().split())
    return f"n{words}" if words else ""


def taken_by_share(event):
    """How many places each share takes, by its name."""
    return Counter(dict(event.registrations.taking().order_by().values_list("share").annotate(Count("id"))))


def before(registration):
    """How many stand before somebody in the queue."""
    return registration.event.registrations.waiting().filter(position__lt=registration.position).count()


def waits_for_share(registration):
    """Whether it is the organisation's places that are full, rather than the room."""
    if registration.state != State.WAITLISTED:
        return False
    return not places(registration.event, registration.share).share_has_room


def held(person):
    """The events a person is responsible for, and those they registered to, with what they told us for them."""
    registrations = Registration.objects.filter(person=person).select_related("event").prefetch_related("check_ins")
    return [
        *(
            Held(_("Responsible for an event"), Fate.NAMELESS, {_("Event"): event.title, _("When"): event.starts_at})
            for event in person.responsible_for_events.all()
        ),
        *(Held(_("Registered to an event"), _fate(each), _told(each)) for each in registrations),
        *(Held(_("Invited to an event"), Fate.DELETED, _asked(each)) for each in _invitations(person)),
        *(
            Held(_("A calendar of one's own to subscribe to"), Fate.DELETED, {_("Address"): feed.address})
            for feed in CalendarFeed.objects.filter(person=person)
        ),
    ]


def _fate(registration):
    """Of what has been the figure stays; a place at what comes is free for somebody else."""
    return Fate.NAMELESS if registration.event.is_over else Fate.DELETED


def _invitations(person):
    """Those to the person, and those to the address before we knew whose it was."""
    theirs = Q(person=person) | Q(email__iexact=person.email)
    return Invitation.objects.filter(theirs).select_related("event")


def _asked(invitation):
    return {
        _("Event"): invitation.event.title,
        _("Invited"): invitation.sent_at,
        _("Reminded"): invitation.reminded_at,
        _("Said no thanks"): invitation.declined_at,
    }


def _told(registration):
    return {
        _("Event"): registration.event.title,
        _("When"): registration.event.starts_at,
        _("State"): registration.get_state_display(),
        _("Organisation"): registration.organisation_name or registration.organisation,
        _("Food"): registration.diet,
        _("What you need in order to take part"): registration.access,
        _("May be in pictures"): registration.photo_consent,
        _("Note of the team"): registration.note,
        _("Came in"): next((each.at for each in registration.check_ins.all() if each.undone_at is None), None),
    }
