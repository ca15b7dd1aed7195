"""What a sign-up list may tell about a person, and in which Swedish and English words it is asked for."""

from pakten.sheets.headings import Field, Form


def _words(text: str) -> tuple[str, ...]:
    return tuple(words.strip() for words in text.split("|"))


FIELDS = (
    Field(
        "name",
        _words(
            "namn|ditt namn|för- och efternamn|för och efternamn|förnamn och efternamn|förnamn efternamn|"
            "fullständigt namn|hela ditt namn|vad heter du|deltagare|deltagarens namn|person|kontaktperson|"
            "anmäld|namn på deltagare|name|your name|full name|first and last name|what is your name|"
            "participant|participant name|attendee|attendee name|contact person|guest|guest name|who"
        ),
    ),
    Field(
        "first_name",
        _words("förnamn|ditt förnamn|tilltalsnamn|first name|given name|forename|firstname|your first name"),
    ),
    Field("last_name", _words("efternamn|ditt efternamn|last name|surname|family name|lastname|your last name")),
    Field(
        "organisation",
        _words(
            "organisation|din organisation|organisationens namn|organisationsnamn|företag|företagsnamn|"
            "företagets namn|arbetsplats|arbetsgivare|förening|föreningens namn|verksamhet|bolag|"
            "bolagets namn|organisation/företag|företag/organisation|företag eller organisation|"
            "organisation eller företag|företag organisation|medlem|medlemsorganisation|"
            "vilken organisation kommer du från|vilken organisation representerar du|var arbetar du|"
            "var jobbar du|vilket företag kommer du från|vilket företag jobbar du på|myndighet|"
            "arbetsplats/organisation|organization|organisation name|organization name|your organisation|"
            "your organization|company|company name|employer|workplace|which organisation do you represent|"
            "which organization do you represent|where do you work|affiliation|member organisation"
        ),
    ),
    Field(
        "sector",
        _words(
            "sektor|vilken sektor|vilken sektor tillhör du|vilken sektor tillhör din organisation|sector|"
            "your sector|sektorstillhörighet|which sector"
        ),
    ),
    Field(
        "email",
        _words(
            "e-post|epost|e-postadress|epostadress|e-mail|email|mejl|mail|mejladress|mailadress|"
            "din e-post|din e-postadress|din mejladress|vad är din e-postadress|e-mailadress|mejl adress|"
            "email address|e-mail address|your email|your e-mail|your email address|username|användarnamn|"
            "kontakt e-post"
        ),
    ),
    Field(
        "kind",
        _words(
            "typ av organisation|organisationstyp|typ av verksamhet|bransch|vilken bransch|"
            "slags organisation|verksamhetsområde|organisationsform|kind of organisation|"
            "type of organisation|organisation type|type of organization|organization type|industry|"
            "line of business|branch"
        ),
    ),
    Field(
        "offers",
        _words(
            "erbjuder|erbjudande|erbjudanden|vi erbjuder|kan erbjuda|jag kan erbjuda|vad erbjuder du|"
            "vad erbjuder ni|vad kan du erbjuda|vad kan ni erbjuda|vad kan din organisation erbjuda|"
            "vad kan du bidra med|vad kan ni bidra med|bidrar med|kan bidra med|bidrag|har att erbjuda|"
            "vad har du att erbjuda|offers|offer|i offer|we offer|offering|can offer|what do you offer|"
            "what can you offer|what can your organisation offer|what can you contribute|contributes|"
            "have to offer"
        ),
        many=True,
    ),
    Field(
        "wants",
        _words(
            "söker|letar efter|behov|behöver|vi söker|jag söker|vad söker du|vad söker ni|"
            "vad letar du efter|vad letar ni efter|vad behöver du|vad behöver ni|vad är du intresserad av|"
            "intressen|intresserad av|ämnen|teman|ämne|tema|vilka ämnen vill du prata om|"
            "vad vill du prata om|samtalsämnen|önskar|vill ha|efterfrågar|wants|want|looks for|"
            "looking for|needs|need|seeks|seeking|what do you look for|what are you looking for|"
            "what do you need|interests|interested in|topics|topic|themes|what do you want to talk about"
        ),
        many=True,
    ),
    Field(
        "wishes",
        _words(
            "vill träffa|vill möta|önskar träffa|önskemål|önskemål om möte|önskemål om möten|mötesönskemål|"
            "träffa|vem vill du träffa|vilka vill du träffa|vem vill du möta|vilka vill du möta|"
            "vem önskar du träffa|vilka personer eller organisationer vill du träffa|"
            "vem eller vilka vill du träffa|vilka vill du helst träffa|vem vill du helst träffa|önskade möten|"
            "önskad matchning|wishes|wish|wishes to meet|wants to meet|want to meet|"
            "who do you want to meet|who would you like to meet|whom do you want to meet|"
            "whom would you like to meet|would like to meet|like to meet|"
            "people or organisations you want to meet|meeting wishes|wish list|requests"
        ),
        many=True,
    ),
    Field(
        "wished_people",
        _words(
            "önskade personer|personer du vill träffa|vilka personer vill du träffa|"
            "vilken person vill du träffa|personer jag vill träffa|wished people|people you want to meet|"
            "which people do you want to meet|people to meet|persons you want to meet"
        ),
        many=True,
    ),
    Field(
        "wished_organisations",
        _words(
            "önskade organisationer|organisationer du vill träffa|vilka organisationer vill du träffa|"
            "vilken organisation vill du träffa|organisationer jag vill träffa|vilka företag vill du träffa|"
            "wished organisations|organisations you want to meet|which organisations do you want to meet|"
            "organizations you want to meet|which organizations do you want to meet|companies you want to meet"
        ),
        many=True,
    ),
    Field(
        "wished_sectors",
        _words(
            "önskad sektor|önskade sektorer|vilken sektor vill du träffa|vilka sektorer vill du träffa|"
            "sektorer du vill träffa|sektor du vill träffa|wished sector|wished sectors|"
            "sectors you want to meet|which sector do you want to meet|which sectors do you want to meet"
        ),
        many=True,
    ),
    Field(
        "met",
        _words(
            "har träffat|redan träffat|träffat tidigare|har redan träffat|känner redan|känner|"
            "känner sedan tidigare|vilka känner du redan|vem känner du redan|vilka har du redan träffat|"
            "vem har du redan träffat|vilka känner du sedan tidigare|tidigare möten|har mött|met|has met|"
            "already met|have met|knows|knows already|already knows|who do you already know|"
            "who have you already met|has met or knows already|met before|previous meetings|"
            "whom do you already know"
        ),
        many=True,
    ),
    Field(
        "avoids",
        _words(
            "kan inte träffa|vill inte träffa|ska inte träffa|undvik|undviker|undvika|ej träffa|"
            "inte träffa|inte med|vem kan du inte träffa|vilka kan du inte träffa|vem vill du inte träffa|"
            "vilka vill du inte träffa|ej med|avoids|avoid|cannot meet|can't meet|should not meet|"
            "must not meet|do not match with|not with|who can you not meet|who should you not meet|"
            "who do you not want to meet"
        ),
        many=True,
    ),
    Field(
        "seated",
        _words(
            "sitter still|sitta still|behöver sitta still|måste sitta still|fast plats|behöver fast plats|"
            "fast stol|behöver du sitta still|kan inte byta plats|seated|sits still|must sit still|"
            "needs to sit still|stays seated|needs to stay seated|fixed seat|do you need to stay seated|"
            "needs a fixed seat"
        ),
    ),
)

