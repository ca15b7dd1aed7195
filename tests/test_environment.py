import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from pakten import environment
from pakten.settings import database


@pytest.mark.django_db
def test_sqlite_begins_as_a_writer_and_lets_readers_go_on():
    if connection.vendor != "sqlite":
        pytest.skip("on SQLite only")
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_number_that_is_none_stops_the_start_with_a_sentence(monkeypatch):
    monkeypatch.setenv("EMAIL_PORT", "twenty-five")
    with pytest.raises(ImproperlyConfigured, match="EMAIL_PORT is 'twenty-five'; write a whole number"):
        environment.number("EMAIL_PORT", 25)


def test_a_flag_that_is_none_stops_the_start_with_a_sentence(monkeypatch):
    monkeypatch.setenv("DEBUG", "maybe")
    with pytest.raises(ImproperlyConfigured, match="DEBUG is 'maybe'; write true or false"):
        environment.flag("DEBUG")


def test_a_database_address_that_is_none_stops_the_start_with_a_sentence():
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL cannot be read"):
        database("file cabinet")
