"""Tests and demos make their database at once; here it is held beside one that grew by all migrations."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.db import connection

from tests import schema

ROOT = Path(__file__).parent.parent


@pytest.fixture
def empty_database(tmp_path):
    """The address of a database with nothing in it, of the kind that is tested."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/grown.sqlite3"
        return
    address = urlsplit(os.environ["DATABASE_URL"])
    name = f"grown_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield urlunsplit(address._replace(path=f"/{name}"))
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.django_db(transaction=True)
def test_what_is_made_at_once_is_what_all_migrations_come_to(empty_database):
    environment = {**os.environ, "DATABASE_URL": empty_database, "DJANGO_SETTINGS_MODULE": "pakten.settings"}
    environment |= {"SECRET_KEY": "only for tests", "PAKTEN_VAR": str(settings.VAR)}
    run = {"cwd": ROOT, "env": environment, "check": True, "capture_output": True, "text": True}
    subprocess.run([sys.executable, "manage.py", "migrate"], **run)
    grown = json.loads(subprocess.run([sys.executable, "-m", "tests.schema"], **run).stdout)
    made = json.loads(json.dumps(schema.described(connection)))
    assert set(grown["tables"]) == set(made["tables"])
    assert grown["tables"] == made["tables"]
    assert grown["rows"] == made["rows"]
    assert len(made["rows"]["plan.Indicator"]) > 10
