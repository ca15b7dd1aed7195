"""What the API says no to: a problem (RFC 9457) with a code for programs, a sentence for people, and the field."""

import json
from http import HTTPStatus

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pakten.events import refusals

CONTENT_TYPE = "application/problem+json"
WORDS = {
    **{code: words for code, words in refusals.WHY_NOT.items() if code != "draft"},
    "share_is_full": refusals.SHARE_IS_FULL,
    "bad_request": gettext_lazy("The body is not JSON."),
    "no_token": gettext_lazy("This needs a token: Authorization: Bearer …"),
    "bad_token": gettext_lazy("The token is not known, has ended or is withdrawn. Ask the office for a new one."),
    "scope": gettext_lazy("The token may not do this. Ask the office for one that may."),
    "not_found": gettext_lazy("There is nothing here, or it is not for everybody to see."),
    "method": gettext_lazy("That cannot be done here. The header Allow says what can."),
    "too_large": gettext_lazy("That is more than we take at once."),
    "invalid": gettext_lazy("Something in what you sent is not right. Nothing was done."),
    "too_many": gettext_lazy("Too many calls. Wait as many seconds as Retry-After says."),
    "failed": gettext_lazy("Something went wrong here, and we know of it. Nothing was done. Try again later."),
    "crowded": refusals.CROWDED,
    "already_cancelled": gettext_lazy("The registration is cancelled. Register anew."),
    "no_offer": gettext_lazy("No place is offered to this registration, or the time to answer is over."),
}
# What the door says, by the code here where the same word means something else at the registration.
AT_THE_DOOR = {"cancelled": "not_coming", "event_cancelled": "cancelled"}
WORDS |= {
    AT_THE_DOOR.get(result, result): refusals.AT_THE_DOOR[result]
    for result in ("waitlisted", "cancelled", "offered", "other_event", "unknown", "too_early", "event_cancelled")
}
OF_ORGANISATION = {"members", "district", "share_is_full"}
# What pydantic calls an error, in our words.
SENTENCES = {
    "missing": gettext_lazy("It is needed."),
    "extra_forbidden": gettext_lazy("There is no such field."),
    "string_type": gettext_lazy("It should be a text."),
    "string_too_long": gettext_lazy("It should be at most %(max_length)s characters."),
    "string_too_short": gettext_lazy("It should not be empty."),
    "string_pattern_mismatch": gettext_lazy("It is not written in the right way."),
    "bool_type": gettext_lazy("It should be true or false."),
    "int_parsing": gettext_lazy("It should be a whole number."),
    "greater_than_equal": gettext_lazy("It should be at least %(ge)s."),
    "less_than_equal": gettext_lazy("It should be at most %(le)s."),
    "enum": gettext_lazy("It should be one of: %(expected)s"),
    "day": gettext_lazy("Write the day as 2027-03-31."),
}


def problem(status, code, detail="", *, field=None, errors=(), headers=None):
    """An answer that says no. `field`: what in the question it is about."""
    said = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "code": code,
        "detail": str(detail or WORDS[code]),
        "field": field,
        "errors": list(errors),
    }
    return HttpResponse(
        json.dumps(said, ensure_ascii=False), status=status, content_type=CONTENT_TYPE, headers=headers or {}
    )


def refused(no):
    """What an event says no to, with the code of its words."""
    words = no.args[0]
    known = [*refusals.WHY_NOT.items(), ("share_is_full", refusals.SHARE_IS_FULL)]
    code = next((code for code, text in known if text is words), "refused")
    field = "organisation" if code in OF_ORGANISATION else "invitation" if code == "invited" else None
    return problem(HTTPStatus.CONFLICT, code, words, field=field)


def crowded():
    return problem(HTTPStatus.SERVICE_UNAVAILABLE, "crowded", headers={"Retry-After": "1"})


def too_many(seconds):
    return problem(HTTPStatus.TOO_MANY_REQUESTS, "too_many", headers={"Retry-After": str(seconds)})


def invalid(errors):
    """What pydantic did not take, in our words. What was sent is not said again: it may be personal."""
    told = [_told(error) for error in errors]
    first = told[0] if told else {"field": None, "detail": ""}
    detail = f"{first['field']}: {first['detail']}" if first["field"] else WORDS["invalid"]
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", detail, field=first["field"], errors=told)


def _told(error):
    where = [str(step) for step in error["loc"][1:]]
    field = ".".join(step for step in where if step not in ("said", "asked")) or None
    sentence = SENTENCES.get(error["type"], _("It is not what this field takes."))
    try:
        detail = str(sentence) % error.get("ctx", {})
    except KeyError:
        detail = str(sentence)
    return {"field": field, "code": error["type"], "detail": detail}
