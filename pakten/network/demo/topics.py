"""What the demo city's members contribute with and look for, and how they put it; [this|that] is a choice."""

# Topic: (what one says who offers it, what one says who looks for it).
TOPICS = {
    "praktikplatser": (
        ["Vi tar emot {few} praktikanter om året och vill att varje praktik ska ha ett mål.",
         "En praktikant får hos oss [riktiga uppgifter|en egen handledare] från första dagen.",
         "De flesta av våra praktikanter [har gått vidare till jobb|går härifrån med ett intyg som de kan använda].",
         "Praktik, gärna. Men bara om [någon av oss hinner vara handledare|den leder till något]."],
        ["Vi letar efter praktikplatser där någon [har tid att förklara|äter lunch tillsammans med praktikanten].",
         "Våra deltagare behöver praktik [redan under våren|på riktigt, inte för syns skull]."],
    ),
    "språkpraktik": (
        ["Hos oss kan man komma på språkpraktik [två dagar i veckan|en timme om dagen] och prata medan man arbetar.",
         "Språkpraktik går bra här: [mycket prat, lite papper|samma ord varje dag, tills de sitter]."],
        ["Det vi helst vill ha är arbetsplatser för språkpraktik [nära hemmet|på halvtid], för det går fortare än i klassrum.",
         "Den som läser svenska hos oss behöver någonstans att använda den. Språkpraktik, alltså."],
    ),
    "mentorer": (
        ["{few} av oss har varit mentorer. [Man lär sig mer än man lär ut.|Alla vill fortsätta.]",
         "Vi bidrar gärna med mentorer som kan [branschen|stan och dess oskrivna regler]."],
        ["Vi söker mentorer till [unga vuxna|yrkesverksamma som är nya i Sverige]. En timme i månaden räcker.",
         "Många här skulle behöva en mentor [i samma yrke|som kan svara på det man inte vågar fråga chefen]."],
    ),
    "APL-platser": (
        ["Vi har {few} APL-platser om året och ringer alltid skolan efteråt.",
         "APL hos oss betyder [schema, omklädningsskåp och namn på väggen|att man räknas in i laget]."],
        ["Det fattas APL-platser [varje termin|i alla våra klasser], mest inom [vård|bygg|restaurang].",
         "Kan ni ta en APL-elev i [åtta|fem] veckor? Vi besöker, ringer och ställer upp."],
    ),
    "sommarjobb": (
        ["Varje sommar anställer vi {few} ungdomar, [helst från kvarteret|oftast som första jobb].",
         "Sommarjobben hos oss är [på riktigt, med lön enligt avtal|tre veckor långa och slutar med tårta]."],
        ["Vi känner unga som vill sommarjobba men [saknar någon som kan tipsa|aldrig har sökt ett jobb].",
         "Fler sommarjobb till [sextonåringar|unga från Järva och Skärholmen], det är vår önskelista."],
    ),
    "studiebesök": (
        ["Kom gärna på studiebesök! [Vi visar allt utom kaffeautomaten.|Onsdagar passar bäst.]",
         "Vi öppnar dörrarna för studiebesök [en gång i månaden|när ni vill, ring bara först]."],
        ["Ett studiebesök kan räcka för att någon ska [våga söka|byta riktning]. Vi kommer gärna till er.",
         "Vi vill komma på studiebesök med [tio nyfikna|en hel klass, om ni orkar]."],
    ),
    "CV-granskning": (
        ["Vår personal granskar CV:n [en kväll i månaden|över en fika] och säger som det är, vänligt.",
         "Vi läser CV:n varje dag och berättar gärna [vad vi fastnar för|varför så många hamnar fel]."],
        ["Våra besökare behöver någon från arbetslivet som läser deras CV [med andra ögon|och svarar ärligt]."],
    ),
    "provintervjuer": (
        ["Vi ställer upp på provintervjuer. [Det är roligare än de riktiga.|Man blir mindre nervös tredje gången.]"],
        ["Vi ordnar provintervjuer och söker chefer som kan [avvara en eftermiddag|ställa riktiga frågor]."],
    ),
    "lokaler": (
        ["Vi lånar gärna ut [vårt mötesrum|vår stora sal|matsalen] på kvällar och helger.",
         "Lokalen står tom [efter klockan fem|på söndagar]. Säg till om ni behöver den."],
        ["Vi behöver en lokal [för tjugo personer, en kväll i veckan|med kök, helst utan trappor]."],
    ),
    "handledarutbildning": (
        ["Vi utbildar handledare på [en halv dag|två förmiddagar], på er arbetsplats.",
         "Handledarutbildning ingår när ni tar emot någon från oss."],
        ["Innan vi tar emot fler vill vi [utbilda våra handledare|lära oss handleda bättre]."],
    ),
    "rekrytering": (
        ["Vi känner [hundratals|många] som vill arbeta och föreslår bara dem vi tror på.",
         "Behöver ni rekrytera? Ring oss innan ni skriver annonsen.",
         "När ni söker folk frågar vi runt. [Tre telefonsamtal brukar räcka.|Det går ofta fortare än en annons.]"],
        ["Vi behöver anställa {few} personer [före sommaren|i höst] och tror att de finns närmare än vi letat.",
         "Rekrytering är vårt största bekymmer, och vi är öppna för [andra vägar in|den som saknar de vanliga papperen]."],
    ),
    "arbetsprov": (
        ["Vi byter gärna intervju mot arbetsprov: [kom och visa en förmiddag|händerna avslöjar mer än pappret]."],
        ["Den vi föreslår skulle vinna på att få göra ett arbetsprov [i stället för att skriva brev|i lugn och ro]."],
    ),
    "digital coachning": (
        ["Våra frivilliga coachar digitalt, [en timme i veckan|när det passar], från soffan om det behövs.",
         "Bank-id, mejl, blanketter: vi hjälper till över skärmen eller över bordet.",
         "Den som behöver hjälp med en ansökan får en egen digital coach hos oss, [en och en|så länge det behövs]."],
        ["Vi söker medarbetare hos företag som vill bli digitala coacher [en timme i veckan|i höst]."],
    ),
    "språkkafé": (
        ["Språkkaféet är öppet för alla, också för [den som bara vill lyssna|kollegor som vill öva].",
         "Vi kommer gärna ut till arbetsplatser och håller språkkafé [på lunchen|en gång i veckan].",
         "På språkkaféet finns alltid [två stolar lediga|någon som fnissat åt samma ord], så skicka hit folk.",
         "Vill ni ha språkkafé på jobbet? Vi har [frågekort, ledare och tid|gjort det på tre företag]."],
        ["Vi vill starta språkkafé [för våra anställda|på arbetstid] och behöver hjälp att komma igång."],
    ),
    "körkort": (
        ["Vi har övningsbil och handledare för den som tar körkort [med jobb i sikte|efter trettio].",
         "Teorin till körkortet läser vi tillsammans, [på lätt svenska|en kväll i veckan].",
         "Övningskörning är svårt utan bil och utan släkt. Vi har [en gammal bil och två tålmodiga handledare|löst det tillsammans]."],
        ["Utan körkort stannar flera av våra bästa kandidater hemma. Vi söker [samarbete med en trafikskola|någon som kan övningsköra]."],
    ),
    "jobbspår": (
        ["Vi bygger jobbspår ihop med arbetsgivare: [kurs, praktik, anställning|ni säger vad som behövs, vi ordnar resten]."],
        ["Vi vill vara med i ett jobbspår där [flera arbetsgivare delar på ansvaret|utbildningen leder till anställning hos oss]."],
    ),
    "volontärer": (
        ["Vår personal får vara volontärer [två dagar om året|på arbetstid], och frågar var de behövs."],
        ["Vi söker volontärer, [både pratglada och praktiska|helst sådana som återkommer]."],
    ),
    "yrkesvägledning": (
        ["Våra studie- och yrkesvägledare möter er personal [på plats|i grupp eller en och en]."],
        ["Flera av oss skulle behöva vägledning om [vilka utbildningar som finns|hur en utländsk examen räknas]."],
    ),
}  # fmt: skip

