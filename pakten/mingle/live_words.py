"""What the stage and the hand say, by the server and by their scripts alike."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pakten.mingle.models import Stage

Phase = Stage.Phase


def mood(standing):
    """What a screen looks like: the phase, or that it is paused."""
    return "paused" if standing.is_paused else str(standing.phase)


def what(standing, *, is_past=False):
    """What people do now, in the largest words."""
    if is_past:
        return _said()["over"]
    if standing.phase == Phase.CHANGE and standing.round == 1 and not standing.is_paused:
        return _said()["first"]
    return _said()[mood(standing)]


def held(plan):
    """What it came to."""
    meetings, rounds = len(plan.meetings), plan.rounds
    if rounds == 1:
        return ngettext("%(meetings)d meeting", "%(meetings)d meetings", meetings) % {"meetings": meetings}
    return _("%(meetings)d meetings in %(rounds)d rounds") % {"meetings": meetings, "rounds": rounds}


def _said():
    return {
        "waiting": _("We begin soon"),
        "first": _("Find your place"),
        "change": _("Change places"),
        "talk": _("Talk with each other"),
        "paused": _("A pause"),
        "over": _("Thank you for today!"),
    }


def _common():
    return {
        "round": _("Round %(round)s of %(rounds)s"),
        "begins": _("Round %(round)s begins at %(time)s"),
        "next_change": _("Next change at %(time)s"),
        "ends": _("Ends at %(time)s"),
        "starts": _("Begins at %(time)s"),
        "went_on": _("The time stands still. We go on together."),
        "no_line": _("No contact with the server. The time is right all the same."),
        "ended": _("This link does not work any more."),
        **{f"do_{name}": words for name, words in _said().items()},
    }


def on_stage(*, is_online):
    return _common() | {
        "table": _("Room") if is_online else _("Table"),
        "seats": _("Who sits where in round %(round)s"),
        "page": _("%(first)s to %(last)s"),
        "pages": _("page %(page)s of %(pages)s"),
        "by_name": _("Show by name"),
        "by_table": _("Show by room") if is_online else _("Show by table"),
        "sound_on": _("Turn the sound on"),
        "sound_off": _("Turn the sound off"),
        "turn_pages": _("Turn the pages"),
        "stay": _("Stay on this page"),
        "waits": _("No contact. “%(deed)s” waits, and is sent when the line is back."),
        "sent": _("Sent."),
        "sign_in": _("You are signed out. Sign in again in another tab; what you pressed waits."),
        "start": _("Start"),
        "pause": _("Pause"),
        "resume": _("Go on"),
        "extend": _("One minute more"),
        "skip": _("Next step"),
        "back": _("Step back"),
        "end": _("End the mingle"),
        "reset": _("Set back to the beginning"),
    }


def in_hand(*, is_online):
    return _common() | {
        "now": _("Now"),
        "go": _("Open the room") if is_online else _("Go to"),
        "then": _("Then"),
        "at_first": _("First"),
        "signals_on": _("Turn on sound and vibration"),
        "signals_off": _("Turn off sound and vibration"),
        "new_plan": _("The plan has changed. This is what holds now."),
    }
