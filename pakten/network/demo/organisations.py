"""Invents one organisation after the other: name, trade, size, place, texts, topics and contacts that fit together."""

from dataclasses import dataclass
from functools import partial

from django.utils.text import slugify
from stdnum import luhn

from pakten.network.demo import business, civil, public, topics
from pakten.network.demo.people import FAMILY, PLAIN
from pakten.network.demo.places import NEIGHBOURHOODS, invented_place, where

CITY_DOMAIN = "staden.example"
TRIES = 8  # for a free name, before a place is added to it

SECTORS = {"business": 50, "civil_society": 30, "public": 20}
CITY_UNITS_OF_PUBLIC = 0.75
SIZES = ["micro", "small", "medium", "large"]
SIZES_BY_SECTOR = {"business": [38, 36, 18, 8], "civil_society": [50, 39, 11, 0], "public": [0, 35, 42, 23]}
SIZES_OF_CITY_UNITS = [0, 60, 40, 0]
SIZES_BY_TRADE = {
    "Frisör och skönhet": [85, 15, 0, 0], "Bageri och konditori": [50, 50, 0, 0], "Trafikskola": [60, 40, 0, 0],
    "Restaurang och café": [35, 60, 5, 0], "Hotell och konferens": [0, 50, 42, 8], "Språktjänster": [30, 60, 10, 0],
    "Kommunikation och film": [50, 45, 5, 0], "Juridik": [40, 50, 10, 0], "Redovisning och revision": [45, 50, 5, 0],
    "Museum": [0, 70, 30, 0], "Unga": [60, 40, 0, 0],
}  # fmt: skip
PEOPLE = {"micro": (2, 9), "small": (11, 48), "medium": (55, 240), "large": (260, 1900)}
NUMERALS = "noll ett två tre fyra fem sex sju åtta nio".split()
FEW = {"micro": "två", "small": "[två|tre|fyra]", "medium": "[fem|sex|åtta|tio]", "large": "[femton|tjugo|trettio]"}

# The first digit tells the kind of organisation (5: limited company, 8: association, 2: public body); the next two are
# away from the series that most real ones have.
NUMBER_BEGINS = {"business": "553", "civil_society": "876", "public": "274"}


@dataclass
class Kind:
    """A trade within a sector: how its organisations are called and what they say."""

    sector: str
    industry: str
    names: list[str]
    words: list[str]
    openings: list[str]
    is_city_unit: bool = False


def _kinds(sector, module, trades, is_city_unit=False):
    kinds = [Kind(sector, trade, names, module.WORDS, said, is_city_unit) for trade, (names, said) in trades.items()]
    return kinds, [module.COMMON.get(trade, 1) for trade in trades]


BUSINESS = _kinds("business", business, business.TRADES)
CIVIL_SOCIETY = _kinds("civil_society", civil, civil.TRADES)
CITY_UNITS = _kinds("public", public, public.CITY_UNITS, is_city_unit=True)
OTHER_BODIES = _kinds("public", public, public.OTHER_BODIES)


