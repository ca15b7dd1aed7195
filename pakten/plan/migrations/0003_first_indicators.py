from django.db import migrations

# Sub-goals of each of the three goals a network begins with, and what shows whether each is being reached:
# (key, unit, level, measure, name and definition in both languages).
FIRST = [
    (
        ("Fler organisationer är med, från alla sektorer och stadsdelsområden.", "More organisations take part, from all sectors and districts."),
        [
            ("members", "organisations", "network", "members", "Medlemmar", "Members", "Organisationer som är medlemmar sista dagen i perioden.", "Organisations that are members on the last day of the period."),
            ("new-members", "organisations", "network", "new_members", "Nya medlemmar", "New members", "Organisationer som blev medlemmar under perioden.", "Organisations that became members in the period."),
        ],
    ),
    (
        ("De som är med träffas och lär känna varandra.", "Those who take part meet and get to know one another."),
        [
            ("events-held", "events", "network", "events_held", "Evenemang", "Events", "Publicerade evenemang som hölls under perioden.", "Published events that were held in the period."),
            ("people-met", "people", "network", "people_met", "Personer som kom till evenemang", "People who came to events", "Personer som kom till något evenemang, var och en räknad en gång.", "People who came to an event, each counted once."),
            ("organisations-met", "organisations", "network", "organisations_met", "Organisationer som kom till evenemang", "Organisations that came to events", "Medlemmar som någon kom ifrån till något evenemang.", "Members that somebody came from to an event."),
            ("mingle-meetings", "meetings", "network", "mingle_meetings", "Möten på mingel", "Meetings at mingles", "Möten mellan två eller fler i minglens publicerade planer.", "Meetings of two or more in the published plans of mingles."),
            ("wishes-met", "percent", "network", "wishes_met", "Uppfyllda önskemål", "Wishes met", "Så stor andel av deltagarnas önskemål om vem de ville träffa som uppfylldes.", "The share of the participants' wishes of whom to meet that were met."),
            ("recommend", "percent", "network", "recommend", "Skulle rekommendera", "Would recommend", "Så stor andel av dem som svarade på en utvärdering som skulle rekommendera evenemanget (9 eller 10 av 10).", "The share of those who answered an evaluation who would recommend the event (9 or 10 of 10)."),
        ],
    ),
    (
        ("Möten leder till samarbeten mellan arbetsgivare, civilsamhälle och staden.", "Meetings lead to collaborations of employers, civil society and the city."),
        [
            ("mutual-yes", "meetings", "network", "mutual_yes", "Ömsesidiga ja", "Mutual yes", "Möten där båda sa att de vill fortsätta.", "Meetings after which both said that they want to go on."),
            ("leads", "collaborations", "network", "leads", "Nya uppslag", "New leads", "Uppslag till samarbeten som började under perioden.", "Leads to collaborations that began in the period."),
            ("collaborations", "collaborations", "network", "collaborations", "Samarbeten", "Collaborations", "Samarbeten som blev överenskomna eller började under perioden.", "Collaborations that were agreed or got under way in the period."),
            ("agreements-signed", "agreements", "network", "agreements_signed", "Undertecknade överenskommelser", "Agreements signed", "Överenskommelser som undertecknades under perioden.", "Agreements that were signed in the period."),
        ],
    ),
    (
        ("Arbetsgivarna erbjuder platser och håller vad de lovar.", "Employers offer places and keep what they promise."),
        [
            ("commitments-kept", "percent", "network", "commitments_kept", "Hållna löften", "Commitments kept", "Så stor andel av det utlovade antalet, i åtaganden som skulle vara klara under perioden, som har levererats.", "The share of the promised number, in commitments due in the period, that has been delivered."),
        ],
    ),
    (
        ("Fler får stöd på väg till svenska, utbildning och jobb.", "More people get support on their way to Swedish, education and jobs."),
        [
            ("outcomes", "people", "network", "outcomes", "Resultat av samarbeten", "Results of collaborations", "Personer som samarbeten ledde till jobb eller plats för, som de antecknats.", "People for whom collaborations led to a job or a place, as noted."),
        ],
    ),
    (
        ("Fler kommer i jobb och är kvar där.", "More people get into work and stay there."),
        [
            ("foreign-born-in-work", "percent", "city", "", "Utrikes födda i arbete", "Foreign-born residents in work", "Så stor andel av stadens utrikes födda invånare mellan 20 och 64 år som är sysselsatta.", "The share of the city's foreign-born residents aged 20 to 64 who are in work."),
        ],
    ),
]
GOAL_OF = [0, 0, 1, 1, 2, 2]  # which of the three goals each sub-goal is a part of
SOURCE_TEXT = "SCB, Befolkningens arbetsmarknadsstatus (BAS)"


def install_indicators(apps, schema_editor):
    """The sub-goals and indicators a network begins with, where it has none; an installation may change them. They
    hang on the three goals that are installed; where those were changed in number, nothing is put in."""
    Goal, Indicator = apps.get_model("plan", "Goal"), apps.get_model("plan", "Indicator")
    goals = list(Goal.objects.filter(parent=None).order_by("order", "id"))
    if len(goals) != 3 or Indicator.objects.exists() or Goal.objects.exclude(parent=None).exists():
        return
    for number, (words, indicators) in enumerate(FIRST):
        parent = goals[GOAL_OF[number]]
        part = Goal.objects.create(parent=parent, order=100 + number, text_sv=words[0], text_en=words[1])
        for order, (key, unit, level, measure, name_sv, name_en, definition_sv, definition_en) in enumerate(indicators):
            Indicator.objects.create(
                goal=part,
                key=key,
                order=order,
                name_sv=name_sv,
                name_en=name_en,
                definition_sv=definition_sv,
                definition_en=definition_en,
                unit=unit,
                level=level,
                measure=measure,
                source="counted" if measure else "external",
                source_text="" if measure else SOURCE_TEXT,
            )


class Migration(migrations.Migration):
    dependencies = [("plan", "0002_indicators")]

    operations = [migrations.RunPython(install_indicators, migrations.RunPython.noop)]
