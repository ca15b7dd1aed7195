from django.db import migrations, models


GOALS = [
    (
        "Vi samlar organisationer som vill bidra, i ett nätverk för samarbete och innovation.",
        "We gather organisations that want to contribute, in a network for cooperation and innovation.",
    ),
    (
        "Vi stärker stadens arbete med att möta arbetsgivarnas behov av kompetens.",
        "We strengthen the city's work to meet employers' demand for skills.",
    ),
    (
        "Vi stärker stadens arbete med att korta vägen till svenska, utbildning och jobb.",
        "We strengthen the city's work to shorten the way to Swedish, education and jobs.",
    ),
]


def install_goals(apps, schema_editor):
    """The goals a network begins with, where it has none; an installation may change them."""
    Goal = apps.get_model("plan", "Goal")
    if not Goal.objects.exists():
        for order, (text_sv, text_en) in enumerate(GOALS, 1):
            Goal.objects.create(order=order, text_sv=text_sv, text_en=text_en)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='place in the list')),
                ('text_sv', models.CharField(max_length=300, verbose_name='goal in Swedish')),
                ('text_en', models.CharField(max_length=300, verbose_name='goal in English')),
                ('from_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='from the year')),
                ('to_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='to the year')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('from_year', None), ('to_year', None), ('to_year__gte', models.F('from_year')), _connector='OR'), name='a_goal_ends_after_it_begins')],
            },
        ),
        migrations.RunPython(install_goals, migrations.RunPython.noop),
    ]
