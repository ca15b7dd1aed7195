"""What happens in the demo city's network: what has been, and what comes.

`month` and `years_ago` give a past event's month: 0 is the last such month that is over. `year` is for the first years.
`in_days` gives a coming event. {host} is a member of the trade named as host.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Venue:
    name: str
    address: str
    district: str
    places: int
    is_step_free: bool = True
    has_hearing_loop: bool = False
    has_quiet_zone: bool = False


VENUES = {
    "sal": Venue("Stråsalen, Almby medborgarhus", "Almbytorget 3", "Enskede-Årsta-Vantör", 120, True, True, True),
    "loft": Venue("Loftet i Kvarnhuset", "Mjölnargränd 8, plan 4", "Södermalm", 60, True, False, True),
    "hall": Venue("Mässhallen Fyrklangen", "Fyrklangsvägen 1", "Järva", 1500, True, True, True),
    "bibliotek": Venue("Biblioteket Ekorren, hörsalen", "Ekorrstigen 12", "Farsta", 70, True, True, False),
    "verkstad": Venue("Verkstaden", "Spårvagnsgatan 27", "Hägersten-Älvsjö", 45, False, False, False),
    "matsal": Venue("Matsalen på Solbacken", "Solbackavägen 40", "Skärholmen", 90, True, False, False),
    "runda": Venue(
        "Runda rummet, Vidsikt konferens", "Vidsiktsplan 2, plan 7", "Norra innerstaden", 24, True, True, True
    ),
    "skola": Venue("Aulan, Lindlunda gymnasium", "Lindlundavägen 15", "Bromma", 300, True, True, False),
    "torg": Venue("Kulturhuset Grönnäs", "Grönnästorget 1", "Hässelby-Vällingby", 150, True, True, True),
    "trädgård": Venue("Växthuset, Odlarlagets trädgård", "Bigatan 5", "Skarpnäck", 50, False, False, True),
    "rådhus": Venue("Fullmäktigesalen, Kastanjehuset", "Kastanjegatan 10", "Kungsholmen", 200, True, True, True),
}


@dataclass(frozen=True)
class Occasion:
    kind: str
    title: str
    summary: str
    about: str
    venue: str = ""  # key of VENUES; "" is online
    hours: tuple[str, str] = ("08:00", "10:00")
    month: int = 0
    years_ago: int = 0
    year: int = 0
    in_days: int = 0
    state: str = "published"
    for_everybody: bool = True
    host: str = ""  # an industry of the members


FIRST_YEARS = [
    Occasion("kick_off", "Integrationspakten börjar", "Fyrtio organisationer skriver under, och sedan är det fika.",
             "Nu gör vi det tillsammans. Vi berättar varför nätverket behövs, vad vi vill hinna det första året och hur du kan bidra. Efteråt signerar vi, skakar hand och äter bullar.",
             "rådhus", ("14:00", "16:30"), month=11, year=2019),
    Occasion("breakfast", "Frukost: vem väntar vi på?", "Tre arbetsgivare om sina första steg mot bredare rekrytering.",
             "Ett hotell, ett byggföretag och ett äldreboende berättar hur de anställde folk som inte såg ut på papperet som de brukar. Korta inlägg, långa pauser.",
             "sal", month=1, year=2020),
    Occasion("lunch", "Nätverkslunch på skärm", "Fyra möten på en timme, hemifrån, med egen matlåda.",
             "Vi kan inte ses, men vi kan prata. Du får fyra samtal på femton minuter var med någon du inte känner. Ta med lunch och en fråga.",
             hours=("12:00", "13:00"), month=5, year=2020),
    Occasion("member_meeting", "Hur går det för mentorerna?", "Sex mentorpar om samtal på avstånd.",
             "Promenader i stället för kontorsbesök, telefon i stället för fika. Vi hör hur paren har gjort och vad som faktiskt blev bättre på avstånd.",
             hours=("15:00", "16:15"), month=10, year=2020),
    Occasion("roundtable", "Rundabordssamtal om APL i en stängd stad", "Skolor och arbetsgivare söker platser när mycket är stängt.",
             "Eleverna behöver komma ut, arbetsplatserna har nog med sitt. Vi sätter oss ned med dem som kan lösa det, och lovar att lämna mötet med namn och datum.",
             hours=("09:00", "10:30"), month=2, year=2021),
    Occasion("fair", "Sommarjobb på nätet", "Tjugo arbetsgivare svarar på frågor i direktsändning.",
             "Ungdomar frågar, arbetsgivare svarar. Hur skriver man en ansökan när man aldrig har haft ett jobb? Vad får man i lön? Får man ha keps?",
             hours=("16:00", "18:00"), month=4, year=2021),
    Occasion("breakfast", "Äntligen frukost igen", "Vi ses på riktigt, med mer luft mellan stolarna.",
             "Ett och ett halvt år senare. Ingen scen, inga bilder, bara bord med olika teman: språk, körkort, lokaler, sommar.",
             "torg", month=10, year=2021),
    Occasion("mingle", "Digitalt matchmaking-mingel", "Du säger vem du vill träffa, vi parar ihop.",
             "Anmäl dig, skriv vad du söker och vem du gärna vill möta. Du får ett namn, en halvtimme och några pratpunkter. Resten sköter ni.",
             hours=("13:00", "14:30"), month=3, year=2022),
    Occasion("member_meeting", "Akut: så tar vi emot dem som kommer nu", "Vad behövs, vem har vad, och vem ringer vem?",
             "Ett snabbt inkallat möte för alla som kan bidra med jobb, språk eller tak över huvudet. Vi går igenom läget, samlar erbjudanden och fördelar arbetet.",
             hours=("08:30", "09:30"), month=4, year=2022),
    Occasion("speed_mingle", "Speedmingel över frukosten", "Åtta möten på en timme, stolar i rader och en ringklocka.",
             "Fyra minuter per möte, sedan flyttar halva salen. Det blir högljutt och roligt. Den vita tavlan vid utgången är till för allt man inte hann säga.",
             "matsal", month=5, year=2022),
    Occasion("roundtable", "Gröna jobb, vem får dem?", "Fem företag om de yrken som ingen ännu utbildar för.",
             "Solceller, återbruk, laddning. Behoven är stora och vägarna in är få. Vi skissar på en utbildning som slutar i anställning.",
             "runda", ("13:00", "15:00"), month=9, year=2022),
]  # fmt: skip

LATER = [
    Occasion("kick_off", "Vårens kickoff", "Ett nytt år, en ny plan och ett rum fullt av folk.",
             "Vi går igenom årets aktiviteter, hör tre medlemmar berätta vad de tänker göra annorlunda och minglar tills kaffet tar slut. Kom gärna två från samma organisation, men sätt er inte ihop.",
             "rådhus", ("13:00", "16:00"), month=2, years_ago=3),
    Occasion("breakfast", "Frukostmingel: språk på jobbet", "Språkombud, klisterlappar och andra saker som fungerar.",
             "{host} visar hur en arbetsplats kan bli en språkskola utan att någon märker det. Våra samordnare finns på plats och fångar upp det ni vill gå vidare med.",
             "sal", month=4, years_ago=3, host="Städ och service"),
    Occasion("fair", "Sommarjobbsmässan", "Tusen ungdomar, tjugofem arbetsgivare, en eftermiddag.",
             "Ta med CV om du har ett, annars hjälper vi dig att skriva det på plats. Fotohörna, provintervjuer och glass.",
             "hall", ("14:00", "18:00"), month=4, years_ago=3),
    Occasion("roundtable", "Rundabordssamtal om bussförare", "Varför tar det så lång tid att bli det Stockholm behöver?",
             "Körkort, svenska och utbildning i rätt ordning, eller kanske samtidigt. Vi bjuder in dem som kan ändra på det.",
             "runda", ("09:00", "11:00"), month=9, years_ago=3),
    Occasion("breakfast", "Frukost hos ett äldreboende", "Vi tittar in bakom kulisserna i ett yrke som växer.",
             "{host} bjuder på gröt och rundvandring. Vi pratar om undersköterskeyrket, om nattpass och om hur man lär sig dialekter.",
             "bibliotek", month=11, years_ago=3, host="Vård och omsorg"),
    Occasion("mingle", "Matchmaking-mingel för mentorer", "Företag som vill ge tid möter föreningar som vet vem som behöver den.",
             "Skriv i anmälan vad du kan och vem du vill möta. Vi parar ihop er efter önskemål, och lägger till en överraskning.",
             "loft", ("15:00", "17:00"), month=3, years_ago=2),
    Occasion("member_meeting", "Medlemsträff: forskningen säger", "Vad vet vi om vägen från praktik till anställning?",
             "En forskare går igenom tio års studier på tjugo minuter. Sedan frågar vi om allt vi undrar över.",
             "skola", ("15:30", "17:00"), month=5, years_ago=2),
    Occasion("fair", "Stånd på hållbarhetsmässan", "Åtta medlemmar delar monter i två dagar.",
             "Vi visar vad social hållbarhet kan vara på en helt vanlig måndag. Kom och hjälp oss att bemanna montern, eller kom bara förbi.",
             "hall", ("09:00", "17:00"), month=10, years_ago=2),
    Occasion("breakfast", "Frukostmingel: handledare", "Den som tar emot är lika viktig som den som kommer.",
             "Hur blir man en bra handledare, och hur får man tid till det? Två timmar med korta övningar. Alla går hem med en checklista.",
             "sal", month=11, years_ago=2),
    Occasion("speed_mingle", "Speedmingel på Solbacken", "Nio möten före lunch, nu med längre mellan stolarna.",
             "Vi lyssnade på er: mer luft, tystare klocka, samma energi. Du får ditt eget schema på papper när du kommer.",
             "matsal", ("09:00", "11:00"), month=1, years_ago=1),
    Occasion("lunch", "Lunch om körkort", "Ett kort som öppnar många dörrar, om man har råd.",
             "{host} berättar om sitt samarbete med en trafikskola. Vi äter soppa och räknar på vad det kostar att låta bli.",
             "verkstad", ("11:45", "13:00"), month=3, years_ago=1, host="Transport och lager"),
    Occasion("fair", "Sommarjobbsmässan", "Trettio arbetsgivare och ännu fler sommarjobb.",
             "Nytt i år: en tyst timme i början för den som tycker att mässor är jobbiga. Ungdomar från hela stan är välkomna.",
             "hall", ("13:00", "18:00"), month=4, years_ago=1),
    Occasion("roundtable", "Vad händer efter praktiken?", "Fem arbetsgivare och fem föreningar om det svåra sista steget.",
             "Praktiken gick bra, alla var nöjda, och sedan hände ingenting. Vi tar isär tre verkliga förlopp och letar efter stället där det stannade.",
             "runda", ("13:00", "15:00"), month=5, years_ago=1),
    Occasion("member_meeting", "Halvårets återblick", "Det här blev det, och det här blev det inte.",
             "Siffror, citat och tack. Vi är ärliga med vad som inte gick vägen och bestämmer vad vi prövar i höst.",
             "torg", ("14:30", "16:00"), month=6, years_ago=1),
    Occasion("breakfast", "Frukostmingel: nya medlemmar", "Femton nya medlemmar presenterar sig på en minut var.",
             "Den som är ny får berätta, den som varit med länge får lyssna. Våra samordnare sitter vid varsitt bord.",
             "sal", month=9, years_ago=1),
    Occasion("mingle", "Matchmaking-mingel", "Sextio anmälda, trettio par och ett glas äppelmust.",
             "Vi parar ihop näringsliv, föreningar och stad efter vad ni söker och kan ge. Alla par får en mening om varför just de sitter där.",
             "loft", ("15:30", "17:30"), month=10, years_ago=1),
    Occasion("lunch", "Lunch på skärm: rekrytera utan brev", "Arbetsprov, samtal, prova-på-dagar: tre sätt som fungerar.",
             "Tre rekryterare berättar hur de gjorde sig av med det personliga brevet, och vad som hände sedan. Du kan ställa frågor anonymt.",
             hours=("12:00", "13:00"), month=1),
    Occasion("kick_off", "Årets kickoff", "Årets plan på en kvart och hundra nya samtal.",
             "Vi firar det som blev, visar årets mål och låter tre medlemmar be om hjälp med var sin sak. Efteråt är det mingel.",
             "rådhus", ("13:00", "16:00"), month=2),
    Occasion("breakfast", "Frukost i trädgården", "Odlingslådor, språkträning och ett kooperativ som växer.",
             "{host} visar hur arbetsträning kan gå till utomhus. Ta på dig skor som tål jord.",
             "trädgård", month=5, host="Arbetsintegration"),
    Occasion("member_meeting", "Medlemsträff om skyddade rum och trygga möten", "Hur vi möter den som har skäl att vara rädd.",
             "Vad gör en arbetsplats när någon inte vill synas på bild, i listor eller på dörren? En genomgång med goda exempel.",
             hours=("15:00", "16:00"), month=6, for_everybody=False),
    Occasion("breakfast", "Höststart över frukosten", "Sommarens siffror och höstens önskelistor.",
             "Hur många sommarjobb blev det egentligen? Vi får facit, och samlar in vad ni behöver fram till jul.",
             "sal", month=9),
]  # fmt: skip

COMING = [
    Occasion("breakfast", "Frukostmingel: rekrytera från kvarteret", "Hyresvärdar, butiker och jobbcoacher om att leta nära.",
             "De bästa kandidaterna bor kanske i trappuppgången. {host} berättar hur de hittade åtta nya kollegor utan en enda annons. Samordnarna är på plats.",
             "sal", in_days=6, host="Fastighet och bostad"),
    Occasion("speed_mingle", "Speedmingel: nio möten före lunch", "Åttio personer, nio rundor, ett schema på papper till var och en.",
             "Du möter nio personer i fyra minuter var, utvalda efter vad du söker och kan ge. En rad sitter kvar för den som behöver sitta still. Vi börjar på slaget.",
             "matsal", ("09:00", "11:00"), in_days=3),
    Occasion("mingle", "Matchmaking-mingel: praktik och språk", "Du säger vem du vill träffa, vi parar ihop och berättar varför.",
             "En halvtimme på tu man hand med någon som kan det du söker, eller söker det du kan. Du får pratpunkter på papper och en mening om varför just ni två möts.",
             "loft", ("15:00", "17:00"), in_days=10),
    Occasion("lunch", "Lunch på skärm: validera en utländsk examen", "En timme om papper, tålamod och genvägar som är tillåtna.",
             "Vad får man arbeta med medan man väntar? Vem kan hjälpa till? Två som har gått hela vägen berättar.",
             hours=("12:00", "13:00"), in_days=17),
    Occasion("roundtable", "Rundabordssamtal om kockar", "Stans kök är på väg att stanna. Vad gör vi?",
             "Åtta krögare, två skolor och en samordnare. Vi vill komma fram till en utbildning som är kort, betald och leder till jobb.",
             "runda", ("14:00", "16:00"), in_days=25),
    Occasion("member_meeting", "Medlemsträff: sommarjobb i god tid", "Börja nu, så hinner ungdomarna före er.",
             "Vi går igenom hur man annonserar, vad man får be en sextonåring göra och hur man delar på en handledare.",
             "torg", ("15:00", "16:30"), in_days=38),
    Occasion("breakfast", "Frukostmingel: funktionsrätt på jobbet", "Ljud, ljus, tid och tydlighet: små ändringar som gör skillnad.",
             "Vi provar hörlurar, bildstöd och en ovanligt bra dagordning. Salen har hörslinga och ett tyst rum.",
             "sal", in_days=52),
    Occasion("breakfast", "Studiefrukost hos ett åkeri", "Vi tittar på ett lager som talar fjorton språk.",
             "{host} tar emot tidigt, det är då det händer. Ta på dig varma kläder.",
             "verkstad", ("07:00", "09:00"), in_days=31, state="cancelled", host="Transport och lager"),
    Occasion("fair", "Jobbmässa för unga", "Ett extrajobb, ett sommarjobb eller bara ett första CV.",
             "Trettio arbetsgivare, femhundra platser och en tyst timme i början. Medlemmar som vill ha ett bord anmäler sig till kansliet.",
             "hall", ("13:00", "17:00"), in_days=80),
    Occasion("speed_mingle", "Speedmingel för kommuner och föreningar", "De som sällan ses men ofta behöver varandra.",
             "Åtta korta möten mellan civilsamhälle och offentlig sektor. Efteråt bjuder {host} på soppa.",
             "torg", ("10:00", "12:00"), in_days=66, host="Folkbildning"),
    Occasion("member_meeting", "Workshop: nästa års aktivitetsplan", "Vad ska vi göra, vem gör det och hur vet vi att det blev bra?",
             "Vi skriver nästa års plan tillsammans, med mål och ansvariga. Utkastet skickas ut en vecka före.",
             "sal", ("13:00", "16:00"), in_days=95, state="draft"),
]  # fmt: skip

# Of the first coming breakfast: when, what, who speaks, from where.
PROGRAMME = [
    ("08:00", "Kaffe och smörgås", "", ""),
    ("08:20", "Åtta kollegor från trappuppgången", "Marika Sjödin", "Korshult Centrumfastigheter AB"),
    ("08:45", "Så frågar vi grannarna", "Yusuf Ärlig", "Jobbtorg Almby"),
    ("09:00", "Mingel vid borden, samordnarna är på plats", "", ""),
]
