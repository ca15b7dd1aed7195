"""What is asked of mingles, a file for each noun."""

from pakten.mingle.queries.after import figures, told, told_sector_pairs
from pakten.mingle.queries.files import file_of, left_to_the_office, reading
from pakten.mingle.queries.going_on import contact_of, exchanges, going_on, may_go_on, member_of, to_go_on, who_answers
from pakten.mingle.queries.history import (
    figures_of,
    history,
    numbered,
    open_order,
    prices_asked_for,
    redraw,
    takes_long,
)
from pakten.mingle.queries.meetings import held_at, is_held, met_by
from pakten.mingle.queries.memory import has_met, met_before
from pakten.mingle.queries.mingles import address_of, in_hand, meetings_this_year
from pakten.mingle.queries.people import by_token, participants, people
from pakten.mingle.queries.personal import held
from pakten.mingle.queries.plans import dials, first_dials, outcome, prices, problem
from pakten.mingle.queries.rooms import drawn, room_of, seats_in_room
from pakten.mingle.queries.wishes import (
    Choice,
    findable,
    not_said,
    of_registration,
    search,
    standing,
    taking,
    taking_wishes,
    topics,
    wisher,
)

__all__ = [
    "Choice",
    "address_of",
    "by_token",
    "contact_of",
    "dials",
    "drawn",
    "exchanges",
    "figures",
    "figures_of",
    "file_of",
    "findable",
    "first_dials",
    "going_on",
    "has_met",
    "held",
    "held_at",
    "history",
    "in_hand",
    "is_held",
    "left_to_the_office",
    "may_go_on",
    "meetings_this_year",
    "member_of",
    "met_before",
    "met_by",
    "not_said",
    "numbered",
    "of_registration",
    "open_order",
    "outcome",
    "participants",
    "people",
    "prices",
    "prices_asked_for",
    "problem",
    "reading",
    "redraw",
    "room_of",
    "search",
    "seats_in_room",
    "standing",
    "takes_long",
    "taking",
    "taking_wishes",
    "to_go_on",
    "told",
    "told_sector_pairs",
    "topics",
    "who_answers",
    "wisher",
]
