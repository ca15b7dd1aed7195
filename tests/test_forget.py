"""Somebody with a trace everywhere is forgotten, and no table holds a trace of them."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from pakten.collaborations import actions as collaborations
from pakten.events import inviting, registering
from pakten.events.models import Event, Registration
from pakten.journal.models import Line
from pakten.mingle import actions as mingle
from pakten.mingle.models import Participant
from pakten.network import actions as network
from pakten.network.forgetting import ForgetProblem, forget_everywhere
from pakten.network.models import Application, Organisation, Person, Submission
from pakten.surveys import actions as surveys
from tests.makers import make_event, make_letter, make_mingle, make_organisation, make_person
from tests.makers_going_on import both_say_yes, pair_of
from tests.makers_invite import invite_addresses

NAME, EMAIL = "Rakel Åström-O'Neill", "rakel.astrom@example.org"
pytestmark = pytest.mark.django_db


def traces(*words):
    """Where the name or the address (or other words) stand in any table: {"mail.letter.text": 2, …}."""
    signs = [each.casefold() for each in words or (NAME, EMAIL)]
    found = {}
    for model in apps.get_models():
        for row in model.objects.values() if hasattr(model, "objects") else model._default_manager.values():
            for field, value in row.items():
                text = json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)
                if any(sign in text.casefold() for sign in signs):
                    place = f"{model._meta.label_lower}.{field}"
                    found[place] = found.get(place, 0) + 1
    return found


@pytest.fixture
def rakel():
    """A person with a trace in every app."""
    organisation, colleague = make_organisation(), make_person()
    rakel = make_person(name=NAME, email=EMAIL, team=Person.Team.COORDINATOR)
    network.add_contact(organisation=organisation, person=rakel, is_first=True, by=rakel)
    network.add_contact(organisation=organisation, person=colleague, by=rakel)
    Organisation.objects.filter(pk=organisation.pk).update(coordinator=rakel)
    sign_up_everywhere(rakel, colleague)
    gathered = make_mingle(
        Namn=[NAME, "Bo Ek", "Ali Öst", "Zoë Li"],
        Organisation=["Ett", "Två", "Tre", "Fyra"],
        **{"E-post": [EMAIL, "bo@example.org", "", ""], "Vill träffa": ["Bo Ek", NAME, "", ""]},
    )
    mingle.plan(mingle=gathered, by=rakel)
    mingle.publish(mingle=type(gathered).objects.get(pk=gathered.pk), by=rakel)
    both_say_yes(*pair_of(type(gathered).objects.get(pk=gathered.pk)))
    lead = collaborations.open_lead(title="Praktik", organisations=[organisation], owner=rakel, by=rakel)
    said = f"Ring {NAME}, {EMAIL}, före fredag."
    collaborations.open_lead(
        title=f"{NAME} vill bli mentor",
        about=said,
        organisations=[],
        contact=rakel,
        from_whom=f"{NAME} konsult",
        by=None,
    )
    collaborations.tell(collaboration=lead, text="Ringde.", by=rakel)
    surveys.send(survey=surveys.make(title="Lunch", by=rakel), people=[rakel], by=rakel)
    make_letter(to=EMAIL), make_letter(text=f"Din kollega {NAME} ({EMAIL}) har bjudit in dig.")
    Line.objects.create(
        verb="tests.edited", subject_kind="network.organisation", subject_id=organisation.pk, subject_name=NAME,
        details={"fields": {"about": [f"Ring {NAME}", ""]}},
    )  # fmt: skip
    answers = {"name": "Nya", "contacts": [{"name": NAME, "email": EMAIL, "title": ""}]}
    sent = Application.objects.create(
        state="submitted", answers=answers, name="Nya", waiting_since="2026-01-01T00:00+00:00"
    )
    Submission.objects.create(application=sent, answers=answers)
    browser = Client()
    browser.force_login(rakel, backend="django.contrib.auth.backends.ModelBackend")
    return rakel


def sign_up_everywhere(rakel, colleague):
    """To an event that has been and one that comes, as her own firm, with needs; a colleague too, by her hand."""
    been, coming = make_event(responsible=rakel), make_event(title="Lunch")
    for event in (been, coming):
        words = {"organisation_name": f"{NAME} konsult", "diet": f"Fråga {NAME}", "access": "plats längst fram"}
        registering.register(event=event, person=rakel, by=rakel, **words)
        registering.register(event=event, person=colleague, by=rakel)
    invite_addresses(coming, EMAIL)
    inviting.change_feed_address(person=rakel)
    Registration.objects.filter(person=rakel).update(note=f"{NAME} talar på scenen")
    before = timezone.now() - timedelta(days=2)
    Event.objects.filter(pk=been.pk).update(starts_at=before, ends_at=before + timedelta(hours=2))


def test_nothing_is_left_of_who_is_forgotten(rakel):
    before = traces()
    assert len(before) > 8, before  # or this test would prove little
    meetings, participants = Participant.objects.count(), len(json.dumps(before))
    forget_everywhere(person=rakel, by=None)
    assert traces() == {}
    assert not Session.objects.exists()
    assert Participant.objects.count() == meetings and participants
    assert Line.objects.filter(verb="network.forget").count() == 1
    kept = Registration.objects.filter(person=None).values_list("access", "diet", "organisation_name", "share")
    assert list(kept) == [("", "", "", "")]  # a figure of what has been; the place at what comes is free
    assert Registration.objects.filter(by=None).count() == 3  # the colleague's two, and the figure


def test_who_is_forgotten_may_come_back_as_somebody_new(rakel):
    forget_everywhere(person=rakel, by=None)
    assert make_person(name=NAME, email=EMAIL).pk != rakel.pk


def test_all_or_nothing(rakel, monkeypatch):
    """When one app cannot, nothing has happened in any."""

    def cannot(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(Person, "delete", cannot)
    before = traces()
    with pytest.raises(RuntimeError):
        forget_everywhere(person=rakel, by=None)
    assert traces() == before


def test_the_last_contact_and_the_last_of_the_office_are_not_forgotten(office):
    organisation, alone = make_organisation(name="Ensamma AB"), make_person()
    network.add_contact(organisation=organisation, person=alone, by=None)
    with pytest.raises(ForgetProblem, match="Ensamma AB"):
        forget_everywhere(person=alone, by=None)
    page = office.post(f"/office/people/{alone.pk}/forget/").content.decode()
    assert "Ensamma AB har ingen annan kontaktperson" in page
    with pytest.raises(ForgetProblem):
        forget_everywhere(person=office.person, by=None)
    assert "Du kan inte glömma dig själv" in office.get(f"/office/people/{office.person.pk}/forget/").content.decode()
    assert Person.objects.filter(pk=alone.pk).exists()


def test_the_office_sees_what_goes_and_what_stays_before_it_forgets(rakel, office):
    page = office.get(f"/office/people/{rakel.pk}/forget/").content.decode()
    assert "Kontaktperson för en medlem" in page and "stannar utan namnet" in page
    answer = office.post(f"/office/people/{rakel.pk}/forget/", follow=True)
    assert "Personen är glömd" in answer.content.decode()
    assert traces() == {}


def test_every_model_is_looked_through():
    assert all(issubclass(model, Model) for model in apps.get_models())
    make_person(name=NAME, email=EMAIL)
    assert {"network.person.name", "network.person.email"} <= set(traces())
