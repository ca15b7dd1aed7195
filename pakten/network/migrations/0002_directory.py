from django.db import migrations, models

from pakten.network.searching import search_text


def make_findable(apps, schema_editor):
    Organisation = apps.get_model("network", "Organisation")
    batch = []
    for organisation in Organisation.objects.order_by().iterator(chunk_size=500):
        organisation.search_text = search_text(organisation)
        batch.append(organisation)
        if len(batch) == 500:
            Organisation.objects.bulk_update(batch, ["search_text"])
            batch = []
    Organisation.objects.bulk_update(batch, ["search_text"])


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='organisation',
            name='search_text',
            field=models.TextField(default='', editable=False),
            preserve_default=False,
        ),
        migrations.RunPython(make_findable, migrations.RunPython.noop),
    ]
