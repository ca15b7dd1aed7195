"""The applications that have been sent: what waits and since when, what became of each. A part of `queries`."""

from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from pakten.journal.models import Line
from pakten.network.models import Application, Person

State = Application.State
OPEN = (State.SUBMITTED, State.NEEDS_COMPLETION)  # the office can still ask, approve and decline
SHOWN = (State.SUBMITTED, State.NEEDS_COMPLETION, State.APPROVED, State.DECLINED, State.WITHDRAWN)
OVERDUE_AFTER = timedelta(days=14)  # from then on an application is said to have waited too long
NOBODY, MINE = "nobody", "mine"


def sent():
    """Every application that was sent at some time; a draft is its writer's own."""
    return Application.objects.exclude(state=State.DRAFT).exclude(waiting_since=None)


def numbers():
    """How many are in each state, every state present, and how many in all: {"submitted": 4, …, "": 61}."""
    counts = {state.value: Count("id", filter=Q(state=state)) for state in SHOWN}
    found = sent().aggregate(**counts)
    return found | {"": sum(found.values())}


def chosen(state="", coordinator="", person=None):
    """Those in a state, of a coordinator: a person's id, MINE or NOBODY. What waits comes with the longest wait first,
    what is done with the newest first."""
    found = sent().select_related("coordinator")
    if state:
        found = found.filter(state=state)
    if coordinator == NOBODY:
        found = found.filter(coordinator=None)
    elif coordinator == MINE:
        found = found.filter(coordinator=person)
    elif coordinator:
        found = found.filter(coordinator_id=int(coordinator))
    return found.order_by("waiting_since", "id") if state in OPEN else found.order_by("-waiting_since", "-id")


def waiting():
    """For the desk: {"count": 4, "oldest": the moment since which the first of them waits, or None}."""
    found = Application.objects.waiting()
    return {"count": found.count(), "oldest": found.values_list("waiting_since", flat=True).first()}


def is_overdue(application):
    return application.state == State.SUBMITTED and timezone.now() - application.waiting_since > OVERDUE_AFTER


def coordinators():
    """Those of the team who may be given an application or a member."""
    return Person.objects.shown().filter(is_active=True).exclude(team="").order_by("name", "id")


def sent_answers(application):
    """What was sent last. The applicant may be changing the answers in this moment; that is not ours to see yet."""
    last = application.submissions.last()
    return last.answers if last else application.answers


def lines(application):
    """The journal of an application, the newest first."""
    return Line.objects.filter(subject_kind=application._meta.label_lower, subject_id=application.pk)
