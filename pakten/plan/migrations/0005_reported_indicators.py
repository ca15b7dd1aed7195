from django.db import migrations

# What members report of themselves, beneath the sub-goals that are installed:
# (sub-goal, [(key, unit, measure, name and definition in both languages)]).
REPORTED = [
    (
        "Arbetsgivarna erbjuder platser och håller vad de lovar.",
        [
            ("reported-places-offered", "places", "reported_places_offered", "Erbjudna platser", "Places offered", "Platser för praktik, APL och LIA som medlemmar redovisar att de erbjöd.", "Places for work experience that members report they offered."),
            ("reported-places-filled", "places", "reported_places_filled", "Tillsatta platser", "Places filled", "Platser som medlemmar redovisar att någon fick.", "Places that members report somebody got."),
        ],
    ),
    (
        "Fler får stöd på väg till svenska, utbildning och jobb.",
        [
            ("reported-mentors", "people", "reported_mentors", "Mentorer", "Mentors", "Personer hos medlemmarna som var mentorer under perioden.", "People at members who were mentors in the period."),
            ("reported-own-activities", "activities", "reported_own_activities", "Medlemmarnas egna aktiviteter", "Members' own activities", "Aktiviteter för inkludering som medlemmar redovisar att de gjorde själva.", "Activities for inclusion that members report they held themselves."),
        ],
    ),
    (
        "Fler kommer i jobb och är kvar där.",
        [
            ("reported-employed", "people", "reported_employed", "Anställda", "Employed", "Personer som medlemmar redovisar att de anställde från målgruppen.", "People of the target group that members report they employed."),
            ("reported-retained", "percent", "reported_retained", "Kvar efter ett år", "Still employed after a year", "Så stor andel av dem som anställdes året före som fortfarande är anställda, enligt medlemmarnas redovisningar.", "The share of those employed the year before who still are, as members report."),
        ],
    ),
]
AFTER = 10  # the place in the list: after those that are counted


def install_reported(apps, schema_editor):
    """The indicators of members' reports, where an installation has none; beneath a sub-goal that was taken away or
    written anew, nothing is put in: the office adds them where they belong."""
    Goal, Indicator = apps.get_model("plan", "Goal"), apps.get_model("plan", "Indicator")
    if Indicator.objects.filter(measure__startswith="reported_").exists():
        return
    for text, indicators in REPORTED:
        part = Goal.objects.filter(text_sv=text).exclude(parent=None).order_by("id").first()
        for order, (key, unit, measure, name_sv, name_en, definition_sv, definition_en) in enumerate(indicators):
            if part is None or Indicator.objects.filter(key=key).exists():
                continue
            Indicator.objects.create(
                goal=part,
                key=key,
                order=AFTER + order,
                name_sv=name_sv,
                name_en=name_en,
                definition_sv=definition_sv,
                definition_en=definition_en,
                unit=unit,
                level="member",
                measure=measure,
                source="reported",
            )


class Migration(migrations.Migration):
    dependencies = [("plan", "0004_activities")]

    operations = [migrations.RunPython(install_reported, migrations.RunPython.noop)]
