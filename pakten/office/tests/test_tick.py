"""What time alone brings about, and that it stands in nobody's way."""

import logging

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from pakten.mail.models import Letter
from pakten.mail.tests.post_office import PostOffice
from pakten.office import tick
from tests.makers import make_letter


def test_a_rule_that_fails_stops_no_other_and_tells_no_names_in_the_log(caplog, monkeypatch):
    seen = []

    def broken(now):
        raise DatabaseError("Key (email)=(leila@example.org) already exists.")

    monkeypatch.setattr(tick, "RULES", [broken, seen.append])
    with caplog.at_level(logging.ERROR):
        tick.run()
    assert len(seen) == 1 and seen[0].tzinfo is not None
    assert "broken" in caplog.text and "DatabaseError" in caplog.text
    assert "leila" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_the_worker_follows_the_rules_and_then_delivers(settings, monkeypatch):
    def writes_a_letter(now):
        make_letter(subject="Det är dags")

    def broken(now):
        raise ValueError

    monkeypatch.setattr(tick, "RULES", [broken, writes_a_letter])
    with PostOffice() as post_office:
        settings.MAILERS = post_office.settings
        call_command("worker", once=True)
        assert len(post_office.letters) == 1
    assert not Letter.objects.waiting().exists()
