"""What can be wrong with lists and files: sentences for mentors, places, lotteries, suggestions and the command."""

from collections.abc import Mapping

# code → language → sentence, as in `errors.SENTENCES`. Columns are named as they are written in the file.
REFUSALS: Mapping[str, Mapping[str, str]] = {
    "list_not_flat": {
        "sv": "”{column}” ska vara en enkel lista med ett tal per rad.",
        "en": '"{column}" must be a plain list with one number per row.',
    },
    "list_not_rows": {
        "sv": "”{column}” ska vara en lista med en rad per person eller plats.",
        "en": '"{column}" must be a list with one row per person or place.',
    },
    "list_not_whole": {
        "sv": "”{column}” får bara innehålla heltal, men på rad {row} står {given}.",
        "en": '"{column}" may hold whole numbers only, but row {row} says {given}.',
    },
    "list_overflow": {
        "sv": "”{column}” innehåller ett tal som är för stort för att räknas exakt. Använd mindre tal.",
        "en": '"{column}" holds a number too large to be counted exactly. Use smaller numbers.',
    },
    "list_negative": {
        "sv": "”{column}” får inte vara mindre än noll, men på rad {row} står {given}.",
        "en": '"{column}" may not be below zero, but row {row} says {given}.',
    },
    "list_out_of_range": {
        "sv": "”{column}” ska ligga mellan {low} och {high}, men på rad {row} står {given}.",
        "en": '"{column}" must lie between {low} and {high}, but row {row} says {given}.',
    },
    "list_lengths": {
        "sv": "”{first}” har {first_rows} rader och ”{second}” {second_rows}. De måste vara lika många.",
        "en": '"{first}" has {first_rows} rows and "{second}" {second_rows}. There must be as many of each.',
    },
    "one_side_only": {
        "sv": "”{column}” är ifyllt för den ena sidan men inte för den andra. Fyll i båda eller ingen.",
        "en": '"{column}" is filled in for one side but not for the other. Fill in both or neither.',
    },
    "no_eligible_pairs": {
        "sv": "Ingen adept kan få någon mentor: listan över möjliga par är tom.",
        "en": "No mentee can have a mentor: the list of eligible pairs is empty.",
    },
    "pair_twice": {
        "sv": "Adept {mentee} och mentor {mentor} står två gånger i listan. Ta bort den ena raden.",
        "en": "Mentee {mentee} and mentor {mentor} are in the list twice. Remove one of the rows.",
    },
    "pair_not_new": {
        "sv": "Adept {mentee} och mentor {mentor} fanns redan i omgången. Matcha hela omgången på nytt.",
        "en": "Mentee {mentee} and mentor {mentor} were both in the round already. Match the whole round anew.",
    },
    "score_too_large": {
        "sv": "Poängen {given} är för stor för att räknas exakt med {mentees} adepter. Gränsen är {limit}.",
        "en": "The score {given} is too large to be counted exactly with {mentees} mentees. The limit is {limit}.",
    },
    "score_block": {
        "sv": "Poängen ska vara heltal i en tabell som är {shape}, men tabellen är {given}.",
        "en": "The scores must be whole numbers in a table of {shape}, but the table is {given}.",
    },
    "rematch_not_best": {
        "sv": "Bara en bästa matchning kan ändras person för person. Gör om den stabila matchningen från början.",
        "en": "Only a best matching can be changed person by person. Make the stable matching anew.",
    },
    "no_applicants": {
        "sv": "Det finns inga sökande än. Lägg till minst en.",
        "en": "There are no applicants yet. Add at least one.",
    },
    "no_places": {
        "sv": "Det finns inga platser att fördela än. Lägg till minst en.",
        "en": "There are no places to give out yet. Add at least one.",
    },
    "choice_unknown": {
        "sv": "Sökande {row} har valt plats {given}, men platserna har nummer 0 till {last}.",
        "en": "Applicant {row} has chosen place {given}, but the places have numbers 0 to {last}.",
    },
    "choice_after_gap": {
        "sv": "Sökande {row} har ett tomt val mitt i listan. Tomma val (-1) får bara stå sist.",
        "en": "Applicant {row} has an empty choice within the list. Empty choices (-1) may only come last.",
    },
    "choice_twice": {
        "sv": "Sökande {row} har valt plats {place} två gånger. Ta bort det ena valet.",
        "en": "Applicant {row} has chosen place {place} twice. Remove one of the choices.",
    },
    "priority_shape": {
        "sv": "Sökande {row} har inte lika många prioriteter som val. Ange en för varje val.",
        "en": "Applicant {row} does not have as many priorities as choices. Give one for each choice.",
    },
    "lottery_twice": {
        "sv": "Sökande {first} och {second} har samma lottnummer. Varje sökande måste ha ett eget.",
        "en": "Applicants {first} and {second} have the same lottery number. Each must have one of their own.",
    },
    "seats_overfull": {
        "sv": "Plats {place} har redan fler personer än den har platser.",
        "en": "Place {place} already has more people than seats.",
    },
    "seed_missing": {
        "sv": "Lotteriet saknar frö. Skriv in talet som drogs offentligt.",
        "en": "The lottery has no seed. Write the number that was drawn in public.",
    },
    "seed_source_missing": {
        "sv": "Säg var fröet ska komma från, till exempel en namngiven dragning en viss dag.",
        "en": "Say where the seed will come from, for example a named draw on a certain day.",
    },
    "id_twice": {
        "sv": "”{id}” står två gånger. Varje id får bara finnas en gång.",
        "en": '"{id}" is there twice. Each id may be used once only.',
    },
    "id_not_text": {
        "sv": "Ett id i ”{column}” är {given}, men ett id ska vara en text.",
        "en": 'An id in "{column}" is {given}, but an id must be a text.',
    },
    "place_unknown": {
        "sv": "Sökande {applicant} har valt {place}, som inte finns bland platserna.",
        "en": "Applicant {applicant} has chosen {place}, which is not among the places.",
    },
    "value_not_whole": {
        "sv": "”{column}” ska vara ett heltal, men här står {given}.",
        "en": '"{column}" must be a whole number, but it says {given}.',
    },
    "entry_lacks": {
        "sv": "{whose} saknar uppgiften ”{missing}”.",
        "en": '{whose} lacks "{missing}".',
    },
    "list_changed": {
        "sv": "Listan är inte den som utlovades: dess SHA-256 stämmer inte. Använd den publicerade filen oförändrad.",
        "en": "The list is not the one that was promised: its SHA-256 differs. Use the published file unchanged.",
    },
    "result_other_people": {
        "sv": "Resultatet gäller inte samma sökande som listan.",
        "en": "The result is not about the same applicants as the list.",
    },
    "result_wrong_number": {
        "sv": "{applicant} har fel lottnummer. Rätt nummer är {due}.",
        "en": "{applicant} has the wrong lottery number. The right one is {due}.",
    },
    "result_wrong_place": {
        "sv": "{applicant} har fel plats. Rätt plats är {due}.",
        "en": "{applicant} has the wrong place. The right one is {due}.",
    },
    "terms_differ": {
        "sv": "Behoven har {needs} begrepp och erbjudandena {offers}. De måste räknas i samma begrepp.",
        "en": "The needs have {needs} terms and the offers {offers}. Both must be counted in the same terms.",
    },
    "not_a_sparse_table": {
        "sv": "”{column}” ska vara en gles tabell med en rad per behov eller erbjudande.",
        "en": '"{column}" must be a sparse table with one row per need or offer.',
    },
    "table_empty": {
        "sv": "”{column}” är tom. Lägg till minst en rad och ett begrepp.",
        "en": '"{column}" is empty. Add at least one row and one term.',
    },
    "weights_not_numbers": {
        "sv": "Vikterna i ”{column}” måste vara tal.",
        "en": 'The weights in "{column}" must be numbers.',
    },
    "weight_not_finite": {
        "sv": "Rad {row} i ”{column}” har en vikt som inte är ett tal.",
        "en": 'Row {row} of "{column}" has a weight that is not a number.',
    },
    "weight_negative": {
        "sv": "Rad {row} i ”{column}” har en vikt under noll.",
        "en": 'Row {row} of "{column}" has a weight below zero.',
    },
    "file_not_json": {
        "sv": "Filen är inte giltig JSON: {error}.",
        "en": "The file is not valid JSON: {error}.",
    },
    "file_lacks": {
        "sv": "Filen saknar: {missing}.",
        "en": "The file lacks: {missing}.",
    },
}
