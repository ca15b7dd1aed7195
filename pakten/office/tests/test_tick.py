"""What time alone brings about, and that it stands in nobody's way."""

import logging
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from pakten.events import registering
from pakten.events.models import Event, Registration
from pakten.mail.models import Letter
from pakten.mail.tests.post_office import PostOffice
from pakten.office import tick
from pakten.results import actions as results
from tests.makers import make_event, make_letter
from tests.makers_events import sign_up


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


@pytest.mark.django_db
def test_the_tick_passes_on_offers_that_ran_out_and_forgets_needs_when_the_event_is_over():
    now = timezone.now()
    event, over = make_event(capacity=1), make_event()
    inside, asked, waits = (sign_up(event, name=name) for name in ("Åsa Öberg", "Zoë O'Brien", "Ali Hér"))
    needs = sign_up(over, diet="vegan", access="teckentolk")
    registering.cancel_registration(registration=inside, by=None)
    Registration.objects.filter(pk=asked.pk).update(offered_until=now - timedelta(minutes=1))
    Event.objects.filter(pk=over.pk).update(starts_at=now - timedelta(hours=3), ends_at=now - timedelta(hours=1))
    tick.run()
    tick.run()  # a doubled tick does nothing more
    for registration in (asked, waits, needs):
        registration.refresh_from_db()
    assert (asked.state, waits.state) == ("waitlisted", "offered")
    assert (needs.diet, needs.access) == ("", "")
    assert Letter.objects.filter(to=waits.person.email, kind="events.offered").count() == 1


def test_members_who_have_not_reported_are_reminded_by_the_clock():
    assert results.remind_reports in tick.RULES
