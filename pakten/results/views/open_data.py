"""Open data: a page for people, and files that anybody's program may fetch from anywhere, with no key."""

from hashlib import sha256

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from pakten.network import limits
from pakten.results.opendata import catalogue as catalogues
from pakten.results.opendata import files
from pakten.results.opendata.datasets import CATALOGUE_FORMS, DATASETS, FORMS, LICENCE

FRESH_FOR = 3600  # seconds that a file may be shown again
MOST, SECONDS = 60, 60  # files that one address of the internet may fetch, in so many seconds


def _open(view):
    """For everybody, from every page, and not too often."""

    @login_not_required
    @require_safe
    def opened(request, **asked):
        if not limits.is_within("open_data", _address(request), most=MOST, seconds=SECONDS):
            answer = HttpResponse("Too many at once. Try again in a minute.\n", status=429, content_type="text/plain")
            answer["Retry-After"] = SECONDS
        else:
            answer = view(request, **asked)
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
        return answer

    return opened


def _address(request):
    try:
        return get_adapter().get_client_ip(request)
    except PermissionDenied:
        return ""


def _as_held(request, answer, etag):
    """Who has the file already is told that it still holds."""
    answer["ETag"] = quote_etag(etag)
    answer["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    answer["Link"] = f'<{LICENCE}>; rel="license"'
    return get_conditional_response(request, etag=answer["ETag"], response=answer)


def _dataset(name):
    if name not in DATASETS:
        raise Http404
    return DATASETS[name]


@_open
def dataset(request, name, form):
    found = _dataset(name)
    file, length, etag = files.written(found, form)
    content_type = f"{FORMS[form]}; charset=utf-8" + ("; header=present" if form == "csv" else "")
    answer = StreamingHttpResponse(files.pieces(file), content_type=content_type)
    answer["Content-Length"] = length
    answer["Content-Disposition"] = f'inline; filename="{name}.{form}"'
    held = _as_held(request, answer, etag)
    if held is not answer:
        file.close()
    elif form == "csv":
        answer["Link"] += f', <{found.address("csv")}-metadata.json>; rel="describedby"; type="application/csvm+json"'
    return held


@_open
def fields(request, name):
    answer = JsonResponse(files.described(_dataset(name)), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Type"] = "application/csvm+json; charset=utf-8"
    return _as_held(request, answer, sha256(answer.content).hexdigest()[:32])


@_open
def catalogue(request, form):
    content = catalogues.serialized(form)
    answer = HttpResponse(content, content_type=f"{CATALOGUE_FORMS[form]}; charset=utf-8")
    return _as_held(request, answer, sha256(content).hexdigest()[:32])


@login_not_required
def page(request):
    words = {
        "datasets": DATASETS.values(),
        "catalogues": [(form, f"/open-data/catalogue.{form}") for form in CATALOGUE_FORMS],
        "licence": LICENCE,
        "most": MOST,
        "example": DATASETS["members"].address("json"),
    }
    return render(request, "results/open_data.html", words)
