"""How people answer a form: names half remembered, slips of the pen, lists in all shapes, and sometimes nothing."""

NOTHING = ["", "", "", "", "-", "Vet ej", "vet inte än", "Ingen särskild", "inget särskilt", "?"]
ANYONE = ["Öppen för alla", "alla", "Överraska mig!", "Spelar ingen roll"]
SECTORS = {
    "business": ["näringslivet", "Näringsliv", "företag", "någon från näringslivet", "gärna privat sektor"],
    "civil_society": ["civilsamhället", "föreningar", "någon från civilsamhället", "IDÉBURNA", "gärna en förening"],
    "public": ["någon från kommunen", "Offentlig sektor", "kommunen", "någon från Region/kommunen", "myndigheter"],
}
NOT_THERE = [
    "Bro & Brygga AB", "Åsa på Tomtebolaget", "någon som kan bidragsregler", "Ministeriet", "han med skägget från i våras",
    "hon som pratade om truckkort på frukosten", "Pelle P", "Sällskapet för sång och sill", "chefer", "Fackliga",
]  # fmt: skip
JOINTS = [", ", ", ", ", ", "; ", "; ", ";", "\n", " och "]


class Writer:
    """Writes what somebody means as people write it."""

    def __init__(self, dice):
        self.dice = dice

    def one_of(self, *ways):
        """One of several ways to write a thing, each given as (how often, text)."""
        return self.dice.choices([text for _often, text in ways], [often for often, _text in ways])[0]

    def organisation(self, name, short):
        return self.one_of(
            (34, name),
            (30, short),
            (8, name.lower()),
            (6, short.lower()),
            (4, name.upper()),
            (8, self.slip(name)),
            (5, self.slip(short)),
            (5, f"{short} "),
        )

    def own_organisation(self, name, short):
        """One's own employer is written with more care, though seldom as the register has it."""
        return self.one_of((70, name), (20, short), (3, name.upper()), (3, name.lower()), (4, self.slip(name)))

    def person(self, name, organisation, short):
        given = name.split()[0]
        return self.one_of(
            (30, name),
            (22, f"{given} på {short}"),
            (18, f"{name} ({short})"),
            (10, f"{name}, {organisation}"),
            (8, f"{name} från {short}"),
            (6, name.lower()),
            (6, self.slip(name)),
        )

    def together(self, things):
        """Several things in one cell, with the signs between them that somebody uses."""
        joint = self.dice.choice(JOINTS)
        if joint == " och " and len(things) > 1:
            return f"{', '.join(things[:-1])} och {things[-1]}"
        return joint.join(things) + (self.dice.choice(["", "", ".", ";"]) if len(things) > 1 else "")

    def slip(self, text):
        """The text with a slip of the pen in one of its longer words; as it is when it has none."""
        words = text.split(" ")
        long = [place for place, word in enumerate(words) if len(word) > 4]
        if not long:
            return text
        place = self.dice.choice(long)
        words[place] = self._slip_in(words[place])
        return " ".join(words)

    def _slip_in(self, word):
        at = self.dice.randrange(1, len(word) - 2)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        left_out = word[:at] + word[at + 1 :]
        doubled = word[:at] + word[at] + word[at:]
        without_dots = word.translate(str.maketrans("åäöé", "aaoe"))
        return self.dice.choice([swapped, left_out, doubled, without_dots if without_dots != word else doubled])
