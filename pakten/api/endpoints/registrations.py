"""Registering somebody, and what becomes of it. A place is taken by `events.registering`, as everywhere."""

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop
from ninja import Router, Status

from pakten.api import problems, queries, shapes
from pakten.api.endpoints.calendar import event_called
from pakten.api.models import Scope
from pakten.api.tokens import Token
from pakten.events import queries as events
from pakten.events import registering, rules
from pakten.events.models import Event, Registration
from pakten.journal import actions as journal
from pakten.network import protected

router = Router(tags=[gettext_noop("Registrations")], auth=Token(Scope.REGISTRATIONS))
OF_SCOPE = {"x-scope": Scope.REGISTRATIONS.value}


@router.post(
    "/events/{slug}/registrations",
    response={201: shapes.RegistrationWhole, 200: shapes.RegistrationKnown},
    operation_id="register",
    summary=gettext_noop("Register somebody to an event"),
    description=gettext_noop(
        "A place if there is one, else the end of the queue; the person gets a letter with the ticket. Who has been"
        " registered before keeps what they have, and the answer is 200 instead of 201: sending twice does no harm. It"
        " holds no key then: the registration is the person's own, and its link goes to them in a letter."
    ),
    openapi_extra=OF_SCOPE,
)
def register(request: HttpRequest, slug: str, said: shapes.NewRegistration):
    event = event_called(slug, events=Event.objects.exclude(state=Event.State.DRAFT))
    if not (event.for_everybody or rules.is_invited(event, said.invitation)):
        raise Http404
    guest = registering.Guest(name=said.name, email=said.email, **_details(said))
    was_there = event.registrations.filter(person__email__iexact=said.email.strip()).exists()
    with journal.in_the_name_of(request.auth.name):
        (answer,) = registering.register_many(event=event, guests=[guest], invitation=said.invitation, by=None)
    if was_there or not answer.is_new:  # by themselves or by whom we do not know: their key is nobody else's
        return Status(200, {"event": event.slug, "state": answer.registration.state})
    return Status(201, _whole(answer.registration))


@router.get(
    "/registrations/{key}",
    response=shapes.RegistrationWhole,
    operation_id="read_registration",
    summary=gettext_noop("Read a registration"),
    description=gettext_noop(
        "How it stands: a place, a place in the queue, an offer. Never who it is or what they need."
    ),
    openapi_extra=OF_SCOPE,
)
def read_registration(request: HttpRequest, key: str):
    return _whole(_registration(key))


@router.patch(
    "/registrations/{key}",
    response=shapes.RegistrationWhole,
    operation_id="change_registration",
    summary=gettext_noop("Change a registration"),
    description=gettext_noop("What you send is changed, the rest stays. The place stays too."),
    openapi_extra=OF_SCOPE,
)
def change_registration(request: HttpRequest, key: str, said: shapes.Details):
    registration = _registration(key)
    no = _why_not_change(registration)
    if no:
        return no
    names = ("organisation", "organisation_name", "diet", "access", "photo_consent")
    details = {name: getattr(registration, name) for name in names}
    new = _details(said)
    for name in said.model_fields_set:
        details[name] = new[name]
    if "organisation" in said.model_fields_set:
        details["organisation_name"] = new["organisation_name"]
    with journal.in_the_name_of(request.auth.name):
        there = registering.change_registration(registration=registration, by=None, **details)
    return _whole(there)


@router.post(
    "/registrations/{key}/cancel",
    response=shapes.RegistrationWhole,
    operation_id="cancel_registration",
    summary=gettext_noop("Cancel a registration"),
    description=gettext_noop("Gives the place back, and it is offered to the next in line. Also the no to an offer."),
    openapi_extra=OF_SCOPE,
)
def cancel_registration(request: HttpRequest, key: str):
    with journal.in_the_name_of(request.auth.name):
        return _whole(registering.cancel_registration(registration=_registration(key), by=None))


@router.post(
    "/registrations/{key}/accept",
    response=shapes.RegistrationWhole,
    operation_id="accept_offer",
    summary=gettext_noop("Take an offered place"),
    description=gettext_noop("The yes to an offer, before its time is over."),
    openapi_extra=OF_SCOPE,
)
def accept_offer(request: HttpRequest, key: str):
    with journal.in_the_name_of(request.auth.name):
        there = registering.accept_offer(registration=_registration(key), by=None)
    if there.state != Registration.State.REGISTERED:
        return problems.problem(HTTPStatus.CONFLICT, "no_offer")
    return _whole(there)


def _registration(key):
    found = Registration.objects.select_related("event", "person", "organisation").filter(person__isnull=False)
    registration = found.filter(key=key).first() if "\x00" not in key else None
    if registration is None:
        raise Http404
    return registration


def _why_not_change(registration):
    if registration.event.is_cancelled:
        return problems.problem(HTTPStatus.CONFLICT, "cancelled")
    if registration.event.is_over:
        return problems.problem(HTTPStatus.CONFLICT, "over")
    if registration.state == Registration.State.CANCELLED:
        return problems.problem(HTTPStatus.CONFLICT, "already_cancelled")
    return None


def _details(said):
    """The arguments of the verbs in `registering`."""
    return {
        "organisation": queries.member_called(said.organisation) if said.organisation.strip() else None,
        "organisation_name": said.organisation,
        "diet": said.diet,
        "access": said.access,
        "photo_consent": said.photo_consent,
    }


def _whole(registration):
    waits = registration.state == Registration.State.WAITLISTED
    return protected.masked_data(
        {
            "key": registration.key,
            "event": registration.event.slug,
            "state": registration.state,
            "place_in_line": events.before(registration) + 1 if waits else None,
            "waits_for_organisation": waits and events.waits_for_share(registration),
            "offered_until": registration.offered_until,
            "organisation": registration.organisation_name,
            "photo_consent": registration.photo_consent,
            "ticket": settings.SITE_ADDRESS + registration.get_absolute_url(),
        }
    )
