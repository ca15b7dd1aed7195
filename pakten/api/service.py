"""The service behind the door: its endpoints, what it says no with, its description. Loaded when first asked for."""

from functools import cache
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.http import Http404
from django.http.request import UnreadablePostError
from django.urls import URLResolver
from django.urls.resolvers import RegexPattern
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from pakten.api import problems, shapes
from pakten.api.endpoints import calendar, door, members, registrations
from pakten.api.tokens import NoToken, OutOfScope, TooOften
from pakten.events.locking import TryAgain
from pakten.events.refusals import Refused

PREFIX = "/api/v1"
ALWAYS = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.INTERNAL_SERVER_ERROR)
service = NinjaAPI(
    title="Pakten",
    version="1",
    description="What the members' network tells everybody, and what other systems may do with a token of its office.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="service",
)
for part in (calendar, members, registrations, door):
    service.add_router("", part.router)


@service.exception_handler(NoToken)
def _no_token(request, no):
    return problems.problem(HTTPStatus.UNAUTHORIZED, no.code, headers={"WWW-Authenticate": "Bearer"})


@service.exception_handler(OutOfScope)
def _out_of_scope(request, no):
    headers = {"WWW-Authenticate": 'Bearer error="insufficient_scope"'}
    return problems.problem(HTTPStatus.FORBIDDEN, "scope", headers=headers)


@service.exception_handler(TooOften)
def _too_often(request, no):
    return problems.too_many(no.seconds)


@service.exception_handler(Refused)
def _refused(request, no):
    return problems.refused(no)


@service.exception_handler(TryAgain)
def _try_again(request, no):
    return problems.crowded()


@service.exception_handler(ValidationError)
def _invalid(request, no):
    return problems.invalid(no.errors)


@service.exception_handler(HttpError)
@service.exception_handler(UnreadablePostError)
def _unreadable(request, no):
    return problems.problem(HTTPStatus.BAD_REQUEST, "bad_request")


@service.exception_handler(RequestDataTooBig)
def _too_large(request, no):
    return problems.problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large")


@service.exception_handler(Http404)
def _not_found(request, no):
    return problems.problem(HTTPStatus.NOT_FOUND, "not_found")


@service.exception_handler(Exception)
def _unforeseen(request, error):
    raise error  # the door writes it down, and answers


RESOLVER = URLResolver(RegexPattern(r""), service.urls[0])


@cache
def description():
    """OpenAPI 3.1, with the problems that ninja does not know of."""
    found = service.get_openapi_schema(path_prefix=PREFIX)
    found["servers"] = []
    found["components"]["schemas"]["Problem"] = shapes.Problem.model_json_schema(
        ref_template="#/components/schemas/{model}", mode="serialization"
    )
    found["components"]["schemas"].update(found["components"]["schemas"]["Problem"].pop("$defs"))
    for path, operations in found["paths"].items():
        for method, operation in operations.items():
            for asked in operation["parameters"]:
                asked["schema"] = _never_null(asked["schema"])
            for status in _problems_of(path, method, operation):
                operation["responses"][str(status.value)] = _described(status)
            operation["responses"] = {str(status): said for status, said in operation["responses"].items()}
    return found


def _never_null(schema):
    """What stands in an address is left out rather than null."""
    others = [other for other in schema.pop("anyOf", []) if other.get("type") != "null"]
    return {**others[0], **schema} if others else schema


def _problems_of(path, method, operation):
    yield from ALWAYS
    yield HTTPStatus.METHOD_NOT_ALLOWED
    if "{" in path:
        yield HTTPStatus.NOT_FOUND
    if "security" in operation:
        yield from (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
    if operation.get("parameters") or "requestBody" in operation:
        yield HTTPStatus.UNPROCESSABLE_ENTITY
    if "requestBody" in operation:
        yield from (HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if method != "get":
        yield from (HTTPStatus.CONFLICT, HTTPStatus.SERVICE_UNAVAILABLE)


def _described(status):
    content = {problems.CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": status.phrase, "content": content}
