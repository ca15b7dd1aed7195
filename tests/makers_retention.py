"""Things old enough to go by a rule of retention, one of each kind."""

import itertools
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from pakten.events import checking_in
from pakten.mingle.models import SignUpFile
from pakten.network.models import Application, EmailChange, Import
from pakten.plan import actions as plans
from pakten.plan.models import ActivityPlan
from pakten.surveys import actions as surveys
from pakten.surveys.models import Ticket
from tests.makers import make_event, make_letter, make_mingle, make_person
from tests.makers_activities import make_plan
from tests.makers_applications import make_application
from tests.makers_door import make_open_event, make_over
from tests.makers_going_on import make_held_mingle
from tests.makers_invite import invite_addresses
from tests.makers_our_page import make_invitation

_number = itertools.count(1)


def aged(row, **moments):
    """The row with moments in its past: aged(letter, written_at=366) was written so many days ago."""
    ago = {name: timezone.now() - timedelta(days=days) for name, days in moments.items()}
    type(row)._base_manager.filter(pk=row.pk).update(**ago)
    row.refresh_from_db()
    return row


def make_draft(days):
    return aged(make_application(name="Åsas utkast", sent=False), saved_at=days)


def make_ended_application(days, state=Application.State.DECLINED):
    application = make_application()
    application.questions.create(text="Hur många är ni, Åsa?", answer="Jag och Leïla O'Brien.")
    Application.objects.filter(pk=application.pk).update(state=state, reason="Åsa Öberg svarade inte.")
    return aged(application, saved_at=days, **({"decided_at": days} if state == Application.State.DECLINED else {}))


def make_import(days):
    return aged(Import.objects.create(name="register.xlsx", table={"rows": [["Åke É"]]}), uploaded_at=days)


def make_file(days):
    file = SignUpFile.objects.create(mingle=make_mingle(), name="anmälda.xlsx", table={"rows": []})
    return aged(file, uploaded_at=days)


def make_private_wish(days):
    made = make_mingle()
    there = made.participants.first()
    there.avoided_words = ["Åke D'Été"]
    there.save()
    aged(made, published_at=days)
    return there


def make_sent_letter(days):
    return aged(make_letter(text="Hej Leïla!"), written_at=days, sent_at=days)


def make_ended_invitation(days):
    return aged(make_invitation(email=f"asa{next(_number)}@example.org")[0], expires_at=days)


def make_past_invitation(days):
    """Of an address, to an event that ended so many days ago."""
    event = make_event()
    invite_addresses(event, "zoe@example.org")
    ended = timezone.now() - timedelta(days=days)
    type(event).objects.filter(pk=event.pk).update(starts_at=ended - timedelta(hours=2), ends_at=ended)
    return event.invitations.get()


def make_email_change(days):
    key, now = f"nyckel {next(_number)}", timezone.now()
    change = EmailChange.objects.create(person=make_person(), email="ny@example.org", key_hash=key, asked_at=now)
    return aged(change, asked_at=days)


def make_visit(days):
    key = f"besök{next(_number)}"
    return aged(Session.objects.create(session_key=key, session_data="", expire_date=timezone.now()), expire_date=days)


def make_ticket(days):
    day = timezone.localdate() - timedelta(days=days)
    survey = surveys.make(title="Frukostmingel", held_on=day, by=None)
    return Ticket.objects.create(survey=survey, person=make_person(), key_hash=f"biljett {next(_number)}")


def make_check_in(days):
    event = make_open_event(people=["Åsa Öberg"])
    checking_in.check_in(event=event, registration=event.registrations.get().pk, by=None)
    make_over(event, days=days)
    return event.check_ins.get()


def make_opinion(days):
    plan = make_plan(year=2000 + next(_number))
    opinion = plans.say(plan=plan, text="Gärna på kvällar också", by=make_person(name="Åsa Öberg"))
    plans.close_plan(plan=plan, by=None)
    ActivityPlan.objects.filter(pk=plan.pk).update(closed_on=timezone.localdate() - timedelta(days=days))
    return opinion


def make_stranger(days, **details):
    return aged(make_person(name="Åke D'Été", **details), created_at=days)


def make_mingle_to_go_on(days):
    return make_held_mingle(days_ago=days)


MAKERS = {
    "drafts": make_draft,
    "applications": make_ended_application,
    "imports": make_import,
    "sign_up_files": make_file,
    "going_on": make_mingle_to_go_on,
    "private_wishes": make_private_wish,
    "letters": make_sent_letter,
    "invitations": make_ended_invitation,
    "event_invitations": make_past_invitation,
    "email_changes": make_email_change,
    "visits": make_visit,
    "tickets": make_ticket,
    "opinions": make_opinion,
    "check_ins": make_check_in,
    "people": make_stranger,
}