class Organisations:
    """Draws organisations as `network.actions.welcome_many` takes them. No name, address or number comes twice."""

    def __init__(self, world, people):
        self.dice = world.dice("organisations")
        self.say = partial(world.say, self.dice)
        self.people = people
        self.names, self.domains, self.emails, self.numbers = set(), {CITY_DOMAIN}, set(), set()

    def draw(self, contacts=None):
        """An organisation with so many contacts; by its size when no number is given."""
        kind = self._kind()
        district = self.dice.choice(list(NEIGHBOURHOODS))
        name, parts = self._name(kind, self.dice.choice(NEIGHBOURHOODS[district]))
        usual = SIZES_OF_CITY_UNITS if kind.is_city_unit else SIZES_BY_SECTOR[kind.sector]
        size = self.dice.choices(SIZES, SIZES_BY_TRADE.get(kind.industry, usual))[0]
        gives = self._topics(topics.GIVES, kind, least=1, most=4)
        seeks = [topic for topic in self._topics(topics.SEEKS, kind, least=0, most=3) if topic not in gives]
        domain = CITY_DOMAIN if kind.is_city_unit else self._domain(parts["short"], name)
        return {
            "name": name,
            "sector": kind.sector,
            "industry": kind.industry,
            "size": size,
            "districts": self._districts(district, size),
            "number": self._number(kind),
            "about": self._about(kind, parts, size, gives, seeks),
            "contributes": gives,
            "looks_for": seeks,
            "website": "" if kind.is_city_unit or self.dice.random() < 0.25 else f"https://www.{domain}",
            "contacts": self._contacts(kind.sector, size, domain, contacts),
        }

    def _kind(self):
        sector = self.dice.choices(list(SECTORS), list(SECTORS.values()))[0]
        if sector == "public":
            kinds = CITY_UNITS if self.dice.random() < CITY_UNITS_OF_PUBLIC else OTHER_BODIES
        else:
            kinds = BUSINESS if sector == "business" else CIVIL_SOCIETY
        return self.dice.choices(*kinds)[0]

    def _name(self, kind, neighbourhood):
        """A name nobody has yet, and the words it was made of."""
        for attempt in range(1000):
            first, second = self.dice.sample(FAMILY["swedish"], 2)
            parts = {
                "f": first,
                "g": second,
                "fs": first if first[-1] in "sxz" else f"{first}s",
                "w": self.dice.choice(kind.words),
                "p": neighbourhood,
                "i": invented_place(self.dice),
            }
            form = self.dice.choice(kind.names)
            name = form.format(**parts)
            if attempt >= TRIES:
                name = f"{name.removesuffix(' AB')} {parts['i']}" + (" AB" if name.endswith(" AB") else "")
            if name.casefold() not in self.names:
                break
        self.names.add(name.casefold())
        parts["name"], parts["short"] = name, _short(form, name, parts)
        parts["where"] = where(parts["i"] if "{i}" in form else neighbourhood)
        return name, parts

    def _topics(self, table, kind, *, least, most):
        usual = table.get(kind.industry, table[kind.sector]).split(", ")
        weights = [1 / (place + 2) for place in range(len(usual))]
        drawn = self.dice.choices(usual, weights, k=self.dice.randint(least, most))
        return list(dict.fromkeys(drawn))

    def _about(self, kind, parts, size, gives, seeks):
        """Two or three sentences, as different people write them: what we do, then what we give, seek or feel."""
        if self.dice.random() < 0.05:
            return ""
        words = {**parts, "n": self._number_of_people(size), "year": self.dice.randint(1962, 2018)}
        said = [self.dice.choice(self._openings(kind, size))]
        more = [self.dice.choice(topics.TOPICS[gives[0]][0])]
        if seeks and self.dice.random() < 0.6:
            more.append(self.dice.choice(topics.TOPICS[seeks[0]][1]))
        elif self.dice.random() < 0.4:
            more.append(self.dice.choice(topics.CLOSINGS))
        if len(more) > 1 and self.dice.random() < 0.25:
            more = more[1:]
        return " ".join(self.say(sentence.replace("{few}", FEW[size]), **words) for sentence in said + more)

    def _openings(self, kind, size):
        if kind.sector == "business" and size == "micro" and self.dice.random() < 0.2:
            return topics.OWNERS_WORDS
        if kind.sector == "business" and size == "large" and self.dice.random() < 0.35:
            return topics.EMPLOYERS_WORDS
        return kind.openings

    def _number_of_people(self, size):
        number = self.dice.randint(*PEOPLE[size])
        if number < 10:
            return NUMERALS[number]
        return str(number) if number < 50 else f"{round(number, -1):,}".replace(",", "\N{NO-BREAK SPACE}")

    def _districts(self, district, size):
        if size == "large" and self.dice.random() < 0.5:
            others = [other for other in NEIGHBOURHOODS if other != district]
            return sorted([district, *self.dice.sample(others, self.dice.randint(1, 3))])
        return [district]

    def _number(self, kind):
        """A valid organisation number; the city's units have none of their own, and some have not told theirs."""
        if kind.is_city_unit or self.dice.random() < 0.15:
            return None
        while True:
            digits = NUMBER_BEGINS[kind.sector] + f"{self.dice.randrange(10**6):06}"
            if digits not in self.numbers:
                self.numbers.add(digits)
                return digits + luhn.calc_check_digit(digits)

    def _domain(self, short, name):
        for words in (short, name, f"{name} {len(self.domains)}"):
            domain = f"{slugify(words.translate(PLAIN))[:50].strip('-')}.example"
            if domain not in self.domains:
                break
        self.domains.add(domain)
        return domain

    def _contacts(self, sector, size, domain, count):
        usual = {"micro": [85, 15, 0], "small": [60, 33, 7], "medium": [40, 40, 20], "large": [20, 45, 35]}[size]
        count = count or self.dice.choices([1, 2, 3], usual)[0]
        titles = topics.SMALL_TITLES if size == "micro" else topics.TITLES
        drawn = self.dice.sample(titles.get(sector, topics.TITLES[sector]).split(", "), count)
        return [{"title": title, **self.person(domain)} for title in drawn]

    def person(self, domain):
        """Somebody new with an address at this domain."""
        name = self.people.draw()
        given, *rest = slugify(name.translate(PLAIN)).split("-")
        stem = email = ".".join([given, "-".join(rest)])
        number = 1
        while f"{email}@{domain}" in self.emails:
            number += 1
            email = f"{stem}{number}"
        self.emails.add(f"{email}@{domain}")
        return {"name": name, "email": f"{email}@{domain}"}


def _short(form, name, parts):
    """What people call it among themselves: "Lindqvist & Sahlin" for "Lindqvist & Sahlin Bygg AB"."""
    if "{w}" in form:
        return parts["w"]
    if "{f} & {g}" in form:
        return f"{parts['f']} & {parts['g']}"
    return parts["fs"] if "{fs}" in form else name.removesuffix(" AB")
