import django.db.models.deletion
from django.db import migrations, models


def move_pictures(apps, schema_editor):
    event, picture = apps.get_model("events", "Event"), apps.get_model("events", "Picture")
    for each in event.objects.exclude(picture="").order_by("pk"):
        picture.objects.create(event=each, file=each.picture.name, words=each.picture_words)
    if schema_editor.connection.vendor == "postgresql":  # no check may wait while a table changes
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def move_pictures_back(apps, schema_editor):
    for each in apps.get_model("events", "Picture").objects.order_by("-pk").select_related("event"):
        each.event.picture, each.event.picture_words = each.file.name, each.words
        each.event.save(update_fields=["picture", "picture_words"])


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0005_invitations"),
        ("network", "0009_protected"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="partner_members",
            field=models.ManyToManyField(
                blank=True,
                related_name="partner_of_events",
                to="network.organisation",
                verbose_name="partners that are members",
            ),
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.FileField(max_length=120, upload_to="events", verbose_name="picture")),
                ("words", models.CharField(max_length=300, verbose_name="what the picture shows")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pictures", to="events.event"
                    ),
                ),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.RunPython(move_pictures, move_pictures_back),
        migrations.RemoveField(model_name="event", name="picture"),
        migrations.RemoveField(model_name="event", name="picture_words"),
    ]
