"""What is done when an event has been: it is evaluated, and who wants to go on with something is taken care of. A part
of `actions`; the questions are in `surveys`, what comes of it in `collaborations`."""

import logging
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from pakten.collaborations import actions as collaborations
from pakten.collaborations.models import Collaboration
from pakten.events import figures, rules
from pakten.events.refusals import NOBODY_TO_ASK, NOT_OVER, Refused
from pakten.network import actions as network
from pakten.surveys import actions as surveys
from pakten.surveys import queries as survey_queries

log = logging.getLogger(__name__)
Origin = Collaboration.Origin


def make_evaluation(*, event, like=None, by, **planned):
    """The event's evaluation as a draft, with the standard questions or those of another; the one there is, if there is
    one. `planned`: hours_after, open_days, remind_after_days."""
    try:
        with transaction.atomic():
            return figures.evaluation_of(event) or _make(event, like=like, by=by, **planned)
    except IntegrityError:  # a colleague made it in this moment
        return figures.evaluation_of(event)


def _make(event, **said):
    return surveys.make(
        title=event.title,
        about_address=figures.address_of(event),
        about_kind=event.kind,
        held_on=timezone.localdate(event.ends_at),
        then_address=figures.going_on_address(event),
        **said,
    )


def send_evaluation(*, event, by):
    """Asks those who came and have not been asked yet; where nobody was checked in, those who had a place. Returns how
    many were asked now."""
    if not rules.may_be_evaluated(event):
        raise Refused(NOT_OVER)
    people = list(figures.whom_to_ask(event))
    if not people:
        raise Refused(NOBODY_TO_ASK)
    survey = figures.evaluation_of(event)
    return surveys.send(survey=survey, people=people, held_on=timezone.localdate(event.ends_at), by=by)


def send_due(now):
    """A rule for the clock: sends the evaluations whose hours after their event are over. Asks only how things stand,
    so an event that is moved takes its evaluation with it."""
    drafts = list(survey_queries.sent_by_clock())
    events = figures.events_of(drafts)
    for survey in drafts:
        event = events.get(survey.pk)
        if event and rules.may_be_evaluated(event, now=now - timedelta(hours=survey.hours_after)):
            try:
                send_evaluation(event=event, by=None)
            except (Refused, surveys.SurveyProblem):
                log.warning("The evaluation %s could not be sent: it has no questions, or nobody to ask.", survey.pk)


@transaction.atomic
def go_on(*, event, name, email, organisation, organisation_name, title, about):
    """Somebody who was there wants to go on with something: a lead with their name on it, that nobody answers for yet.
    It knows nothing of what they answered, nor whether they did."""
    return collaborations.open_lead(
        title=title,
        about=about,
        organisations=[organisation] if organisation else [],
        from_whom="" if organisation else organisation_name,
        contact=network.know(name=name, email=email, by=None),
        by=None,
        **_origin(event, Origin.EVALUATION),
    )


def note_lead(*, event, by, **said):
    """The team writes down, at the event or after it, who wants to go on with what."""
    return collaborations.open_lead(by=by, **_origin(event, Origin.EVENT), **said)


def _origin(event, kind):
    return {"origin_kind": kind, "origin_label": event.title, "origin_address": figures.address_of(event)}
