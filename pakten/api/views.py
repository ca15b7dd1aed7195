"""The door of the API: everything that comes to /api/v1/ passes here, and what leaves is JSON, whatever happened.

The service behind the door is loaded when somebody first knocks: fourteen megabytes that most processes of a
small city never need.
"""

import logging
from hashlib import sha256
from http import HTTPStatus

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import Resolver404
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from pakten.api import problems, rates, reference
from pakten.later import later

service = later("pakten.api.service")
log = logging.getLogger(__name__)
FRESH_FOR = 60  # seconds that an answer for everybody may be shown again


# No CSRF token: no session opens anything here, only a token that no browser sends by itself.
@csrf_exempt
@login_not_required
def v1(request, path=None):
    language = translation.get_language_from_request(request)
    with translation.override(language):
        answer = _guarded(request, path or "")
    answer["Content-Language"] = language
    patch_vary_headers(answer, ["Accept-Language", "Authorization"])
    if request.method in ("GET", "HEAD") and "Authorization" not in request.headers:
        answer["Access-Control-Allow-Origin"] = "*"  # what everybody may read; a token opens nothing to other pages
    return _conditional(request, answer)


def _guarded(request, path):
    wait = rates.seconds_to_wait("address", _address(request), most=rates.MOST_OF_ADDRESS)
    if wait:
        return problems.too_many(wait)
    try:
        return _as_problem(_asked(request, path))
    except (Http404, Resolver404):
        return problems.problem(HTTPStatus.NOT_FOUND, "not_found")
    except Exception as error:
        log.exception("The API failed: %s", type(error).__name__)
        return problems.problem(HTTPStatus.INTERNAL_SERVER_ERROR, "failed")


def _address(request):
    """From where somebody calls; those whom the server says nothing of count as one."""
    try:
        return get_adapter().get_client_ip(request)
    except PermissionDenied:
        return ""


def _asked(request, path):
    match = service.RESOLVER.resolve(path)
    return match.func(request, *match.args, **match.kwargs)


def _as_problem(answer):
    """What ninja or Django itself said no with, as all others are."""
    if answer.status_code < HTTPStatus.BAD_REQUEST or answer["Content-Type"] == problems.CONTENT_TYPE:
        return answer
    code = "method" if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED else "failed"
    kept = {name: answer[name] for name in ("Allow",) if name in answer}
    return problems.problem(answer.status_code, code, headers=kept)


def _conditional(request, answer):
    """Who has an answer already is told that it still holds. What a token opened is kept by nobody."""
    if answer.status_code != HTTPStatus.OK or request.method not in ("GET", "HEAD"):
        answer.setdefault("Cache-Control", "no-store")
        return answer
    if "Authorization" in request.headers:
        answer.setdefault("Cache-Control", "no-store")
        return answer
    answer.setdefault("Cache-Control", f"public, max-age={FRESH_FOR}")
    answer["ETag"] = f'"{sha256(answer.content).hexdigest()[:32]}"'
    return get_conditional_response(request, etag=answer["ETag"], response=answer)


@login_not_required
def schema(request):
    """The description that programs read (OpenAPI 3.1)."""
    answer = JsonResponse(service.description(), json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    return _conditional(request, answer)


@login_not_required
def docs(request):
    """The same description for people: drawn here, so that it needs no script and no other server."""
    address = request.build_absolute_uri("/").rstrip("/")
    words = {
        "groups": reference.groups(service.description(), address=address),
        "codes": problems.WORDS.items(),
        "address": address,
        "most_of_address": rates.MOST_OF_ADDRESS,
        "most_of_token": rates.MOST_OF_TOKEN,
    }
    return render(request, "api/docs.html", words)
