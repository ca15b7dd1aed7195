import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def as_if_pressed(apps, schema_editor):
    """Of what was done until now nobody knows which were presses: all of it."""
    apps.get_model("mingle", "Stage").objects.update(pressed=F("sequence"))


class Migration(migrations.Migration):
    dependencies = [("mingle", "0008_ended_after")]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="put_aside",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="mingle.plan",
            ),
        ),
        migrations.AddField(
            model_name="stage",
            name="pressed",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RunPython(as_if_pressed, migrations.RunPython.noop),
    ]
