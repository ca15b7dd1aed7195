"""Checking somebody in by their ticket, with `events.checking_in`, as at every door."""

from http import HTTPStatus

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Router

from pakten.api import problems, shapes
from pakten.api.endpoints.calendar import event_called
from pakten.api.models import Scope
from pakten.api.tokens import Token
from pakten.events import checking_in
from pakten.events.models import Event
from pakten.journal import actions as journal

router = Router(tags=[gettext_noop("Check-in")], auth=Token(Scope.CHECK_IN))


@router.post(
    "/events/{slug}/check-in",
    response=shapes.CheckedIn,
    operation_id="check_in",
    summary=gettext_noop("Check somebody in"),
    description=gettext_noop(
        "By the code of their ticket. Sending twice counts once: the second answer says since when."
    ),
    openapi_extra={"x-scope": Scope.CHECK_IN.value},
)
def check_in(request: HttpRequest, slug: str, said: shapes.Ticket):
    event = event_called(slug, events=Event.objects.exclude(state=Event.State.DRAFT))
    name = request.auth.name
    with journal.in_the_name_of(name):
        answer = checking_in.check_in(event=event, key=said.key, door=name, by=None)
    if answer.result == "unknown":
        return problems.problem(HTTPStatus.NOT_FOUND, "unknown", field="key")
    if answer.result not in ("in", "already"):
        return problems.problem(
            HTTPStatus.CONFLICT, problems.AT_THE_DOOR.get(answer.result, answer.result), answer.words
        )
    return {"is_new": answer.result == "in", "at": answer.check_in.at, "event": event.slug}
