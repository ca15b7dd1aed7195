"""The sign-ups of one matchmaking mingle, as 61 people wrote them in a form: odd spellings, wishes in free words,
someone who signed up twice. All people and organisations are invented."""

import random

QUESTIONS = (
    "Vad heter du?",
    "Vilken organisation kommer du från?",
    "Vilken sektor tillhör din organisation?",
    "Din e-postadress",
    "Vad kan din organisation erbjuda?",
    "Vad letar du efter?",
    "Vilka personer eller organisationer vill du träffa?",
    "Vilka har du redan träffat eller känner sedan tidigare?",
    "Är det någon du inte kan träffa?",
    "Behöver du sitta still?",
    "Jag godkänner att mina uppgifter sparas",
)

# Organisation, sector as its people write it, e-mail domain, the ways in which its people spell it.
ORGANISATIONS = (
    ("Lövholmens Bygg", ("Privat", "Näringsliv"), "lovholmen.example", ("Lövholmens Bygg AB", "Lövholmens bygg")),
    (
        "Tallkrogens Omsorg",
        ("Privat", "Företag"),
        "tallkrog.example",
        ("Tallkrogens Omsorg AB", "Tallkrogens Omsrog"),
    ),
    (
        "Riddarfjärdens Hotell",
        ("Näringsliv",),
        "riddar.example",
        ("Riddarfjärdens Hotell", "Riddarfjardens hotell"),
    ),
    ("Årsta Logistik", ("Privat sektor",), "arstalogistik.example", ("Årsta Logistik", "ÅRSTA LOGISTIK AB (publ)")),
    ("Nordkap Data", ("Privat",), "nordkap.example", ("Nordkap Data", "Nordkap  Data AB")),
    ("Solbergas Språkkafé", ("Ideell", "Förening"), "solberga.example", ("Solbergas Språkkafé", "Solbergas språkkafe")),
    ("Stiftelsen Vägen In", ("Civilsamhälle", "Stiftelse"), "vagenin.example", ("Stiftelsen Vägen In",)),
    ("Kista Idrottsförening", ("Ideell sektor",), "kistaif.example", ("Kista Idrottsförening", "Kista Idrottsföreing")),
    ("Kvinnor i Teknik", ("NGO",), "kvinnoriteknik.example", ("Kvinnor i Teknik, ideell förening", "Kvinnor i teknik")),
    (
        "Mälarens Folkhögskola",
        ("Civilsamhället",),
        "malar.example",
        ("Mälarens Folkhögskola", "Mälarens folkhögskola"),
    ),
    ("Jobbtorg Norra", ("Kommun", "Offentlig"), "stad.example", ("Jobbtorg Norra",)),
    ("Vuxenutbildningen", ("Offentlig sektor",), "stad.example", ("Vuxenutbildningen", "Vuxenutbildnigen")),
    ("Region Mälaröarna", ("Region",), "malaroarna.example", ("Region Mälaröarna", "Region Mälaroarna")),
    ("Myndigheten för Möten", ("Myndighet",), "moten.example", ("Myndigheten för Möten", "myndigheten för möten")),
    ("O'Learys Kök", ("Privat",), "olearyskok.example", ("O'Learys Kök", "O’Learys kök AB")),
    ("Ekens Trädgård", ("Företag",), "eken.example", ("Ekens Trädgård HB", "Ekens trädgård")),
)
FIRST = """
Åsa Émile Işıl Siobhán Ali Fatima Karl-Johan Ann-Marie Örjan Zahra Łukasz Bo Mei Yusuf Märta Amina Göran Chidi Linnéa
Oleksandr Noor Sven Tsegay Ebba Ravi Ylva Hodan Per Marisol Ingrid
"""
LAST = """
Öberg O'Brien D’Angelo Çelik Hassan Lindström Åkesson Nguyen Kowalczyk Björklund Abdi Petrenko Sjögren Tesfaye
Haddad Mårtensson Okonkwo Wiberg Rahimi Dahlqvist
"""
TOPICS = (
    ("praktikplatser", "Praktikplats", "att erbjuda praktikplatser", "praktikplatser"),
    ("språkträning", "Språkträning", "språkträning på arbetet"),
    ("mentorer", "mentor", "Mentorer"),
    ("APL-platser", "APL platser", "apl-plats"),
    ("sommarjobb", "Sommarjobb", "sommarjobben"),
    ("handledare", "handledare"),
    ("digital coachning", "Digital coaching"),
    ("studiebesök", "Studiebesök"),
    ("rekrytering", "Rekrytering", "Rekryteringen"),
    ("lokaler", "lokal", "Lokaler"),
)
COUNT = 61


def people():
    """Name, organisation's place in ORGANISATIONS and address of each of the 61; the same at every call."""
    draw = random.Random(20260202)
    names = [f"{first} {last}" for first in FIRST.split() for last in LAST.split()]
    chosen = draw.sample(names, COUNT - 2)
    chosen += ["Madonna", "Maria del Carmen Fernández de la Vega Sanz-Briz von Rosenschöld-Lagerlöf"]
    found = []
    for at, name in enumerate(chosen):
        organisation = at % len(ORGANISATIONS) if at < 40 else draw.choice((0, 0, 1, 5, 10, 10, 11, 12))
        domain = ORGANISATIONS[organisation][2]
        found.append((name, organisation, f"person{at + 1}@{domain}"))
    return found


def answers(*, twice=False):
    """A row of answers per person, in the order of QUESTIONS. `twice`: the first person has sent the form again."""
    draw = random.Random(611)
    everyone = people()
    rows = [_answer(draw, at, everyone) for at in range(COUNT)]
    if twice:
        rows.append([*rows[0][:6], "Nordkap Data", *rows[0][7:]])
    return rows


def _answer(draw, at, everyone):
    name, organisation, address = everyone[at]
    _label, sectors, _domain, spellings = ORGANISATIONS[organisation]
    offers = ";".join(draw.choice(topic) for topic in draw.sample(TOPICS, draw.randint(0, 3)))
    wants = ", ".join(draw.choice(topic) for topic in draw.sample(TOPICS, draw.randint(0, 3)))
    return [
        name,
        draw.choice(spellings),
        draw.choice(sectors),
        address,
        f"{offers};" if offers else "",
        wants,
        draw.choice(("; ", "\n", ", ")).join(_wish(draw, at, everyone) for _ in range(draw.randint(0, 4))),
        everyone[(at + 7) % COUNT][0] if draw.random() < 0.2 else draw.choice(("", "-", "nej")),
        everyone[(at + 11) % COUNT][0] if draw.random() < 0.05 else "",
        "Ja" if at in (3, 30) else "Nej",
        "Ja",
    ]


def _wish(draw, at, everyone):
    """One wish, in one of the ways in which people write them."""
    name, organisation, _ = draw.choice(everyone)
    label = ORGANISATIONS[organisation][0]
    shuffled = " ".join(reversed(name.split()))
    return draw.choice(
        (
            name,
            name.upper(),
            shuffled,
            f"{name} ({label})",
            f"{name} på {label}",
            label,
            label.lower(),
            f"gärna någon från {label}",
            "någon från näringslivet",
            "civilsamhället",
            "Rymdstyrelsen",
            "praktikplatser",
            "vem som helst",
        )
    )
