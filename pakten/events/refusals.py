"""What an event says no to, in words for the person who asked."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """It cannot be done; the words say why, and what one can do instead. Nothing was written."""


WHY_NOT = {
    "draft": _("The event is not published yet."),
    "cancelled": _("The event is cancelled. Nobody can register any more."),
    "over": _("The event has begun. It is too late to register."),
    "nobody": _("No registration is needed for this event. You are welcome as you are."),
    "not_open_yet": _("Registration has not opened yet."),
    "closed": _("Registration has closed. Write to the office if you still want to come."),
    "invited": _("This event is by invitation. Use the link in your invitation, or write to the office."),
    "invited_other": _(
        "The invitation is personal, and went to another address. Write the address the letter came to, or write to the"
        " office."
    ),
    "members": _("This event is for members. Choose your organisation in the list, or sign in."),
    "district": _("This event is for members in its district. Choose your organisation in the list, or sign in."),
}
LACKS = {
    "time": _("That time has been. Choose one that is still to come."),
    "place": _("Say where it is: a venue, or a link to the online room, or both."),
}
NOT_READY = _("Something is missing that those who come need to know. Nothing was published.")
MOST_PICTURES = _("An event has at most %(number)d pictures. Take one away first.")
LESS_THAN_TAKEN = _(
    "%(taken)d people have a place or are offered one, which is more than %(places)d. Nobody loses their place: say yes"
    " to lower the number, and nobody new gets a place until enough have cancelled."
)
HELD_ALL = _("There are %(places)d places: no more than that can be held.")
NOBODY_HELD = _("The office holds no place at this event.")
NOT_WAITING = _("Only those on the waiting list can be moved in it.")
REASON_NEEDED = _("Say why: the reason is kept, and the person may ask for it.")
CROWDED = _("Very many want this at once. Nothing is lost: press once more.")
SHARE_IS_FULL = _("All places of that organisation are taken.")
NOT_OVER = _("The event has not been yet, or was cancelled, so there is nobody to ask.")
NOBODY_TO_ASK = _("Nobody came who can be asked: no letter was sent.")
TIME_HAS_BEEN = _("That time has been. Leave it empty, and send it by the button.")

# What a door is told, by the key of the answer; in words for whoever stands there.
AT_THE_DOOR = {
    "in": _("Welcome in"),
    "already": _("Is in already, since %(when)s by %(door)s"),
    "undone": _("Is not in any more"),
    "waitlisted": _("Is on the waiting list and has no place"),
    "cancelled": _("Has said that they are not coming, and has no place"),
    "offered": _("Was offered a place, but did not answer in time"),
    "other_event": _("This ticket is for another event"),
    "unknown": _("This is not one of our tickets"),
    "unreadable": _("What the door sent could not be read"),
    "event_cancelled": _("The event is called off. Nobody is checked in."),
    "event_draft": _("The event is not published yet. Nobody is checked in."),
    "too_early": _("The door opens the day before the event. Nobody is checked in yet."),
    "full": _("The room is full, counting those who have a place and have not come yet"),
}
