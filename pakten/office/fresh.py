"""A database made at once from the models as they are now, for one that lives no longer than a process: a demo's, a
test's. One that is to last grows by `migrate`; all its steps from nothing take seconds, and come to the same, which
tests/test_fresh.py holds."""

from importlib import import_module

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

# What the migrations put in, in their order.
INSTALLED = (
    ("pakten.network.migrations.0008_levels_and_agreements", "install_levels"),
    ("pakten.plan.migrations.0001_initial", "install_goals"),
    ("pakten.plan.migrations.0003_first_indicators", "install_indicators"),
    ("pakten.plan.migrations.0005_reported_indicators", "install_reported"),
)


def make():
    """All tables in an empty database, filled."""
    with override_settings(MIGRATION_MODULES={app.label: None for app in apps.get_app_configs()}):
        call_command("migrate", run_syncdb=True, verbosity=0)
    fill()


def fill():
    """What an installation has beside the tables of its models, in an empty database."""
    call_command("createcachetable", "network_tries", verbosity=0)  # for counting tries to sign in, see `CACHES`
    install()


def install():
    """The rows that an installation begins with."""
    for migration, function in INSTALLED:
        getattr(import_module(migration), function)(apps, connection.schema_editor())
