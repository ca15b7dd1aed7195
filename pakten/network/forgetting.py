"""Forgetting a person in the whole house (GDPR, article 17). A part of `actions`."""

from django.contrib.sessions.models import Session
from django.db import transaction

from pakten.journal import actions as journal
from pakten.network import queries
from pakten.network.models import Network, Person
from pakten.web import held


class ForgetProblem(Exception):
    """Why a person cannot be forgotten now, and what to do first: `args` are sentences."""


@transaction.atomic
def forget_everywhere(*, person, by):
    """Lets every app forget a person, all or nothing. What was done stays, without the name."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    reasons = queries.why_not_forget(person)
    if reasons:
        raise ForgetProblem(*reasons)
    _end_sessions(person)
    every_app = [room for room in held.rooms("actions") if hasattr(room, "forget")]
    # The network comes last: it deletes the person, whom the others look for.
    for actions in sorted(every_app, key=lambda room: room.__name__ == "pakten.network.actions"):
        actions.forget(person=person)
    journal.write(verb="network.forget", subject=Network(pk=1, name=""), by=by)


def _end_sessions(person):
    """Sessions hold who signed in, and the address of who is on the way to."""
    for session in Session.objects.iterator():
        data = session.get_decoded()
        if data.get("_auth_user_id") == str(person.pk) or person.email in str(data):
            session.delete()
