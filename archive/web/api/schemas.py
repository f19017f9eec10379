"""The shapes of all answers in JSON Schema, made from the types that the answers have."""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from archive.web.api.described import DESCRIBED
from archive.web.api.endpoint import ENDPOINTS

REF = "#/components/schemas/"
_LONG = re.compile(r"\b(ListOf|One)_([A-Za-z]+?)(?:_(?:[A-Za-z]*Meta))?_(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class ProblemError:
    """One thing that is wrong with a request."""

    __pydantic_config__ = DESCRIBED

    detail: str
    """What it is, in a sentence."""
    pointer: str
    """Where it is in the request."""
    nearest: tuple[str, ...]
    """What may have been meant."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no answer, by RFC 9457."""

    __pydantic_config__ = DESCRIBED

    type: str
    """`about:blank`: the status says it all."""
    title: str
    """The name of the status."""
    status: int
    """The status of the answer."""
    detail: str
    """What went wrong, in whole sentences."""
    errors: tuple[ProblemError, ...] = ()
    """Each thing that is wrong with the request."""
    nearest: tuple[str, ...] = ()
    """Addresses that may have been meant."""
    record: str = ""
    """The id of a record that was withdrawn."""
    date: str = ""
    """The day on which it was withdrawn."""
    reason: str | None = None
    """Why it was withdrawn; null where nobody recorded that."""
    merged_into: str | None = None
    """The page of the record that it was merged into."""
    corrections: str = ""
    """Where everything that was corrected or withdrawn is told."""
    problem: str = ""
    """The number of the problem in the log of the site."""


Schema = dict[str, Any]


@cache
def components() -> Schema:
    """All named schemas, by their names."""
    return _schemas()[1]


@cache
def of_endpoint(name: str) -> Schema:
    """The schema of what an endpoint answers: a reference to one of the components."""
    return _schemas()[0][name]


@cache
def _schemas() -> tuple[dict[str, Schema], Schema]:
    shapes = [(e.name, "serialization", TypeAdapter(e.shape)) for e in ENDPOINTS]
    shapes.append(("problem", "serialization", TypeAdapter(Problem)))
    found, rest = TypeAdapter.json_schemas(shapes, ref_template=f"{REF}{{model}}")  # type: ignore[arg-type]
    named = {str(name): _renamed(schema) for (name, _), schema in found.items()}
    return named, untitled(_renamed(rest["$defs"]))


def untitled(schema: Any) -> Any:
    """Without the titles that pydantic makes of names: the names say as much."""
    if isinstance(schema, list):
        return [untitled(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = ((key, part) for key, part in schema.items() if key != "title" or isinstance(part, dict))
    return {key: _line(part) if key == "description" else untitled(part) for key, part in kept}


def _line(text: Any) -> Any:
    return " ".join(text.split()) if isinstance(text, str) else untitled(text)


def _renamed(schema: Schema) -> Schema:
    """`ListOf_City_ListMeta_` as `CityList`, `One_City_` as `CityAnswer`."""
    endings = {"ListOf": "List", "One": "Answer"}
    text = _LONG.sub(lambda match: f"{match[2]}{endings[match[1]]}", json.dumps(schema))
    renamed: Schema = json.loads(text)
    return renamed
