"""The description of the API in an order, and in the reader's words, that a page can show."""

import json
import shlex
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy

from pakten.api.models import Scope

TYPES = {
    "string": gettext_lazy("text"),
    "integer": gettext_lazy("whole number"),
    "boolean": gettext_lazy("true or false"),
    "date": gettext_lazy("day, as 2027-03-31"),
    "date-time": gettext_lazy("moment, as 2027-03-31T08:30:00+02:00"),
    "null": gettext_lazy("null"),
}
EXAMPLES = {"name": "Åsa Öberg", "email": "asa@example.org", "organisation": "Åkeriet Öst AB", "diet": "Vegetariskt"}


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    words: str
    is_needed: bool
    choices: tuple


@dataclass(frozen=True)
class Operation:
    anchor: str
    method: str
    path: str
    summary: str
    words: str
    scope: str  # in words; empty where no token is needed
    asked: tuple[Field, ...]  # in the address
    sent: tuple[Field, ...]  # in the body
    answered: tuple[Field, ...]
    statuses: tuple[str, ...]  # of its problems
    example: str


def groups(description, *, address):
    """[(what it is about, its operations)] in the order of the description. `address`: where the site stands."""
    found = {}
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            told = _operation(description, path, method, operation, address)
            found.setdefault(translated(operation["tags"][0]), []).append(told)
    return list(found.items())


def _operation(description, path, method, operation, address):
    sent = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    answer = operation["responses"].get("200", {}).get("content", {}).get("application/json", {}).get("schema", {})
    scope = operation.get("x-scope", "")
    fields = _fields(description, sent)
    return Operation(
        anchor=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=translated(operation["summary"]),
        words=translated(operation["description"]),
        scope=str(Scope(scope).label) if scope else "",
        asked=tuple(
            _field(description, each["name"], each["schema"], each["required"])
            for each in operation["parameters"]
            if each["in"] == "query"
        ),
        sent=fields,
        answered=_fields(description, answer),
        statuses=tuple(sorted(status for status in operation["responses"] if status >= "4")),
        example=_example(method, address + path, fields, bool(scope)),
    )


def _fields(description, schema):
    """The fields of a thing; those of the things in it have their names joined, as items.title."""
    schema, before = _whole(description, schema), []
    for name, field in schema.get("properties", {}).items():
        before.append(_field(description, name, field, name in schema.get("required", ())))
        inner = _whole(description, field.get("items", field))
        many = "[]" if "items" in field else ""
        for part in _fields(description, inner):
            joined = f"{name}{many}.{part.name}"
            before.append(Field(joined, part.kind, part.words, part.is_needed, part.choices))
    return tuple(before)


def _whole(description, schema):
    """What a schema points to; of one that may be null, what it is else."""
    for other in schema.get("anyOf", ()):
        if other.get("type") != "null":
            schema = other
    if "$ref" in schema:
        return description["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def _field(description, name, schema, is_needed):
    there = _whole(description, schema)
    may_be_null = any(other.get("type") == "null" for other in schema.get("anyOf", ()))
    words = translated(schema["description"]) if schema.get("description") else ""
    kind = _kind(there)
    if may_be_null:
        kind = _("%(kind)s or null") % {"kind": kind}
    return Field(name, kind, words, is_needed, tuple(there.get("enum", ())))


def _kind(schema):
    if schema.get("type") == "array":
        return _("list")
    if "properties" in schema:
        return _("object")
    return str(TYPES.get(schema.get("format"), TYPES.get(schema.get("type"), "")))


def _example(method, address, sent, has_token):
    """How to ask with curl."""
    lines = ["curl"]
    if method != "get":
        lines = [f"curl -X {method.upper()}"]
    if has_token:
        lines.append('-H "Authorization: Bearer $TOKEN"')
    if sent:
        body = {field.name: EXAMPLES[field.name] for field in sent if field.name in EXAMPLES}
        lines.append("-H 'Content-Type: application/json'")
        lines.append(f"-d {shlex.quote(json.dumps(body, ensure_ascii=False))}")
    lines.append(f"'{address}'")
    return " \\\n  ".join(lines)
