"""Industries by SNI 2007, the Swedish standard for what organisations do: its sections and their divisions.

SNI 2007 has the divisions of NACE Rev. 2. A code says its scheme, "SNI2007:88", so that those of another edition can
stand beside it. The labels are shortened where the standard's own are long.
"""

from django.utils.translation import get_language

SCHEME = "SNI2007"
SECTIONS = """
A | Jordbruk, skogsbruk och fiske | Agriculture, forestry and fishing
01 | Jordbruk och jakt | Crop and animal production, hunting
02 | Skogsbruk | Forestry and logging
03 | Fiske och vattenbruk | Fishing and aquaculture
B | Utvinning av mineral | Mining and quarrying
05 | Kolutvinning | Mining of coal and lignite
06 | Utvinning av råpetroleum och naturgas | Extraction of crude petroleum and natural gas
07 | Utvinning av metallmalmer | Mining of metal ores
08 | Annan utvinning av mineral | Other mining and quarrying
09 | Service till utvinning | Mining support services
C | Tillverkning | Manufacturing
10 | Livsmedelsframställning | Food products
11 | Framställning av drycker | Beverages
12 | Tobaksvarutillverkning | Tobacco products
13 | Textilvarutillverkning | Textiles
14 | Tillverkning av kläder | Wearing apparel
15 | Tillverkning av läder, lädervaror och skor | Leather and shoes
16 | Tillverkning av trä och varor av trä, ej möbler | Wood and wood products, except furniture
17 | Pappers- och pappersvarutillverkning | Paper and paper products
18 | Grafisk produktion | Printing and reproduction of recorded media
19 | Tillverkning av stenkolsprodukter och raffinerade petroleumprodukter | Coke and refined petroleum products
20 | Tillverkning av kemikalier | Chemicals
21 | Tillverkning av läkemedel | Pharmaceuticals
22 | Tillverkning av gummi- och plastvaror | Rubber and plastic products
23 | Tillverkning av andra icke-metalliska mineraliska produkter | Other non-metallic mineral products
24 | Stål- och metallframställning | Basic metals
25 | Tillverkning av metallvaror | Fabricated metal products
26 | Tillverkning av datorer, elektronikvaror och optik | Computers, electronics and optics
27 | Tillverkning av elapparatur | Electrical equipment
28 | Tillverkning av övriga maskiner | Other machinery and equipment
29 | Tillverkning av motorfordon | Motor vehicles and trailers
30 | Tillverkning av andra transportmedel | Other transport equipment
31 | Tillverkning av möbler | Furniture
32 | Annan tillverkning | Other manufacturing
33 | Reparation och installation av maskiner och apparater | Repair and installation of machinery
D | Försörjning av el, gas, värme och kyla | Electricity, gas, heating and cooling
35 | Försörjning av el, gas, värme och kyla | Electricity, gas, heating and cooling
E | Vattenförsörjning, avlopp, avfall och sanering | Water supply, sewerage, waste and remediation
36 | Vattenförsörjning | Water supply
37 | Avloppsrening | Sewerage
38 | Avfallshantering och återvinning | Waste collection and recycling
39 | Sanering och efterbehandling | Remediation
F | Byggverksamhet | Construction
41 | Byggande av hus | Construction of buildings
42 | Anläggningsarbeten | Civil engineering
43 | Specialiserad bygg- och anläggningsverksamhet | Specialised construction
G | Handel och reparation av motorfordon | Trade and repair of motor vehicles
45 | Handel med och reparation av motorfordon | Trade and repair of motor vehicles
46 | Partihandel, ej motorfordon | Wholesale trade, except motor vehicles
47 | Detaljhandel, ej motorfordon | Retail trade, except motor vehicles
H | Transport och magasinering | Transport and storage
49 | Landtransport | Land transport
50 | Sjötransport | Water transport
51 | Lufttransport | Air transport
52 | Magasinering och stödtjänster till transport | Warehousing and support for transport
53 | Post- och kurirverksamhet | Postal and courier services
I | Hotell- och restaurangverksamhet | Accommodation and food services
55 | Hotell- och logiverksamhet | Accommodation
56 | Restaurang-, catering- och barverksamhet | Food and beverage services
J | Informations- och kommunikationsverksamhet | Information and communication
58 | Förlagsverksamhet | Publishing
59 | Film, video och tv, ljudinspelning och fonogram | Film, video, television and sound recording
60 | Planering och sändning av program | Programming and broadcasting
61 | Telekommunikation | Telecommunications
62 | Dataprogrammering och datakonsultverksamhet | Computer programming and consultancy
63 | Informationstjänster | Information services
K | Finans- och försäkringsverksamhet | Finance and insurance
64 | Finansiella tjänster | Financial services
65 | Försäkring | Insurance and pension funding
66 | Stödtjänster till finans och försäkring | Support for finance and insurance
L | Fastighetsverksamhet | Real estate
68 | Fastighetsverksamhet | Real estate
M | Juridik, ekonomi, vetenskap och teknik | Professional, scientific and technical activities
69 | Juridisk och ekonomisk konsultverksamhet | Legal and accounting activities
70 | Huvudkontor och konsulttjänster till företag | Head offices and management consultancy
71 | Arkitekt- och teknisk konsultverksamhet | Architecture and engineering
72 | Vetenskaplig forskning och utveckling | Scientific research and development
73 | Reklam och marknadsundersökning | Advertising and market research
74 | Annan verksamhet inom juridik, ekonomi, vetenskap och teknik | Other professional and technical activities
75 | Veterinärverksamhet | Veterinary activities
N | Uthyrning, fastighetsservice, resetjänster och stödtjänster | Rental, property services, travel and support services
77 | Uthyrning och leasing | Rental and leasing
78 | Arbetsförmedling, bemanning och personaltjänster | Employment activities
79 | Resebyrå- och researrangörsverksamhet | Travel agencies and tour operators
80 | Säkerhets- och bevakningsverksamhet | Security and investigation
81 | Fastighetsservice och skötsel av grönytor | Services to buildings and landscaping
82 | Kontorstjänster och andra företagstjänster | Office and business support
O | Offentlig förvaltning och försvar | Public administration and defence
84 | Offentlig förvaltning och försvar | Public administration and defence
P | Utbildning | Education
85 | Utbildning | Education
Q | Vård och omsorg, sociala tjänster | Human health and social work
86 | Hälso- och sjukvård | Human health
87 | Vård och omsorg med boende | Residential care
88 | Öppna sociala insatser | Social work without accommodation
R | Kultur, nöje och fritid | Arts, entertainment and recreation
90 | Konstnärlig och kulturell verksamhet, underhållning | Creative arts and entertainment
91 | Bibliotek, arkiv och museer | Libraries, archives and museums
92 | Spel- och vadhållningsverksamhet | Gambling and betting
93 | Sport, fritid och nöje | Sports and recreation
S | Annan serviceverksamhet | Other services
94 | Intressebevakning och religiös verksamhet | Membership organisations
95 | Reparation av datorer, hushållsartiklar och personliga artiklar | Repair of computers and household goods
96 | Andra konsumenttjänster | Other personal services
T | Förvärvsarbete i hushåll | Households as employers
97 | Förvärvsarbete i hushåll | Households as employers of domestic staff
98 | Produktion för eget bruk i hushåll | Household production for own use
U | Internationella organisationer | International organisations
99 | Internationella organisationer och utländska ambassader | International organisations and foreign embassies
"""
_ROWS = [tuple(part.strip() for part in line.split("|")) for line in SECTIONS.strip().splitlines()]
LABELS = {f"{SCHEME}:{code}": {"sv": swedish, "en": english} for code, swedish, english in _ROWS}


def label(code: str, language: str | None = None) -> str:
    """What a code means, in the active language unless another is named; a code of an unknown scheme as it is."""
    labels = LABELS.get(code)
    return labels["en" if (language or get_language()) == "en" else "sv"] if labels else code


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """All divisions under their sections, in the active language, as a select has them."""
    groups = []
    for code in LABELS:
        if code.removeprefix(f"{SCHEME}:").isalpha():
            groups.append((label(code), []))
        else:
            groups[-1][1].append((code, label(code)))
    return groups