# Long questions, decided by their words, the first that fits: what must not happen before what is wished for, and whom
# people wish to meet before what their organisation is called or offers.
CUES = (
    ("seated", "sitta still"),
    ("seated", "fast plats"),
    ("seated", "byta plats"),
    ("seated", "stay seated"),
    ("seated", "sit still"),
    ("avoids", "inte träffa"),
    ("avoids", "ej träffa"),
    ("avoids", "inte möta"),
    ("avoids", "inte matchas"),
    ("avoids", "undvik*"),
    ("avoids", "not meet"),
    ("avoids", "cannot meet"),
    ("avoids", "avoid*"),
    ("met", "redan träffa*"),
    ("met", "tidigare träffa*"),
    ("met", "träffat"),
    ("met", "redan känner"),
    ("met", "känner sedan"),
    ("met", "redan mött"),
    ("met", "already met"),
    ("met", "already know*"),
    ("met", "have met"),
    ("wishes", "person* organisation* träffa"),
    ("wishes", "person* företag* träffa"),
    ("wishes", "person* organisation* möta"),
    ("wishes", "vem organisation* träffa"),
    ("wishes", "people organisation* meet"),
    ("wishes", "people organization* meet"),
    ("wished_sectors", "sektor* träffa"),
    ("wished_sectors", "sektor* möta"),
    ("wished_sectors", "sector* meet"),
    ("wished_organisations", "organisation* träffa"),
    ("wished_organisations", "företag* träffa"),
    ("wished_organisations", "organisation* möta"),
    ("wished_organisations", "organisation* meet"),
    ("wished_organisations", "organization* meet"),
    ("wished_organisations", "compan* meet"),
    ("wished_people", "person* träffa"),
    ("wished_people", "person* möta"),
    ("wished_people", "persons meet"),
    ("wants", "prata om"),
    ("wants", "talk about"),
    ("wishes", "vem träffa"),
    ("wishes", "vilka träffa"),
    ("wishes", "vill träffa"),
    ("wishes", "önskar träffa"),
    ("wishes", "vem möta"),
    ("wishes", "vilka möta"),
    ("wishes", "vill möta"),
    ("wishes", "like meet"),
    ("wishes", "want meet"),
    ("wishes", "who meet"),
    ("offers", "erbjud*"),
    ("offers", "bidra*"),
    ("offers", "offer*"),
    ("offers", "contribute*"),
    ("wants", "söker"),
    ("wants", "behöver"),
    ("wants", "letar"),
    ("wants", "looking for"),
    ("wants", "look for"),
    ("wants", "need"),
    ("email", "e post*"),
    ("email", "epost*"),
    ("email", "mejl*"),
    ("email", "mailadress"),
    ("email", "e mail*"),
    ("email", "email*"),
    ("sector", "sektor tillhör*"),
    ("sector", "vilken sektor"),
    ("sector", "which sector"),
    ("kind", "typ organisation*"),
    ("kind", "type organi*"),
    ("organisation", "vilken organisation"),
    ("organisation", "vilket företag"),
    ("organisation", "organisation representerar"),
    ("organisation", "organisationens namn"),
    ("organisation", "namn organisation*"),
    ("organisation", "name organisation*"),
    ("organisation", "name company"),
    ("organisation", "which organisation"),
    ("organisation", "which organization"),
    ("organisation", "arbetar du"),
    ("organisation", "jobbar du"),
    ("name", "heter du"),
    ("name", "ditt namn"),
    ("name", "your name"),
)

