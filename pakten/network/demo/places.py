"""Where the demo city's members are: the districts with their neighbourhoods, and places that do not exist."""

from datetime import date

DISTRICTS_SINCE = date(2023, 7, 1)
DISTRICTS = {
    "Bromma": "Alvik, Blackeberg, Ulvsunda, Abrahamsberg, Traneberg, Mariehäll",
    "Enskede-Årsta-Vantör": "Årsta, Enskede, Högdalen, Hagsätra, Rågsved, Östberga, Bandhagen",
    "Farsta": "Farsta, Hökarängen, Sköndal, Fagersjö, Gubbängen",
    "Hägersten-Älvsjö": "Hägersten, Älvsjö, Fruängen, Västertorp, Aspudden, Liljeholmen, Telefonplan",
    "Hässelby-Vällingby": "Hässelby, Vällingby, Grimsta, Råcksta, Vinsta",
    "Järva": "Rinkeby, Tensta, Kista, Husby, Akalla, Hjulsta",
    "Kungsholmen": "Kungsholmen, Fridhemsplan, Stadshagen, Kristineberg",
    "Norra innerstaden": "Vasastan, Östermalm, Norrmalm, Hagastaden, Gärdet, Hjorthagen",
    "Skarpnäck": "Skarpnäck, Bagarmossen, Kärrtorp, Björkhagen, Hammarbyhöjden",
    "Skärholmen": "Skärholmen, Bredäng, Sätra, Vårberg",
    "Södermalm": "Södermalm, Hornstull, Gamla stan, Skanstull, Hammarby sjöstad",
}
NEIGHBOURHOODS = {district: places.split(", ") for district, places in DISTRICTS.items()}

# Swedish says "i Farsta" but "på Södermalm" and "vid Telefonplan".
ON = {"Södermalm", "Kungsholmen", "Östermalm", "Norrmalm", "Gärdet"}
AT = {"Telefonplan", "Fridhemsplan", "Hornstull", "Skanstull"}

# Beginnings and endings of places; any two make a name that could be one.
BEGINNINGS = (
    "Al Björk Brunn Eke Enge Fager Gran Grön Hassel Heden Hult Hög Klöver Kors Käll Lilje Linde Ljung Lång Löv Ment "
    "Mossel Norr Nyckel Näck Oxel Ris Rosen Rönn Sand Silver Sjö Skogs Sol Sten Strå Sval Söder Tall Torn Tranbärs Vide "
    "Vinter Vass Ång Äppel Örn Öster"
).split()
ENDINGS = (
    "by vik sta tuna näs berg dal lunda torp hult sund åker tomta strand backen bro hamn holm ängen gärdet".split()
)
REAL_PLACES = {"Fagersta", "Österåker", "Björkhult", "Sandvik", "Solberg", "Söderhamn", "Liljeholm", "Stenhamn"}


def where(place: str) -> str:
    """The place with its preposition: "i Farsta", "på Södermalm"."""
    if place in ON:
        return f"på {place}"
    return f"vid {place}" if place in AT else f"i {place}"


def invented_place(dice) -> str:
    while True:
        beginning, ending = dice.choice(BEGINNINGS), dice.choice(ENDINGS)
        place = beginning + ending
        if place not in REAL_PLACES and beginning[-1] != ending[0]:
            return place