# What each sector gives and seeks, most usual first; some trades have their own.
GIVES = {
    "business": "praktikplatser, mentorer, studiebesök, sommarjobb, APL-platser, språkpraktik, CV-granskning, lokaler, arbetsprov, volontärer, provintervjuer",
    "civil_society": "mentorer, lokaler, rekrytering, studiebesök, språkkafé",
    "public": "handledarutbildning, rekrytering, praktikplatser, språkpraktik, sommarjobb, lokaler, studiebesök",
    "IT och telekom": "mentorer, digital coachning, praktikplatser, CV-granskning, studiebesök, provintervjuer",
    "Bemanning och rekrytering": "CV-granskning, provintervjuer, arbetsprov, mentorer, rekrytering",
    "Trafikskola": "körkort, praktikplatser, studiebesök",
    "Redovisning och revision": "mentorer, CV-granskning, digital coachning, praktikplatser",
    "Juridik": "mentorer, volontärer, CV-granskning, studiebesök",
    "Utbildning": "rekrytering, lokaler, studiebesök, handledarutbildning",
    "Kommunikation och film": "mentorer, praktikplatser, studiebesök, volontärer",
    "Arkitektur och teknikkonsult": "mentorer, praktikplatser, studiebesök, provintervjuer",
    "Språk och möten": "språkkafé, rekrytering, digital coachning, mentorer",
    "Unga": "rekrytering, lokaler, studiebesök, körkort",
    "Idrott": "rekrytering, mentorer, lokaler, praktikplatser",
    "Arbetsintegration": "praktikplatser, språkpraktik, rekrytering, handledarutbildning",
    "Nätverk och mentorskap": "mentorer, rekrytering, CV-granskning, digital coachning, körkort",
    "Folkbildning": "lokaler, språkkafé, digital coachning, körkort",
    "Bibliotek": "språkkafé, lokaler, digital coachning, språkpraktik",
    "Arbetsmarknad": "rekrytering, jobbspår, handledarutbildning, yrkesvägledning",
    "Vuxenutbildning": "yrkesvägledning, jobbspår, rekrytering, handledarutbildning",
    "Gymnasieskola": "lokaler, studiebesök, yrkesvägledning",
    "Äldreomsorg": "språkpraktik, APL-platser, sommarjobb, praktikplatser",
    "Förskola": "språkpraktik, APL-platser, praktikplatser",
    "Idrott och fritid": "sommarjobb, praktikplatser, lokaler",
    "Park och gata": "praktikplatser, sommarjobb, språkpraktik, arbetsprov",
    "Kommunalt bolag": "sommarjobb, APL-platser, mentorer, studiebesök, jobbspår",
    "Hälso- och sjukvård": "APL-platser, språkpraktik, praktikplatser, mentorer",
}
SEEKS = {
    "business": "rekrytering, handledarutbildning, språkkafé, jobbspår, yrkesvägledning, körkort",
    "civil_society": "praktikplatser, mentorer, lokaler, sommarjobb, volontärer, studiebesök, provintervjuer",
    "public": "rekrytering, mentorer, volontärer, handledarutbildning, språkkafé",
    "Utbildning": "praktikplatser, APL-platser, studiebesök, mentorer",
    "Språk och möten": "språkpraktik, lokaler, volontärer, praktikplatser, studiebesök",
    "Unga": "sommarjobb, mentorer, studiebesök, volontärer, praktikplatser",
    "Idrott": "sommarjobb, lokaler, mentorer, volontärer",
    "Nätverk och mentorskap": "mentorer, arbetsprov, CV-granskning, provintervjuer, praktikplatser",
    "Folkbildning": "praktikplatser, språkpraktik, studiebesök, CV-granskning",
    "Bibliotek": "digital coachning, volontärer, CV-granskning, språkpraktik",
    "Arbetsmarknad": "praktikplatser, arbetsprov, mentorer, sommarjobb, körkort, provintervjuer",
    "Vuxenutbildning": "APL-platser, praktikplatser, språkpraktik, studiebesök, mentorer",
    "Gymnasieskola": "studiebesök, sommarjobb, APL-platser, mentorer",
    "Stadsdel och medborgare": "praktikplatser, språkpraktik, mentorer, digital coachning, studiebesök",
    "Högre utbildning": "studiebesök, mentorer, praktikplatser",
}