# What form tools write beside the answers.
IGNORED = _words(
    "id|starttid|slutförandetid|start time|completion time|senast ändrad|senast ändrad tid|"
    "tid för senaste ändring|last modified time|last modified|tidstämpel|tidsstämpel|timestamp|"
    "språk|language|svars-id|svar-id|respondent id|respondentid|respondent-id|response id|"
    "response number|collector id|collectorid|ip-adress|ip address|date created|date modified|"
    "start date|end date|submitted at|submission date|submission id|submit date (utc)|"
    "start date (utc)|network id|nr|nr.|nummer|radnummer|#|no.|row|rad|datum|date|"
    "anmäld datum|anmälningsdatum|anmäld den|status|poäng totalt|totalpoäng|total points|"
    "totalt antal poäng|quiz feedback|frågesportsfeedback|samtycke|jag godkänner|gdpr|consent|"
    "specialkost|allergier|kost|mat|dietary requirements|allergies|food"
)
IGNORED_BEGINNINGS = ("points ", "feedback ", "poang ", "jag samtycker", "jag godkanner att", "i consent", "i agree")

FORM = Form(FIELDS, CUES, IGNORED, IGNORED_BEGINNINGS)
FIELD_KEYS = tuple(field.key for field in FIELDS)
# The answers that name people, organisations or what else one may wish to meet, in the order they are read.
ANSWERS_BY_NAME = (
    "wishes",
    "wished_people",
    "wished_organisations",
    "wished_sectors",
    "met",
    "avoids",
)
