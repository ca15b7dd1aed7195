"""What cannot be planned, said with people's names instead of the engine's rows."""

from pakten.matching.errors import MatchingError

# code → language → sentence; the braces are filled from the error's details.
SENTENCES = {
    # One sentence for both: that somebody would rather not meet another is said in confidence.
    "locked_apart": {
        "sv": "{first} och {second} kan inte sättas ihop: de känner varandra redan eller ska hållas isär. "
        "Lås upp paret.",
        "en": "{first} and {second} cannot be put together: they know each other already, or are to be kept apart. "
        "Unlock the pair.",
    },
    "locked_no_room": {
        "sv": "Mötet mellan {first} och {second} ryms inte i någon omgång tillsammans med det andra du har låst. Lås "
        "upp något, eller lägg till en omgång.",
        "en": "The meeting of {first} and {second} fits in no round together with the others you have locked. Unlock "
        "something, or add a round.",
    },
    "locked_too_often": {
        "sv": "{name} är låst till fler möten än det finns plats för i {rounds} omgångar. Lås upp något, eller lägg "
        "till en omgång.",
        "en": "{name} is locked to more meetings than there is room for in {rounds} rounds. Unlock something, or add a "
        "round.",
    },
    "locked_seated": {
        "sv": "{first} och {second} ska båda sitta kvar på sin plats och kan därför inte träffas. Lås upp paret.",
        "en": "{first} and {second} must both keep their seats, so they cannot meet. Unlock the pair.",
    },
    "locked_one_row": {
        "sv": "Det du har låst går inte ihop med en rad som sitter still: {first} och {second} hamnar på samma sida. "
        "Lås upp paret, eller låt alla flytta sig.",
        "en": "What you have locked does not fit a row that sits still: {first} and {second} come on the same side. "
        "Unlock the pair, or let everyone move.",
    },
    "people_change": {
        "sv": "Deltagarna ändrades gång på gång medan planen gjordes. Vänta tills listan är klar och para ihop igen.",
        "en": "The participants changed again and again while the plan was made. Wait until the list is ready, and put "
        "people together again.",
    },
    "table_size": {
        "sv": "Vid ett bord sitter 2 till {most} personer, men du har valt {given}.",
        "en": "2 to {most} people sit at a table, but you have chosen {given}.",
    },
}
ROWS = ("first", "second", "row")  # details in which the engine gives the number of a person


class PlanError(MatchingError):
    """A mingle that cannot be planned as asked. `code` is a key of SENTENCES."""

    def sentence(self, language="sv"):
        return SENTENCES[self.code][language].format(**self.details)


def with_names(error, problem):
    """The same error told by name, where there is a sentence for it."""
    if error.code not in SENTENCES or not any(name in error.details for name in ROWS):
        return error
    details = {
        ("name" if name == "row" else name): problem.participants[value].name if name in ROWS else value
        for name, value in error.details.items()
    }
    return PlanError(error.code, **details)
