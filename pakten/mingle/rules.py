"""Yes-or-no questions about mingles; nothing here writes."""

from django.utils import timezone

from pakten.events.models import Registration

HAS_PLACE = (Registration.State.REGISTERED, Registration.State.ATTENDED)


def why_no_wishes(participant, *, now=None):
    """Why somebody can say no wishes now; empty when they can. `not_coming`, `no_place`, `cancelled`: nobody to plan
    for; `planned`: the plan stands; `closed`: the time for it is over, and the plan is being made."""
    mingle, registration = participant.mingle, participant.registration
    if registration and registration.state == Registration.State.CANCELLED:
        return "not_coming"
    if mingle.event and mingle.event.is_cancelled:
        return "cancelled"
    if registration and registration.state not in HAS_PLACE:
        return "no_place"
    if mingle.published_plan_id:
        return "planned"
    if mingle.wishes_close_at and mingle.wishes_close_at <= (now or timezone.now()):
        return "closed"
    return ""


def may_ask_for_wishes(mingle, *, now=None):
    """Whether people can still be asked what they wish."""
    if mingle.published_plan_id or (mingle.event and mingle.event.is_cancelled):
        return False
    return not mingle.wishes_close_at or mingle.wishes_close_at > (now or timezone.now())


def may_take_wishes(event):
    """Whether a mingle can be made of those who have a place at an event: they register, and it is not over."""
    return event.audience != event.Audience.NOBODY and not event.is_cancelled and not event.is_over