# How somebody speaks who runs the business alone, or writes for a large employer.
OWNERS_WORDS = [
    "Jag startade {year} med lånade pengar och är fortfarande förvånad över att det går.",
    "Jag driver {short} [med min syster|tillsammans med en barndomsvän|själv, med extrahjälp på somrarna].",
    "Det är jag som är {short}. Själv kom jag hit [1991|2006|2015] och fick chansen av någon som inte behövde ge den.",
    "Litet företag, [stora planer|långa dagar]. Jag svarar själv i telefonen.",
]
EMPLOYERS_WORDS = [
    "Som stor arbetsgivare har {short} ett ansvar för hur staden mår. [Vi tar det gärna.|Det börjar med vilka vi släpper in.]",
    "Våra {n} medarbetare arbetar {where} och i stora delar av länet. Mångfald är en förutsättning för att vi ska [hitta kompetens|förstå våra kunder].",
    "{name} arbetar sedan länge med bredare rekrytering. [Medlemskapet är ett sätt att göra det tillsammans med andra.|Vi mäter, följer upp och blir långsamt bättre.]",
]

CLOSINGS = [
    "Hör av er, vi svarar samma dag.",
    "Vi är med i nätverket för att få bukt med det vi inte klarar själva.",
    "Första mötet bjuder vi på kaffe.",
    "Säg hej om ni ser oss på nästa frukost.",
    "Fråga hellre en gång för mycket.",
    "Små steg, men många.",
    "Vi lovar inte mer än vi kan hålla.",
    "Det låter kanske självklart, men det tog oss ett tag att förstå.",
    "Vi lär oss fortfarande.",
    "Testa oss!",
    "Välkommen förbi.",
    "Ju fler vi är, desto lättare blir det.",
]

TITLES = {
    "business": "vd, HR-chef, HR-specialist, hållbarhetsansvarig, rekryterare, platschef, avdelningschef, kommunikatör, driftchef, personalansvarig, verksamhetsutvecklare, gruppchef",
    "civil_society": "verksamhetsledare, ordförande, projektledare, volontärsamordnare, kanslichef, styrelseledamot, kassör, samordnare, generalsekreterare",
    "public": "enhetschef, verksamhetsutvecklare, HR-partner, samordnare, näringslivsutvecklare, arbetsmarknadskonsulent, biträdande chef, projektledare, kommunikatör",
}
SMALL_TITLES = {"business": "ägare, vd, delägare, ekonomiansvarig", "civil_society": "ordförande, kassör, samordnare"}
