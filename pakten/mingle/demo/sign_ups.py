"""Invented sign-ups to a mingle, as a form tool hands them out: one row for each answer, in an Excel workbook."""

import io
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from openpyxl import Workbook

from pakten.mingle.demo.writing import ANYONE, NOT_THERE, NOTHING, SECTORS, Writer
from pakten.network.models import Contact, Organisation

HEADINGS = [
    "ID", "Starttid", "Slutförandetid", "E-post", "Namn", "Vilken organisation kommer du från?", "Sektor",
    "Vad kan ni bidra med?", "Vad söker ni?", "Vem eller vilka vill du träffa?", "Vilka känner du redan?",
    "Är det någon du inte kan träffa?", "Behöver du sitta still under minglet?", "Specialkost",
]  # fmt: skip
SECTOR_ANSWERS = {"business": "Näringsliv", "civil_society": "Civilsamhälle", "public": "Offentlig sektor"}
GUESTS = 3  # organisations that come without being members
DAYS_OPEN = 16
TO_HAVE = {"praktikplatser", "mentorer", "sommarjobb", "APL-platser", "lokaler", "volontärer"}  # one can ask for such
JOINING = {"&", "och", "i", "in", "för"}
DIETS = ["", "", "", "", "", "", "Vegetariskt", "vegan", "Glutenfritt", "nötter!", "Ej fläsk"]


@dataclass(frozen=True)
class Place:
    """An organisation that sends people."""

    name: str
    short: str
    sector: str
    contributes: list[str]
    looks_for: list[str]


@dataclass(frozen=True)
class Guest:
    name: str
    email: str
    place: Place


def sign_up_rows(world, count: int, organisations: int, *, mingle: str) -> list[list]:
    """Headings and `count` answers by people of about so many organisations. `mingle` names whose sign-ups these are,
    so that two mingles have different ones."""
    dice = world.dice(f"sign-ups to {mingle}")
    guests = _guests(world, dice, count, organisations)
    dice.shuffle(guests)
    opens = datetime.combine(world.today - timedelta(days=DAYS_OPEN), time(9))
    minutes = sorted(dice.randrange(DAYS_OPEN * 24 * 60 - 60 * 10) for _guest in guests)
    answers = _Answers(dice, guests)
    rows = [HEADINGS]
    for number, (guest, minute) in enumerate(zip(guests, minutes, strict=True), 1):
        started = opens + timedelta(minutes=minute)
        finished = started + timedelta(seconds=dice.randint(50, 900))
        rows.append([number, started, finished, *answers.of(guest)])
    return rows


