"""The demo city's companies: how each trade names itself and what it says of itself.

In a name {f} and {g} are family names, {fs} one in the genitive, {p} a neighbourhood, {i} an invented place and {w} an
invented word. In a text [this|that] is a choice, {n} the number of people, {year} when it began, {where} where it is.
"""

WORDS = (
    "Nordlykta Vidsikt Ljusvik Samklang Klarhamn Tallbacka Brofästet Kvarnhjulet Stråkraft Mälarlyft Granholma Vårtecken "
    "Kompassrosen Takåsen Silverpil Sjumila Fyrklang Solvarv Rundmål Fjärilen Trapphuset Vindflöjeln Länkraft Hörnstenen "
    "Halvön Handslaget Korsvirket Trädgränsen Blåsippan Morgonrodnad Fågelvägen Lindalléen Storspoven Tornsvalan Myrstig "
    "Vattenlinjen Norrskenet Äppelträdet Grindstolpen Medvind Kastanjen Landgången Vägvisaren Lyckoträffen Nyckelpigan"
).split()

TRADES = {
    "Bygg och anläggning": (
        ["{f} & {g} Bygg AB", "{fs} Byggservice AB", "{w} Entreprenad AB", "{fs} Snickeri & Bygg", "{i} Mark & Bygg AB",
         "Byggfirman {f} & Söner AB", "{w} Bygg AB"],
        ["Vi [bygger om och renoverar|reparerar och bygger till] [skolor|flerbostadshus|lokaler] [i hela länet|{where}].",
         "{short} är {n} [snickare, målare och plattsättare|yrkesarbetare och arbetsledare] som [trivs bäst på en byggarbetsplats|hellre visar än pratar].",
         "Familjeföretag sedan {year}. [Mest ombyggnader, ibland ett helt hus.|Vi gör stambyten, badrum och det som ingen annan vill krypa in i.]",
         "Hos oss får man lära sig yrket [av någon som kan det|på riktiga byggen]. [Vi har alltid någon lärling igång.|Flera av våra lagbasar började som praktikanter.]"],
    ),
    "Installation och teknik": (
        ["{fs} El & VVS AB", "{w} Rör & Energi AB", "{f} & {g} Installation AB", "{i} Installationsteknik AB",
         "Montörerna {f} & {g} AB", "{w} Fastighetsteknik AB"],
        ["Rör, värme, el och ventilation {where}. Vi är {n} personer och [skulle behöva vara fler|har jour dygnet runt].",
         "Det saknas [montörer|rörmokare|elektriker] i hela branschen, och vi tänker inte vänta på att de ska dyka upp av sig själva.",
         "{short} sköter [driften av|värmen och luften i] [skolor, bad och äldreboenden|omkring hundra fastigheter] i Stockholm.",
         "Ett installationsföretag från {year} [med kunder i hela stan|som vuxit lagom fort]. Kundernas förtroende är allt vi har."],
    ),
    "Restaurang och café": (
        ["Restaurang {w}", "{fs} Kök & Bar", "Krog {i}", "Café {w}", "{w} Måltider AB", "Lunchköket {w} {p}", "{fs} Catering AB"],
        ["[Lunch, catering och en och annan fest|Frukost, lunch och kvällsservering] {where}. [Köket går på flera språk|Vi lagar allt från grunden] och det märks på maten.",
         "I vår bransch kan man börja utan papper om man vill och orkar. {short} har gjort det till [en vana|en fråga om stolthet].",
         "Vi lagar [omkring fyrahundra luncher om dagen|husmanskost på svenska, syriska och spanska]. [Diskrummet är trångt men stämningen god.|Den som är morgonpigg är halvvägs till ett jobb.]",
         "Öppet sedan {year}, [samma ägare, ny meny|andra generationen vid spisen]. {n} personer [i schemat|om man räknar helgpersonalen]."],
    ),
    "Hotell och konferens": (
        ["Hotell {w} AB", "Hotell {i} Konferens AB", "{w} Hotell & Möten AB", "Pensionat {w}"],
        ["Vi är ett [hotell|konferenshotell] med {n} anställda [som tillsammans talar de flesta språk gästerna kan tänkas ha|och en reception där någon alltid talar ditt språk].",
         "Städning, frukost, reception och teknik: på {short} finns [fler yrken än man tror|många vägar in].",
         "Rummen är [små|olika] och tempot högt. [De som börjar i städet blir ofta kvar, fast någon annanstans i huset.|Hälften av cheferna har burit väskor här.]"],
    ),
    "Bageri och konditori": (
        ["{fs} Konditori AB", "Bageri {f} & {g}", "{w} Surdeg & Kaffe", "Bagarstugan {w}"],
        ["Här bakas det från klockan fyra på morgonen. [Den som är morgonpigg är halvvägs till ett jobb.|Vi söker sällan folk med betyg men ofta folk som kommer i tid.]",
         "Bröd, bullar och tårtor {where} sedan {year}. [Degen jäser likadant på alla språk.|Vi är {n} i mjöliga förkläden.]"],
    ),
    "Dagligvaruhandel": (
        ["{fs} Livs {p} AB", "{i} Matmarknad AB", "Mataffären {w} AB", "{w} Frukt & Grönt AB"],
        ["Vi [driver en mataffär|säljer mat, blommor och paket] {where} och känner [de flesta som bor här|varenda unge i kvarteret].",
         "Det bästa sättet att lära sig svenska är i kassan en fredag klockan fem. Det vet vi, för [halva personalen har gjort det|så började chefen].",
         "{n} [kollegor|medarbetare] i butik, kassa och lager. Många av oss fick sitt första jobb just här."],
    ),
    "Detaljhandel": (
        ["{w} Handel AB", "{f} & {g} Järn och Färg", "{w} Begagnat & Nytt AB", "Varuhuset {w}", "{fs} Butiker AB"],
        ["{short} har funnits {where} sedan {year}. [Vi anställer gärna nära butiken.|Kunderna talar alla världens språk, och det vill vi också göra.]",
         "Butik, lager och [en webbhandel som växer|verkstad i källaren]. {n} anställda, [de flesta på första eller andra jobbet|och lika många meningar om musiken].",
         "Vi säljer [färg, skruv och goda råd|allt utom mat]. Den som är nyfiken på folk lär sig resten."],
    ),
    "Vård och omsorg": (
        ["{w} Hemtjänst AB", "{fs} Assistans AB", "{i} Omsorg AB", "{w} Äldreomsorg {p} AB", "{w} Omsorg & Service AB"],
        ["Vi ger [hemtjänst|stöd i hemmet] till omkring [sjuttio|hundra|tvåhundra] personer {where}.",
         "Vi är {n} som arbetar med människors vardag. Språket lär man sig [vid frukostbordet|tillsammans med dem vi hjälper], om någon tar sig tid.",
         "[Undersköterskor och vårdbiträden|Undersköterskor] är svåra att hitta. {short} [utbildar därför gärna sina egna|har slutat vänta och börjat utbilda].",
         "Omsorg är ett yrke för den som tycker om människor. [Resten kan man lära sig.|Vi startade {year} och tror fortfarande på det.]"],
    ),
    "Hälso- och sjukvård": (
        ["Tandläkarna {f} & {g}", "{w} Rehab AB", "Husläkarna {i}", "Barnmorskorna {w}", "{w} Närsjukvård AB"],
        ["En mottagning {where} med {n} anställda. [Patienterna behöver oss på många språk.|Vi vill likna väntrummet mer än vi gör i dag.]",
         "Hos {short} arbetar flera som [tog sin examen i ett annat land|väntade länge på sin legitimation]. Det har lärt oss [tålamod|en del om blanketter]."],
    ),
    "IT och telekom": (
        ["{w} IT AB", "{w} Data & Analys AB", "{f} & {g} Systemutveckling AB", "{w} Digital", "Kodverkstan {w} AB",
         "{i} Molntjänster AB", "{w} Support AB"],
        ["{short} bygger [system för vården|appar för resenärer|e-tjänster åt myndigheter]. {n} personer, [nästan lika många modersmål|ett kontor {where}].",
         "Vi [utvecklar|testar] programvara och letar efter folk som [kan lära sig nytt|ställer bra frågor] – inte efter en viss sorts CV.",
         "Support, drift och [utbildning|reservdelar] för [småföretag|skolor och föreningar]. Vi börjar dagen med fika och slutar när telefonen tystnat.",
         "Ett konsultbolag från {year}. Hos oss jobbar [flera som var ingenjörer i ett annat land|ovanligt många som bytt yrke mitt i livet]."],
    ),
    "Transport och lager": (
        ["{fs} Åkeri AB", "{w} Logistik AB", "{w} Bud AB", "{w} Lager och Distribution AB", "Åkeriet {w} {p} AB"],
        ["Vi kör [varor till butiker|paket och pallar] i hela länet, med {n} förare och lagerarbetare.",
         "Körkort, truckkort och gott morgonhumör: [det är vad som behövs|mer krävs inte för att börja] hos {short}.",
         "Lager {where} där det talas [fler språk än vi kan räkna|tigrinja, polska och skånska]. Det går fint, för vi har bra bilder på väggarna.",
         "Igång sedan {year}. Många av våra chaufförer går i pension inom tio år, [så räkna själv|och det gör oss nyfikna på nya]."],
    ),
    "Buss och persontrafik": (
        ["{i} Buss & Resor AB", "{w} Persontrafik AB", "{fs} Taxi & Färdtjänst AB"],
        ["Vi kör [skolskjuts och färdtjänst|buss i linjetrafik] med {n} förare. Det räcker inte, vi behöver bli fler [varje år|redan i vår].",
         "På {short} får man [utbildning och lön från första dagen|ta körkortet hos oss]. Tålamod med människor får man ha med sig."],
    ),
    "Städ och service": (
        ["{w} Städ & Service AB", "{fs} Lokalvård AB", "{i} Facility Service AB", "{f} & {g} Städ AB", "{w} Lokalvård AB"],
        ["[Kontorsstäd|Trappstäd|Skolstäd] och [fönster|golvvård|flyttstäd] {where} med omnejd. Ordnade anställningar, kollektivavtal, riktiga scheman.",
         "Vi är {n} personer som ser till att det [är rent när ni kommer på morgonen|fungerar, fast ingen ser oss].",
         "{short} är ofta det första jobbet i Sverige. [Vi vill inte att det blir det sista.|Det är vi stolta över, så länge det finns ett nästa steg.]",
         "En städare som förstår sitt schema slutar inte. Därför [betalar vi svenskundervisning på arbetstid|har alla våra instruktioner bilder]."],
    ),
    "Fastighet och bostad": (
        ["{w} Fastigheter AB", "{f} & {g} Förvaltning AB", "Bostads AB {i}", "{w} Hyresbostäder", "{i} Centrumfastigheter AB"],
        ["Vi [äger och förvaltar|sköter] omkring [800|1 400|3 200] lägenheter {where}. Våra hyresgäster är ofta de bästa vi kan anställa.",
         "{short} har [husvärdar|fastighetsskötare] som alla i området känner. [Nu behöver vi några till.|Flera av dem växte upp på gården.]",
         "Ett fastighetsbolag som tänker på [hela kvarteret|platsen runt husen]. Sommartid har vi [dubbelt så många|många unga] i arbetskläder.",
         "Bostäder, lokaler och ett torg som [ska leva även på kvällen|behöver fler som bryr sig]. Vi har funnits sedan {year}."],
    ),
    "Bemanning och rekrytering": (
        ["{w} Bemanning AB", "{f} & {g} Rekrytering AB", "{w} Kompetens AB", "{i} Bemanning", "Rekryteringsbyrån {w}"],
        ["Vi hyr ut [lagerpersonal|kockar och serveringspersonal|undersköterskor] och ser varje vecka folk som [sorterats bort på namnet|kan mer än papperen säger].",
         "{short} rekryterar utan personligt brev. [Prova på arbetet i stället.|Det ger oss kandidater som andra missar.]",
         "{n} rekryterare [{where}|med nät i hela Stockholm]. Vi tror på [raka besked|återkoppling till alla], också när det blir nej."],
    ),
    "Verkstadsindustri": (
        ["{fs} Mekaniska AB", "{i} Plåt & Svets AB", "{f} & {g} Verkstad AB", "{w} Finmekanik AB"],
        ["Vi [svetsar och bockar plåt|fräser, svarvar och borrar] {where} sedan {year}.",
         "En av få verkstäder som är kvar i stan. {n} anställda, [några snart pensionärer|och maskinerna står sällan stilla].",
         "{short} levererar till [sjukhus|bygghandeln|hela Norden]. Maskinerna lär vi ut, [noggrannheten får man ha med sig|det tar ungefär ett halvår]."],
    ),
    "Livsmedelsproduktion": (
        ["{w} Livsmedel AB", "{i} Kryddor AB", "{fs} Charkuteri AB", "{w} Mejeri"],
        ["Vi [packar kryddor och bönor|lagar färdigmat till butiker|gör ost och yoghurt] {where}, {n} personer i två skift.",
         "Hygien, tempo och lagarbete. [Recepten kommer från hela världen, och det gör vi med.|{short} tar gärna emot den som aldrig stått vid ett band.]"],
    ),
    "Redovisning och revision": (
        ["{f} & {g} Redovisning AB", "{w} Revision AB", "{fs} Lön & Ekonomi AB"],
        ["Bokföring, löner och [årsbokslut|goda råd] åt [småföretagare|föreningar och krogar] {where}. Var tredje kund är född i ett annat land.",
         "På {short} finns {n} ekonomer som gärna delar med sig [av en timme i veckan|av sitt kontaktnät]."],
    ),
    "Juridik": (
        ["Advokatbyrån {f} {g}", "{fs} Juristbyrå", "{w} Juridik AB"],
        ["Vi är en byrå med {n} medarbetare som länge såg likadana ut allihop. Det håller vi på att ändra.",
         "Arbetsrätt, familjerätt och en öppen mottagning varje [tisdag|torsdag]. [Vi vill ha kollegor som förstår klienterna redan i dörren.|Många i {short} minns sitt första extrajobb.]"],
    ),
    "Kommunikation och film": (
        ["{w} Kommunikation", "{f} & {g} Reklambyrå AB", "{w} Film AB", "Produktionsbolaget {w} AB"],
        ["En byrå som gör [film|kampanjer|podd och text] för [offentliga uppdragsgivare|kultur och civilsamhälle]. Just nu {n} personer runt samma bord.",
         "Vi berättar historier för vårt levebröd och undrar varför så få i branschen kommer [från förorten|någon annanstans ifrån än innerstan]."],
    ),
    "Språktjänster": (
        ["{w} Översättning AB", "{w} Tolk & Språk AB"],
        ["{short} tolkar och översätter till [trettio|fyrtio] språk, [från ett kontor {where}|vilket ger ovanliga personalmöten].",
         "Våra tolkar möter stan där den är som mest utsatt. [Det gör dem till goda mentorer.|De vet vad ett missförstånd kostar.]"],
    ),
    "Utbildning": (
        ["{w} Utbildning AB", "{i} Yrkesskola AB", "{w} Språk & Jobb AB"],
        ["Vi utbildar [kockar|väktare|undersköterskor|svetsare] och har elever som behöver komma ut på riktiga arbetsplatser.",
         "Svenska med yrkesinriktning {where}: [bygg, butik och vård|kök, lager och städ]. Eleverna är vuxna, vana vid arbete och ganska otåliga."],
    ),
    "Trafikskola": (
        ["Körskolan {w}", "{fs} Trafikskola {p}"],
        ["En trafikskola {where} med lärare på [fyra|sex] språk. Ett körkort är ofta skillnaden mellan ett jobb och inget.",
         "Personbil, lastbil och teori på lätt svenska. {short} har kört upp med [stans alla rondeller|grannskapet] sedan {year}."],
    ),
    "Återvinning och återbruk": (
        ["{w} Återvinning AB", "{w} Återbruk AB", "{i} Returmaterial AB"],
        ["Vi [samlar in, sorterar och säljer vidare|river varsamt och säljer] det andra slänger. {n} anställda, [många började med lönestöd|de flesta från närområdet].",
         "{short} tror att omställningen [blir av bara om fler får vara med|är ett yrke man kan lära sig på ett år]."],
    ),
    "Energi": (
        ["{w} Solenergi AB", "{f} & {g} Energiteknik AB", "{i} Fjärrvärme AB"],
        ["Solceller, laddning och [värmepumpar|batterier] {where}. De gröna jobben finns redan, det är montörerna som fattas.",
         "Energi ska komma fram dygnet runt. {n} personer ser till det, och [varannan tekniker har passerat femtio|vi behöver bli fler]."],
    ),
    "Säkerhet och bevakning": (
        ["{w} Bevakning AB", "{i} Trygghet AB", "{f} & {g} Säkerhet AB"],
        ["[Väktare och värdar|Parkeringsvärdar och receptionister] {where}. Språk är en merit varje kväll, inte bara i annonsen.",
         "Vi är {n} personer i [centrum, tunnelbana och badhus|reception och rondering]. Ett lugnt sätt är viktigare än breda axlar."],
    ),
    "Frisör och skönhet": (
        ["Salong {w}", "{fs} Frisörer {p}"],
        ["Hos {short} började alla med att sopa golvet, även hon som äger stället. [Det säger vi till alla praktikanter.|Sedan fick vi hålla i saxen.]",
         "Frisörsalong {where}, {n} stolar och [drop in på fyra språk|alltid någon att prata med]."],
    ),
    "Arkitektur och teknikkonsult": (
        ["{f} {g} Arkitekter AB", "{w} Teknikkonsult AB", "{f} & {g} Ljus och Form"],
        ["Vi ritar och räknar på [skolor, torg och bostäder|broar, hus och tunnlar] och vill ha kollegor som [vet hur det är att bo där|ser det vi inte ser].",
         "{short} är {n} ingenjörer och arkitekter. Flera hade [lång erfarenhet från andra länder|en examen som ingen frågade efter] innan de kom till oss."],
    ),
}  # fmt: skip

# How often each trade turns up; what is not listed counts once.
COMMON = {
    "Restaurang och café": 4, "Bygg och anläggning": 4, "Vård och omsorg": 4, "IT och telekom": 3, "Städ och service": 3,
    "Transport och lager": 3, "Dagligvaruhandel": 2, "Detaljhandel": 2, "Hotell och konferens": 2, "Utbildning": 2,
    "Installation och teknik": 2, "Fastighet och bostad": 2, "Bemanning och rekrytering": 2,
}  # fmt: skip
