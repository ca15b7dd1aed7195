from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    """The table in which all web processes count how often somebody tries to sign in (`CACHES` in settings)."""
    call_command("createcachetable", "network_tries", database=schema_editor.connection.alias, verbosity=0)


def drop_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE network_tries")


class Migration(migrations.Migration):
    dependencies = [("network", "0004_applications")]

    operations = [migrations.RunPython(make_table, drop_table)]