def workbook(rows: list[list]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _guests(world, dice, count, organisations):
    """People by organisation: first the members' contacts, then colleagues whom the network does not know."""
    with_contacts = _with_contacts(world, dice, max(1, organisations - GUESTS))
    with_contacts += [
        (_place(drawn["name"], drawn["sector"], drawn["contributes"], drawn["looks_for"]), drawn["contacts"])
        for drawn in (world.organisations.draw() for _more in range(organisations - len(with_contacts)))
    ]
    guests = [Guest(people[0]["name"], people[0]["email"], place) for place, people in with_contacts]
    later = [(place, person) for place, people in with_contacts for person in people[1:]]
    dice.shuffle(later)
    while len(guests) < count:
        if later and dice.random() < 0.5:
            place, person = later.pop()
        else:
            place, people = dice.choice(with_contacts)
            person = world.organisations.person(people[0]["email"].split("@")[1])
        guests.append(Guest(person["name"], person["email"], place))
    return guests[:count]


def _with_contacts(world, dice, count):
    """So many members, that of the demo's own contact person first."""
    active = Organisation.objects.members()
    own = active.filter(contacts__person=world.personas["contact"]).values_list("id", flat=True)
    others = list(active.exclude(id__in=own).order_by("id").values_list("id", flat=True))
    chosen = [*own, *dice.sample(others, min(count - len(own), len(others)))]
    found = active.in_bulk(chosen)
    people = {pk: [] for pk in chosen}
    for contact in Contact.objects.shown().filter(organisation__in=chosen).order_by("id"):
        people[contact.organisation_id].append({"name": contact.person.name, "email": contact.person.email})
    return [
        (_place(found[pk].name, found[pk].sector, found[pk].contributes, found[pk].looks_for), people[pk])
        for pk in chosen
    ]


def _place(name, sector, contributes, looks_for):
    """An organisation, with the name that people use among themselves: "Lindqvist & Sahlin" for "… Bygg AB"."""
    words = name.removesuffix(" AB").split(" – ")[0].split()
    end = 2
    while end < len(words) and (words[end] in JOINING or words[end - 1] in JOINING):
        end += 1
    return Place(name, " ".join(words[:end]), sector, contributes, looks_for)


class _Answers:
    def __init__(self, dice, guests):
        self.dice, self.write = dice, Writer(dice)
        self.guests = guests
        self.places = list({guest.place.name: guest.place for guest in guests}.values())

    def of(self, guest):
        """The answers of one guest, in the order of the headings from the e-mail on."""
        place = guest.place
        return [
            guest.email,
            guest.name,
            self.write.own_organisation(place.name, place.short),
            SECTOR_ANSWERS[place.sector],
            self._topics(place.contributes),
            self._topics(place.looks_for),
            self._wishes(guest),
            self._known(guest),
            self._person_of_another(guest) if self.dice.random() < 0.03 else "",
            "Ja" if self.dice.random() < 0.04 else self.dice.choice(["Nej", "Nej", ""]),
            self.dice.choice(DIETS),
        ]

    def _topics(self, topics):
        if not topics or self.dice.random() < 0.08:
            return self.dice.choice(NOTHING)
        some = self.dice.sample(topics, self.dice.randint(1, len(topics)))
        return self.write.together([self.dice.choice([topic, topic[0].upper() + topic[1:]]) for topic in some])

    def _wishes(self, guest):
        if self.dice.random() < 0.12:
            return self.dice.choice(NOTHING)
        if self.dice.random() < 0.05:
            return self.dice.choice(ANYONE)
        count = self.dice.choices([1, 2, 3, 4], [30, 35, 25, 10])[0]
        return self.write.together(list(dict.fromkeys(self._wish(guest) for _number in range(count))))

    def _wish(self, guest):
        wish = self.dice.choices(
            [self._organisation, self._person_of_another, self._sector, self._topic, self._own, self._not_there],
            [45, 25, 13, 8, 3, 6],
        )[0]
        return wish(guest)

    def _organisation(self, guest):
        place = self._another(guest)
        return self.write.organisation(place.name, place.short)

    def _person_of_another(self, guest):
        place = self._another(guest)
        other = self.dice.choice([each for each in self.guests if each.place is place])
        return self.write.person(other.name, place.name, place.short)

    def _another(self, guest):
        """Mostly an organisation that has what this one looks for."""
        others = [place for place in self.places if place is not guest.place] or [guest.place]
        fitting = [place for place in others if set(place.contributes) & set(guest.place.looks_for)]
        return self.dice.choice(fitting if fitting and self.dice.random() < 0.65 else others)

    def _sector(self, guest):
        sector = self.dice.choice([sector for sector in SECTORS if sector != guest.place.sector])
        return self.dice.choice(SECTORS[sector])

    def _topic(self, guest):
        topics = [topic for topic in guest.place.looks_for if topic in TO_HAVE] or ["praktikplatser"]
        return self.dice.choice(["någon som erbjuder {}", "de som har {}", "{}"]).format(self.dice.choice(topics))

    def _own(self, guest):
        return self.dice.choice([guest.name, guest.place.name, guest.place.short])

    def _not_there(self, guest):
        return self.dice.choice(NOT_THERE)

    def _known(self, guest):
        if self.dice.random() > 0.25:
            return ""
        return self.write.together([self._person_of_another(guest) for _number in range(self.dice.choice([1, 1, 2]))])
