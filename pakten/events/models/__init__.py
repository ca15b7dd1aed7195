"""The tables of the calendar, a file for each noun."""

from pakten.events.models.check_ins import CheckIn
from pakten.events.models.events import Event, Picture, ProgrammeItem
from pakten.events.models.invitations import CalendarFeed, Invitation
from pakten.events.models.registrations import Registration

__all__ = ["CalendarFeed", "CheckIn", "Event", "Invitation", "Picture", "ProgrammeItem", "Registration"]
