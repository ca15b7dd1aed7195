"""The sentences about a meeting, in Swedish and English: data for `words.py`."""

from collections.abc import Mapping

# {a} and {b} are people, {both} is "ni"/"you" or "Ali och Maria"/"Ali and Maria", {what} is what the wish is about.
CLAUSES: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "person": "{a} har bett om att få träffa {b}",
        "person_both": "{both} har båda bett om att få träffa varandra",
        "organisation": "{a} ville träffa någon från {what}",
        "organisation_both": "{both} ville båda träffa någon från den andras organisation",
        "topic": "{a} söker {what}, som {b} erbjuder",
        "topic_wanted_by_both": "{both} vill båda prata om {what}",
        "topic_offered_by_both": "{both} kan båda något om {what}",
        "sector": "{a} ville träffa någon från {what}",
        "sector_both": "{both} ville båda träffa någon från {what}",
        "kind": "{a} bad om att få träffa {what}",
        "kind_both": "{both} bad båda om att få träffa {what}",
    },
    "en": {
        "person": "{a} asked to meet {b}",
        "person_both": "{both} both asked to meet each other",
        "organisation": "{a} wanted to meet someone from {what}",
        "organisation_both": "{both} both wanted to meet someone from the other's organisation",
        "topic": "{a} is looking for {what}, which {b} offers",
        "topic_wanted_by_both": "{both} both want to talk about {what}",
        "topic_offered_by_both": "{both} both know something about {what}",
        "sector": "{a} wanted to meet someone from {what}",
        "sector_both": "{both} both wanted to meet someone from {what}",
        "kind": "{a} asked to meet {what}",
        "kind_both": "{both} both asked to meet {what}",
    },
}

WORDS: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "and": " och ",
        "then": ", och ",
        "within": "någon inom {what}",
        "you": "ni",
        "business": "näringslivet",
        "civil_society": "civilsamhället",
        "public": "den offentliga sektorn",
        "trio": "Ni är tre den här gången: ",
        "trio_surprise": "Ni är tre den här gången, och ingen av er bad om det: kanske har ni något för varandra som "
        "ni inte visste att ni behövde.",
        "numbers": "en två tre fyra fem sex sju åtta nio tio elva tolv",
        "table": "Ni är {count} vid bordet: ",
        "table_surprise": "Ni är {count} vid bordet, och ingen av er bad om just de andra: kanske har ni något för "
        "varandra som ni inte visste att ni behövde.",
        "table_topic": "{who} vill prata om {what}",
        "table_offered": ", som {names} kan något om",
        "table_all": "ni alla",
        "table_some": "{count} av er",
        "surprise": "Ett överraskningsmöte: ingen av er bad om det, och kanske har ni något för varandra som ni inte "
        "visste att ni behövde.",
        "surprise_one": "Ett överraskningsmöte: {a} kan något om {first}, och kanske var det just det som {b} inte "
        "visste att hen behövde.",
        "surprise_two": "Ett överraskningsmöte: {a} kan något om {first} och {b} om {second}, och kanske har ni något "
        "för varandra som ni inte visste att ni behövde.",
    },
    "en": {
        "and": " and ",
        "then": ", and ",
        "within": "someone in {what}",
        "you": "you",
        "business": "business",
        "civil_society": "civil society",
        "public": "the public sector",
        "trio": "There are three of you this time: ",
        "trio_surprise": "There are three of you this time, and nobody asked for it: you may have something for one "
        "another that you did not know you needed.",
        "numbers": "one two three four five six seven eight nine ten eleven twelve",
        "table": "There are {count} of you at the table: ",
        "table_surprise": "There are {count} of you at the table, and nobody asked for just the others: you may have "
        "something for one another that you did not know you needed.",
        "table_topic": "{who} want to talk about {what}",
        "table_offered": ", which {names} can say something about",
        "table_all": "all of you",
        "table_some": "{count} of you",
        "surprise": "A surprise meeting: neither of you asked for it, and you may have something for each other that "
        "you did not know you needed.",
        "surprise_one": "A surprise meeting: {a} knows something about {first}, and that may be just what {b} did not "
        "know they needed.",
        "surprise_two": "A surprise meeting: {a} knows something about {first} and {b} about {second}, and you may "
        "have something for each other that you did not know you needed.",
    },
}

