"""What is wrong with an input, in one sentence a coordinator understands; raised before any work is done."""

from collections.abc import Mapping
from types import MappingProxyType

from pakten.matching.refusals import REFUSALS

# code → language → sentence; the braces are filled from the error's details.
SENTENCES: Mapping[str, Mapping[str, str]] = {
    **REFUSALS,
    "not_square": {
        "sv": "Tabellen över möten har {rows} rader och {columns} kolumner, men de måste vara lika många.",
        "en": "The table of meetings has {rows} rows and {columns} columns, but there must be as many of each.",
    },
    "not_symmetric": {
        "sv": "Ett möte måste vara värt lika mycket från båda hållen, men raderna {first} och {second} skiljer sig.",
        "en": "A meeting must be worth the same seen from both sides, but rows {first} and {second} do not agree.",
    },
    "not_numbers": {
        "sv": "Tabellen över möten får bara innehålla tal, men på rad {row} finns något annat.",
        "en": "The table of meetings may hold numbers only, but row {row} has something else.",
    },
    "not_whole_numbers": {
        "sv": "Ett mötes värde måste vara ett heltal. Avrunda värdena och försök igen.",
        "en": "The worth of a meeting must be a whole number. Round the values and try again.",
    },
    "too_large": {
        "sv": "Värdena är för stora för att räknas exakt: det största är {largest} och gränsen är {limit}.",
        "en": "The values are too large to be counted exactly: the largest is {largest} and the limit is {limit}.",
    },
    "empty_room": {
        "sv": "Det finns ingen att para ihop än. Lägg till minst två deltagare.",
        "en": "There is nobody to pair up yet. Add at least two participants.",
    },
    "one_person": {
        "sv": "Det behövs minst två deltagare för ett möte, men det finns bara en.",
        "en": "A meeting takes at least two participants, but there is only one.",
    },
    "nobody_compatible": {
        "sv": "Ingen av de {people} deltagarna får träffa en annan: alla är kollegor, har träffats eller hålls isär.",
        "en": "None of the {people} participants may meet another: all are colleagues, have met or are kept apart.",
    },
    "unknown_choice": {
        "sv": "”{given}” går inte att välja här. Välj något av: {allowed}.",
        "en": '"{given}" is not a choice here. Choose one of: {allowed}.',
    },
    "out_of_range": {
        "sv": "Värdet {given} för {name} måste ligga mellan {low} och {high}.",
        "en": "The value {given} for {name} must lie between {low} and {high}.",
    },
    "too_many_people": {
        "sv": "Det är {people} personer, och högst {most} kan paras ihop på en gång. Dela upp dem i flera mingel.",
        "en": "There are {people} people, and at most {most} can be put together at once. Divide them into mingles.",
    },
    "number_of_rounds": {
        "sv": "Antalet omgångar är {given}. Välj ett tal från 1 till {most}.",
        "en": "The number of rounds is {given}. Choose a number from 1 to {most}.",
    },
    "no_id": {
        "sv": "Deltagaren {name} saknar id. Ge varje deltagare ett eget.",
        "en": "The participant {name} has no id. Give each participant one of their own.",
    },
    "duplicate_person": {
        "sv": "Två deltagare har samma id, {id}: {first} och {second}. Ge dem var sitt.",
        "en": "Two participants have the same id, {id}: {first} and {second}. Give each their own.",
    },
    "unknown_person": {
        "sv": "Ingen deltagare i rummet har id {id}. Ta bort paret eller lägg till personen.",
        "en": "No participant in the room has the id {id}. Remove the pair or add the person.",
    },
    "paired_with_self": {
        "sv": "{name} kan inte paras ihop med sig själv.",
        "en": "{name} cannot be paired with themselves.",
    },
    "locked_twice": {
        "sv": "{name} finns i två låsta par. Lås upp det ena.",
        "en": "{name} is in two locked pairs. Unlock one of them.",
    },
    "locked_colleagues": {
        "sv": "{first} och {second} är låsta som par, men de kommer från samma organisation. Lås upp paret.",
        "en": "{first} and {second} are locked as a pair, but they come from the same organisation. Unlock the pair.",
    },
    "locked_met": {
        "sv": "{first} och {second} är låsta som par, men de ska inte mötas här: de känner varandra, eller så "
        "passar det inte. Lås upp paret.",
        "en": "{first} and {second} are locked as a pair, but they are not to meet here: they know each other, or "
        "it does not suit. Unlock the pair.",
    },
    "locked_avoid": {  # the same sentence: that somebody would rather not meet somebody is told to nobody
        "sv": "{first} och {second} är låsta som par, men de ska inte mötas här: de känner varandra, eller så "
        "passar det inte. Lås upp paret.",
        "en": "{first} and {second} are locked as a pair, but they are not to meet here: they know each other, or "
        "it does not suit. Unlock the pair.",
    },
    "locked_banned": {
        "sv": "{first} och {second} är både låsta och spärrade som par. Välj ett av dem.",
        "en": "{first} and {second} are both locked and banned as a pair. Choose one.",
    },
    "locked_never": {
        "sv": "Rad {first} och rad {second} är låsta som par, men de får inte träffas. Lås upp paret.",
        "en": "Rows {first} and {second} are locked as a pair, but they may not meet. Unlock the pair.",
    },
    "row_locked_twice": {
        "sv": "Rad {row} finns i två låsta par. Lås upp det ena.",
        "en": "Row {row} is in two locked pairs. Unlock one of them.",
    },
    "cannot_force": {
        "sv": "Rad {first} och rad {second} kan inte träffas utan att någon annan blir utan möte.",
        "en": "Rows {first} and {second} cannot meet without someone else being left without a meeting.",
    },
}


class MatchingError(ValueError):
    """An input that cannot be matched. `code` is a key of SENTENCES, `details` what the sentence names."""

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details: Mapping[str, object] = MappingProxyType(details)
        super().__init__(self.sentence("en"))

    def sentence(self, language: str = "sv") -> str:
        """The whole matter in one sentence, in Swedish ("sv") or English ("en")."""
        return SENTENCES[self.code][language].format(**self.details)
