"""The verbs of the city's team, a part of `actions`: who is in it, as what, and whose members are whose."""

from django.db import transaction

from pakten.journal import actions as journal
from pakten.mail import actions as mail
from pakten.network import actions, emails, rules
from pakten.network.keys import end_sessions
from pakten.network.models import Application, Organisation, Person


class LastOfOffice(Exception):
    """Somebody must be left who may say who is in the team."""


class NotInTeam(Exception):
    """A portfolio can be given only to somebody of the team."""


@transaction.atomic
def take_in(*, name, email, role, by):
    """Somebody new in the team, known before or not. A letter tells them. Gives the person, and whether they
    came in: who is in the team already stays what they are."""
    person = actions.know(name=name, email=email, by=by)
    if person.is_team:
        return person, False
    if not person.is_active:
        person.is_active = True
        person.save(update_fields=["is_active"])
    actions.join_team(person=person, team=role, by=by)
    end_sessions(person)
    subject, text = emails.welcome_to_team(role=Person.Team(role))
    mail.write(to=person.email, kind="network.welcome_to_team", subject=subject, text=text)
    return person, True


@transaction.atomic
def change_role(*, person, role, by):
    """Another role holds from the next page on; sessions end, so that nobody goes on in an old one."""
    _see_to_the_office(person, leaves=role != Person.Team.OFFICE)
    person.team = role
    person.save(update_fields=["team"])
    end_sessions(person)
    journal.write(verb="network.change_role", subject=person, by=by, details={"team": role})
    return person


@transaction.atomic
def leave_team(*, person, by):
    """Out of the team, and signed out at once. Members in the portfolio stand without a coordinator until somebody gets
    them."""
    _see_to_the_office(person, leaves=True)
    person.team = ""
    person.save(update_fields=["team"])
    end_sessions(person)
    Organisation.objects.filter(coordinator=person).update(coordinator=None)
    Application.objects.filter(coordinator=person).update(coordinator=None)
    journal.write(verb="network.leave_team", subject=person, by=by)
    return person


def _see_to_the_office(person, *, leaves):
    """Two who leave at the same moment wait for each other here."""
    office = Person.objects.select_for_update().filter(team=Person.Team.OFFICE, is_active=True)
    if leaves and not rules.may_leave_team(person, len(office)):
        raise LastOfOffice


@transaction.atomic
def hand_over(*, coordinator, to, by):
    """A whole portfolio goes to another coordinator, with the applications that wait. Gives how many members went."""
    if not rules.may_coordinate(to):
        raise NotInTeam
    members = list(Organisation.objects.filter(coordinator=coordinator))
    Organisation.objects.filter(pk__in=[member.pk for member in members]).update(coordinator=to)
    Application.objects.filter(coordinator=coordinator).update(coordinator=to)
    journal.write(
        verb="network.hand_over_portfolio",
        subject=coordinator,
        by=by,
        details={"to": to.pk, "members": [member.pk for member in members]},
    )
    subject, text = emails.portfolio_received(count=len(members))
    mail.write(to=to.email, kind="network.portfolio_received", subject=subject, text=text)
    return len(members)
