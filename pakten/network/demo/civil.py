"""The demo city's associations and foundations; the marks in names and texts are those of business.py."""

WORDS = [
    "Språkbron", "Kaffekoppen", "Lyktan", "Hand i hand", "Lönnlövet", "Grannlaget", "Nästa steg", "Steget in",
    "Vävstolen", "Öppna dörren", "Stationen", "Ekot", "Fyren", "Kompassen", "Växthuset", "Torgfrun", "Gryningen",
    "Trappan", "Flätan", "Femte hjulet", "Sockerbiten", "Sjumilastövlarna", "Vardagsrummet", "Medvandrarna", "Tråden",
    "Månskenet", "Sju broar", "Alla kan", "Framtidsverket", "Köksbordet", "Dialogen", "Väskan", "Bokmalen", "Lindormen",
    "Sällskapet", "Ny adress", "Halvvägs", "Ljuspunkten", "Mosaiken", "Brokiga bladet",
]  # fmt: skip

TRADES = {
    "Språk och möten": (
        ["Föreningen {w} {p}", "{w} – språkkafé {p}", "Kvinnoföreningen {w}", "{w} språkvänner", "Föreningen {w} i {i}"],
        ["Vi ordnar språkkafé [varje tisdag|två kvällar i veckan|varje lördag förmiddag] {where}. [Kaffet är gratis och grammatiken får vänta.|Ingen anmälan, bara att komma.]",
         "{short} är en mötesplats för [den som länge varit hemma|nyanlända och gamla stockholmare|föräldralediga]. Först pratar vi, sedan brukar någon fråga om jobb.",
         "Ett hundratal [volontärer|medlemmar] träffar [lika många|dubbelt så många] som vill öva svenska, och pratar om [allt utom grammatik|livet, vädret och arbetsgivare]."],
    ),
    "Unga": (
        ["Ungdomsföreningen {w}", "{w} fritid {p}", "Fritidsgården {w}", "Unga i {p}: {w}", "Läxhjälpen {w}"],
        ["Vi är {n} ledare och ungefär [tvåhundra|fyrahundra] unga {where}. Sommarlovet är långt när man inte har något att göra.",
         "{short} har öppet [efter skolan|fem kvällar i veckan] för den som är [mellan tretton och nitton|på väg till gymnasiet]. [Det första jobbet är det viktigaste.|Vi vet vilka som skulle bli bra medarbetare.]",
         "Unga litar på folk de känner. Därför går vägen till dem genom [våra ledare|någon som redan finns på plats], brukar vi säga till företag."],
    ),
    "Idrott": (
        ["{i} IF", "{i} Boll & Kamrater", "{i} IK", "{i} Idrottsallians", "FK {i}"],
        ["[Fotboll|Basket|Handboll] för alla som vill {where}, och sedan några år också [läxläsning|sommarjobb] i klubbstugan.",
         "Vi är en idrottsklubb från {year} med [600|1 100|2 300] medlemmar. Tränare är bra på att se vad folk kan.",
         "Hos {short} tränar [direktörer och nyanlända|grannar som annars inte möts] i samma lag. Det borde man kunna göra något av."],
    ),
    "Arbetsintegration": (
        ["Arbetskooperativet {w}", "{w} Arbetsintegrerande ek. för.", "{w} Socialt företag"],
        ["Vi är ett arbetsintegrerande socialt företag med [café och cykelverkstad|sömnad och tvätt|snickeri och flytthjälp]. Arbetsträning som leder någonstans.",
         "{short} öppnar vägen tillbaka till arbete [i egen takt|efter lång frånvaro]. [Tar tid. Fungerar.|Ungefär hälften är i arbete efter ett år.]"],
    ),
    "Nätverk och mentorskap": (
        ["Nätverket {w}", "{w} mentorer", "Stiftelsen {w}", "{w} – akademiker i nytt land"],
        ["Många av våra deltagare har [tjugo års erfarenhet|ett yrke] men inte en enda svensk referens. Det är den vi försöker ordna.",
         "{short} för samman den som kan stan med den som just kommit. [Ett samtal i månaden räcker längre än man tror.|Hittills har det blivit över trehundra par.]",
         "Vi hjälper [ingenjörer, lärare och ekonomer|företagare] från andra länder att hitta rätt i Stockholm."],
    ),
    "Funktionsrätt": (
        ["Funktionsföreningen {w}", "{w} – förening för funktionsrätt", "Rätten till arbete {i}"],
        ["Vi är en förening för människor med olika funktionsnedsättningar. Det mesta går att ordna om någon frågar.",
         "{short} ger råd till arbetsgivare om [hjälpmedel, ljus och ljud|tydliga instruktioner och lugna rum], kostnadsfritt och utan pekpinnar."],
    ),
    "Folkbildning": (
        ["Bildningscirkeln {w}", "Folkhögskolan {i}", "Studieringen {w} {p}", "Folkets hus {i}"],
        ["Studiecirklar i [svenska, data och sömnad|allt från bokföring till biodling] sedan {year}.",
         "Folkbildning {where}: [kurser dagtid, kör på kvällen|ett hus med många rum och en vaktmästare]. Alla får plats, fast inte samtidigt.",
         "{short} har lärare, lokaler och tålamod. [Det vi saknar är vägarna ut i arbetslivet.|Deltagarna har drömmar om riktiga yrken.]"],
    ),
    "Kultur": (
        ["Kulturföreningen {w} {p}", "Scen {w}", "Kulturhuset {i}", "Kollektivet {w} {i}"],
        ["Vi spelar [teater|musik] på [lättare svenska|fyra språk] för [skolor och arbetsplatser|alla som råkar gå förbi].",
         "En [ateljé|replokal|scen] {where} där den som vill lära sig [ljus, ljud och scenbygge|hantverket] får hålla i verktygen.",
         "{short} finns sedan {year} och visar gärna att kultur också är arbete."],
    ),
    "Grannar och boende": (
        ["Hyresgästerna i {i}", "Byalaget {i}", "Föreningen för nya och gamla grannar i {i}", "Grannföreningen {w} {p}", "Odlarlaget {w}"],
        ["Vi är grannar {where} som [odlar, lagar och byter saker|ordnar loppis, städdag och jobbmässa på gården].",
         "{short} började med en [arg lapp i trapphuset|odlingslåda] och blev ett nätverk. Nu söker arbetsgivare upp oss för att hitta folk i närheten."],
    ),
    "Hjälp och stöd": (
        ["Hjälpkommittén {w}", "Stiftelsen {f}ska fonden", "{w} – stöd mitt i livet", "Insamlingsstiftelsen {w}"],
        ["Vi möter människor som [förlorat mycket|är mellan två liv] och ger [råd, mat och en adress|hjälp med papper, telefon och mod].",
         "{short} är helt beroende av frivilliga. Vårt bästa recept mot utsatthet är fortfarande en lön.",
         "Sedan {year} ger vi [stipendier och råd|praktiskt stöd] till den som vill börja om."],
    ),
}  # fmt: skip

COMMON = {"Språk och möten": 4, "Unga": 3, "Idrott": 3, "Nätverk och mentorskap": 2, "Folkbildning": 2}