TALKING_POINTS: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "asked": "Hur arbetar {b} med {what}, och vad kan {a} ta med sig hem?",
        "both_want": "Vad skulle hjälpa er att komma vidare med {what}?",
        "table_topic": "{who} vill prata om {what}. Vad har var och en av er redan prövat?",
        "table_asked": "{names} vet något om {what}. Vad kan ni andra ta med er hem?",
        "both_offer": "Ni kan båda något om {what}. Vad skulle ni göra annorlunda i dag?",
        "offers": "Vad har {a} lärt sig av att arbeta med {what}?",
        "wants": "{a} söker {what}. Vem känner ni som {a} borde prata med?",
        "today": "Vad fick er att vilja vara med i dag?",
        "step": "Vilket litet steg kan ni ta tillsammans de närmaste veckorna?",
    },
    "en": {
        "asked": "How does {b} work with {what}, and what can {a} take home?",
        "both_want": "What would help you get further with {what}?",
        "table_topic": "{who} want to talk about {what}. What has each of you tried already?",
        "table_asked": "{names}: you know something about {what}. What can the others take home?",
        "both_offer": "You both know something about {what}. What would you do differently today?",
        "offers": "What has {a} learned from working with {what}?",
        "wants": "{a} is looking for {what}. Who do you know that {a} should talk to?",
        "today": "What made you want to be here today?",
        "step": "What small step can you take together in the next few weeks?",
    },
}

# A kind of organisation is one of its kind only when its last word is one of these: "ett bostadsbolag", "en kommun".
# A Swedish compound has the gender of its last part. Anything else is taken for a field: "någon inom vård och omsorg".
EN_WORDS = (
    "kommun", "myndighet", "förening", "skola", "region", "stiftelse", "kyrka", "butik", "restaurang", "förvaltning",
    "nämnd", "arbetsgivare", "organisation", "fabrik", "klinik", "byrå", "bank", "verkstad", "koncern", "kedja",
    "klubb", "församling", "entreprenör", "aktör", "firma", "enhet", "leverantör", "kooperation", "fackförening",
    "arena", "teater", "startup",
)  # fmt: skip
ETT_WORDS = (
    "bolag", "företag", "förbund", "råd", "institut", "torg", "bibliotek", "universitet", "kontor", "sällskap",
    "nätverk", "hem", "verk", "museum", "ministerium", "departement", "centrum", "center", "gymnasium", "parti",
    "kooperativ", "projekt", "sjukhus", "hus", "hotell", "kök", "lag", "samfund", "kollektiv", "team",
)  # fmt: skip
PLURAL_WORDS = (
    "kommuner", "myndigheter", "föreningar", "skolor", "regioner", "stiftelser", "butiker", "restauranger",
    "organisationer", "byråer", "banker", "entreprenörer", "aktörer", "leverantörer", "klubbar",
)  # fmt: skip
ENGLISH_WORDS = (
    "company", "municipality", "authority", "association", "school", "region", "foundation", "church", "shop",
    "restaurant", "employer", "organisation", "organization", "bank", "agency", "union", "club", "university",
    "college", "council", "charity", "cooperative", "hospital", "hotel", "museum", "library", "theatre", "network",
    "business", "firm", "unit", "department", "startup", "factory", "clinic", "institute", "enterprise", "ngo",
)  # fmt: skip
VOWEL_SOUNDS = ("a", "e", "i", "o", "un", "um", "ngo")  # "an agency", "an umbrella organisation", but "a university"
CONSONANT_SOUNDS = ("uni", "euro", "one")
# language → the article (None: a plural needs none, empty: a or an by its sound) for kinds that end in one of these
ARTICLES: Mapping[str, tuple[tuple[str | None, tuple[str, ...]], ...]] = {
    "sv": ((None, PLURAL_WORDS), ("ett", ETT_WORDS), ("en", EN_WORDS)),
    "en": (("", ENGLISH_WORDS), (None, (*(f"{word}s" for word in ENGLISH_WORDS), "ies"))),
}
