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
