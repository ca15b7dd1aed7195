from django.conf import settings
from django.db import migrations, models


def move_owners(apps, schema_editor):
    activity = apps.get_model("plan", "Activity")
    through = activity.owners.through
    owned = activity.objects.exclude(owner=None).values_list("pk", "owner_id")
    through.objects.bulk_create(through(activity_id=pk, person_id=owner) for pk, owner in owned)
    if schema_editor.connection.vendor == "postgresql":  # no check may wait while a table changes
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def move_owners_back(apps, schema_editor):
    """One of them; the column holds no more."""
    for each in apps.get_model("plan", "Activity").objects.all():
        each.owner = each.owners.order_by("pk").first()
        each.save(update_fields=["owner"])
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("plan", "0005_reported_indicators"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="owners",
            field=models.ManyToManyField(
                blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="answers for it"
            ),
        ),
        migrations.AddField(
            model_name="activity", name="reminded_on", field=models.DateField(editable=False, null=True)
        ),
        migrations.RunPython(move_owners, move_owners_back),
        migrations.RemoveField(model_name="activity", name="owner"),
    ]
