"""From the parameters of an address to what is asked, or to a problem that says what is wrong."""

from collections.abc import Iterable, Mapping
from typing import Any, NoReturn, TypeVar

from flask import abort, request
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from werkzeug.datastructures import MultiDict

from archive.web import nearest
from archive.web.api.asked import Asked
from archive.web.asking import shown
from archive.web.export import problems

A = TypeVar("A", bound=Asked)

LONGEST = 8000
"""Bytes of all parameters together."""
MOST = 20
"""How many errors are told."""
_SAID = {
    "missing": "is needed",
    "string_too_short": "is empty",
    "string_too_long": "has more than {max_length} characters",
    "too_long": "is given more than {max_length} times",
    "greater_than_equal": "is less than {ge}",
    "less_than_equal": "is more than {le}",
    "literal_error": "is not {expected}",
}

Error = Mapping[str, object]
"""`detail` is a sentence, `pointer` where in the request (seen as JSON: `#/query/year/0`)."""


def read(kind: type[A], arguments: MultiDict[str, str]) -> A:
    """What the parameters ask; ends the request with a 400 or a 413 if they cannot be used."""
    if len(request.query_string) > LONGEST:
        refuse([_error(f"The parameters have more than {LONGEST} bytes.", "#/query")], 413)
    many = {name for name, field in kind.model_fields.items() if field.default == ()}
    given = {n: v if n in many or len(v) > 1 else v[0] for n, v in arguments.lists()}
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        found = [_told(detail, kind, given) for detail in error.errors(include_url=False)]
        refuse(found, 413 if all(_is_too_long(detail) for detail in error.errors()) else 400)


def refuse(errors: Iterable[Error], status: int = 400) -> NoReturn:
    """End the request with a problem document."""
    detail = "The question is too long." if status == 413 else "Not all of the address can be used."
    abort(problems.problem(status, detail, errors=list(errors)[:MOST]))


def unusable(name: str, detail: str, at: int | None = None, near: Iterable[str] = ()) -> Error:
    """An error in a parameter, at one of its values; `near` are values that may have been meant."""
    pointer = f"#/query/{name}" if at is None else f"#/query/{name}/{at}"
    return _error(detail, pointer, near)


def _told(detail: ErrorDetails, kind: type[Asked], given: Mapping[str, Any]) -> Error:
    name, *place = map(str, detail["loc"])
    name = shown(name)
    pointer = "/".join(["#/query", _escaped(name), *place])
    if detail["type"] == "extra_forbidden":
        known = list(kind.model_fields)
        return _error(f"There is no parameter “{name}” here.", pointer, nearest.like(name, known))
    if isinstance(given.get(name), list) and not place and detail["type"] != "too_long":
        return _error(f"“{name}” is given more than once.", pointer)
    said = _SAID.get(detail["type"], detail["msg"]).format(**detail.get("ctx", {}))
    return _error(f"“{name}” {said}.", pointer)


def _is_too_long(detail: ErrorDetails) -> bool:
    return detail["type"] == "string_too_long" and detail["loc"] == ("q",)


def _error(detail: str, pointer: str, near: Iterable[str] = ()) -> Error:
    return {"detail": detail, "pointer": pointer, "nearest": list(near)}


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
