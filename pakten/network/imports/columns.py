"""What a register tells about a member and its contacts, and in which Swedish and English words its columns say so."""

from pakten.sheets.headings import Field, Form


def _words(text: str) -> tuple[str, ...]:
    return tuple(words.strip() for words in text.split("|"))


FIELDS = (
    Field(
        "name",
        _words(
            "organisation|organisationens namn|organisationsnamn|medlem|medlemsorganisation|medlemmens namn|företag|"
            "företagsnamn|förening|föreningens namn|bolag|bolagsnamn|verksamhet|organization|organisation name|"
            "organization name|member|member organisation|member name|company|company name"
        ),
    ),
    Field(
        "number",
        _words(
            "organisationsnummer|org.nr|orgnr|org nr|org.nummer|orgnummer|organisationsnr|org.-nr|"
            "organisation number|organization number|company number|registration number|"
            "org no|corporate identity number"
        ),
    ),
    Field("sector", _words("sektor|sektorstillhörighet|typ av organisation|sector|type of organisation")),
    Field("industry", _words("bransch|näringsgren|sni|sni-bransch|verksamhetsområde|industry|line of business|branch")),
    Field(
        "size",
        _words(
            "storlek|antal anställda|anställda|antal medarbetare|storleksklass|size|number of employees|employees|"
            "number of people"
        ),
    ),
    Field(
        "districts",
        _words(
            "stadsdel|stadsdelar|stadsdelsområde|stadsdelsområden|stadsdelsnämnd|stadsdelsnämndsområde|verkar i|"
            "district|districts|city district|city districts|works in"
        ),
        many=True,
    ),
    Field(
        "joined_on",
        _words(
            "medlem sedan|medlem från|medlemskap från|blev medlem|inträdesdatum|inträde|anslöt|gick med|startdatum|"
            "member since|joined|joined on|member from|date of joining"
        ),
    ),
    Field(
        "level", _words("nivå|medlemsnivå|medlemskap|medlemstyp|medlemskategori|level|member level|membership level")
    ),
    Field(
        "website",
        _words("webb|webbplats|webbadress|hemsida|webbsida|www|url|länk|web|website|web address|web site|homepage"),
    ),
    Field("about", _words("om oss|beskrivning|presentation|om organisationen|om|about us|about|description")),
    Field(
        "contributes",
        _words(
            "bidrar med|vi bidrar med|kan bidra med|erbjuder|vi erbjuder|bidrag|contributes|contributes with|offers|"
            "can offer|contribution"
        ),
        many=True,
    ),
    Field(
        "looks_for",
        _words("söker|vi söker|letar efter|behöver|behov|önskar|looks for|looking for|needs|wants|seeks"),
        many=True,
    ),
    Field(
        "may_show",
        _words(
            "får visas|får visas för alla|får synas|visas|synlig|publiceras|får publiceras|samtycke till publicering|"
            "visa på webben|may be shown|may be shown to everybody|may show|show|public|visible"
        ),
    ),
    Field(
        "contact_name",
        _words(
            "kontaktperson|kontakt|kontakt namn|kontaktens namn|kontaktpersonens namn|namn kontaktperson|"
            "kontaktperson namn|namn|contact|contact name|contact person|name of contact|name"
        ),
    ),
    Field(
        "contact_email",
        _words(
            "kontakt e-post|kontaktens e-post|e-post|epost|e-postadress|epostadress|mejl|mail|e-mail|email|mejladress|"
            "kontaktperson e-post|kontaktpersonens e-post|e-post kontaktperson|contact e-mail|contact email|"
            "e-mail address|email address"
        ),
    ),
    Field(
        "contact_title",
        _words(
            "kontakt titel|kontaktens titel|titel|befattning|roll|kontaktpersonens titel|titel kontaktperson|"
            "contact title|title|position|role"
        ),
    ),
)
CUES = (
    ("contact_email", "kontakt* e post*"),
    ("contact_email", "kontakt* mejl*"),
    ("contact_email", "contact mail"),
    ("contact_title", "kontakt* titel"),
    ("contact_title", "contact title"),
    ("contact_name", "kontakt* namn"),
    ("contact_name", "contact name"),
    ("number", "organisationsnummer"),
    ("districts", "vilk* stadsdel*"),
    ("joined_on", "medlem sedan"),
    ("may_show", "får visa*"),
    ("contributes", "bidra*"),
    ("looks_for", "söker"),
)
FORM = Form(FIELDS, CUES, _words("nr|nr.|id|radnummer|#|telefon|telefonnummer|phone|kommentar|anteckning|notes|status"))
NAMES_EITHER = {"namn", "name"}  # of the organisation, where no other column is
