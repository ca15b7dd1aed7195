"""The demo city's public bodies, all in places that do not exist; the marks are those of business.py.

Units of the city share the city's own organisation number and its e-mail domain.
"""

WORDS = (
    "Blåklinten Ekorren Fjällräven Gullvivan Hasselmusen Igelkotten Kantarellen Linnean Mistelgården Näckrosen Pilfinken "
    "Rönnbäret Smultronstället Tussilagon Uttern Vallmon Ängssyran Åkerbäret Ärlan Östersjön"
).split()

CITY_UNITS = {
    "Bibliotek": (
        ["Stadsdelsbiblioteket {i}", "Biblioteket {w}", "{i} bibliotek och medborgarkontor"],
        ["Ett bibliotek {where} dit folk kommer för [datorer, böcker och värme|CV-hjälp nästan lika ofta som för romaner].",
         "Hos oss får ingen en fråga om varför de är här. Därför [ser vi människor som ingen annan mötesplats når|fungerar våra språkkaféer]."],
    ),
    "Arbetsmarknad": (
        ["Jobbtorget {i}", "Arbetsmarknadsenheten {i}", "Jobbslussen {i}", "Ungdomsteamet {i}"],
        ["Vi är {n} [coacher och matchare|arbetsmarknadskonsulenter] som känner våra deltagare väl och gärna lär känna fler arbetsplatser.",
         "Varje arbetsplats får en kontaktperson hos oss, [från första samtalet tills någon är anställd|med direktnummer]. Det är vårt löfte.",
         "{short} arbetar med [unga som varken studerar eller arbetar|den som stått länge utanför]. Det vi kan erbjuda är kandidater vi känner väl."],
    ),
    "Vuxenutbildning": (
        ["Komvux {i}", "Vuxenutbildningscentrum {i}", "SFI-centrum {i}", "Lärcentrum {w}"],
        ["Hos oss läser [ettusen|tvåtusen] vuxna svenska och ett yrke på samma gång. APL är den del av utbildningen som betyder mest.",
         "Vi har klasser i [restaurang, bygg och vård|barnskötsel, lokalvård och butik]. [Eleverna är redo, platserna är för få.|Många får jobb där de gjorde sin APL.]"],
    ),
    "Gymnasieskola": (
        ["{i} gymnasium", "Yrkesgymnasiet {i}", "{w} gymnasieskola"],
        ["En gymnasieskola med [yrkesprogram|språkintroduktion och yrkesprogram] och {n} i personalen. Våra elever känner sällan någon i branschen de drömmer om.",
         "Elever från hela stan, [många med två språk och noll kontakter|och lärare med gott om idéer]. En timme med en yrkesmänniska slår tio lektioner om arbetslivet."],
    ),
    "Äldreomsorg": (
        ["{i} vård- och omsorgsboende", "Hemtjänsten {i}", "Servicehuset {w}", "Träffpunkt {w}"],
        ["Stadens egen äldreomsorg {where}, {n} anställda. [Vi lär upp varandra.|Hälften av oss går i pension före 2040.]",
         "Hos oss möts generationer och språk varje dag. [Språkombud finns på varje avdelning.|Den som trivs med äldre har ett yrke för livet.]"],
    ),
    "Förskola": (
        ["Förskolorna i {i}", "Förskolan {w}", "Förskoleområdet {i} och {w}"],
        ["{n} pedagoger, barnskötare och kockar. [Barnen är de bästa språklärarna, de rättar en direkt.|Vi söker fler som vill utbilda sig till barnskötare.]",
         "Vi tar emot språkpraktikanter i kök och grupp, [en i taget och med egen handledare|och var femte stannar]."],
    ),
    "Idrott och fritid": (
        ["{i} simhall", "Idrottshallarna i {i}", "Fritidsenheten {i}", "Utebadet {w}"],
        ["Simhall, gym och [isbana|café] {where}. På sommaren är vi dubbelt så många, [de flesta under tjugo|och behöver ändå fler badvärdar].",
         "Fritiden är vårt verktyg. {short} möter unga [där de redan är|innan någon kallar dem något annat än unga]."],
    ),
    "Park och gata": (
        ["Parkdriften {i}", "Gatudriften i {i}", "Stadsodlingen {w}"],
        ["Vi sköter [parker, lekplatser och blommor|gator, snö och cykelbanor] {where}. Utomhusarbete, riktiga verktyg, tydliga uppgifter.",
         "Ett lag på {n} personer med [stor vana vid nybörjare|många års erfarenhet av arbetsträning]."],
    ),
    "Stadsdel och medborgare": (
        ["Medborgarkontoret {i}", "Familjecentralen {i}", "Lokala utvecklingsrådet i {i}", "Budget- och skuldrådgivningen {i}"],
        ["Vi är {n} som svarar på [frågor om allt|det som folk inte vet vem de ska fråga om] {where}.",
         "{short} ser vilka som vill arbeta men inte vet var man börjar. Vi kan vara den dörren."],
    ),
}  # fmt: skip

OTHER_BODIES = {
    "Hälso- och sjukvård": (
        ["Vårdcentralen {i}", "{i} sjukhus", "{i} närakut", "Rehabiliteringscentrum {i}"],
        ["Vi är {n} anställda i den offentliga vården, från [kök och transport till läkare|undersköterskor till tekniker].",
         "Hos {short} talar personalen nästan lika många språk som patienterna. [Nu vill vi att det syns i alla yrken.|Det räddar liv, på riktigt.]"],
    ),
    "Högre utbildning": (
        ["Högskolan i {i}", "Yrkeshögskolan {i}", "Centrum för arbetslivsstudier i {i}"],
        ["Vi forskar om [arbetsliv och migration|språk på arbetsplatsen] och vill gärna vara till nytta på kuppen.",
         "{n} lärare och forskare, [4 000|9 000] studenter och [en karriärdag om året|alldeles för få studiebesök]."],
    ),
    "Museum": (
        ["{i} museum", "Museet {w}", "Naturum {i}"],
        ["Ett museum {where} med verkstad, café och [trädgård|butik]. [Museivärd är ett bra första jobb.|Vi visar samlingen på lätt svenska varje söndag.]",
         "{short} hör till alla. Därför ska också de som arbetar här [komma från hela stan|spegla stan]."],
    ),
    "Kommunalt bolag": (
        ["{i} vatten AB", "{i} kommunala bostäder AB", "{i} energi och renhållning AB"],
        ["Ett bolag som ägs av det allmänna och har {n} anställda. [Många uppdrag kräver lärdom, några bara noggrannhet.|Driftpersonal är vårt stora bekymmer.]",
         "Vi upphandlar mycket och ställer sysselsättningskrav. Då är det rimligt att {short} själva går före."],
    ),
    "Räddning och trygghet": (
        ["Räddningstjänsten {i}", "Trygghetsvärdarna i {i}"],
        ["Vi behöver fler som [kan språken och kvarteren|ungarna känner igen]. {n} kollegor, [öppet hus en gång i månaden|dygnet runt].",
         "{short} finns till för alla och ska se ut som alla."],
    ),
}  # fmt: skip

COMMON = {"Arbetsmarknad": 3, "Vuxenutbildning": 3, "Äldreomsorg": 2, "Bibliotek": 2, "Förskola": 2}
