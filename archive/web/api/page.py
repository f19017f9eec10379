"""The page about the API: the same document that programs read, laid out for readers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response
from markupsafe import Markup, escape
from pydantic_core import to_json

from archive.web import htmx, links
from archive.web.api.description import described
from archive.web.api.document import ABOUT
from archive.web.api.promises import PROMISES
from archive.web.api.schemas import REF, Schema

blueprint = Blueprint("api_page", __name__)

_CODE = re.compile("`([^`]+)`")
_KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
    "object": "object",
}


@dataclass(frozen=True, slots=True)
class Member:
    """A parameter of an address or a member of an object; `shape` names the shape of its values."""

    name: str
    kind: str
    shape: str
    help: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A named kind of object."""

    name: str
    help: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """An address that answers, with an example: what is asked, and the whole answer."""

    name: str
    path: str
    summary: str
    help: str
    parameters: tuple[Member, ...]
    shape: str
    asked: str
    answered: str


@blueprint.get("/api/")
def page() -> Response:
    return htmx.answer("api/index.html", "api", _shown, url=links.api_page())


@blueprint.app_template_filter()
def coded(text: str) -> Markup:
    """Escaped text with what stands between backquotes as code."""
    marked = _CODE.sub(r"<code>\1</code>", str(escape(text)))
    return Markup(marked)  # noqa: S704 - escaped in the line above


def _shown() -> Mapping[str, Any]:
    document = described()
    paths: Mapping[str, Schema] = document["paths"]
    return {
        "about": ABOUT,
        "version": document["info"]["version"],
        "promises": PROMISES,
        "operations": [_operation(path, paths[path]["get"]) for path in sorted(paths, key=_rank)],
        "shapes": list(_shapes(document["components"]["schemas"])),
    }


def _rank(path: str) -> tuple[bool, bool, str]:
    """What most come for is first."""
    return not path.startswith("/search"), not path.startswith("/winners"), path


def _operation(path: str, told: Schema) -> Operation:
    content = told["responses"]["200"]["content"]["application/json"]
    example = content.get("examples", {}).get("real")
    return Operation(
        name=told["operationId"],
        path=f"/api/v1{path}",
        summary=told["summary"],
        help=told["description"],
        parameters=tuple(_parameter(parameter) for parameter in told["parameters"]),
        shape=_name(content["schema"]),
        asked=example["summary"] if example else "",
        answered=to_json(example["value"], indent=2).decode() if example else "",
    )


def _parameter(told: Schema) -> Member:
    kind, shape = _kind(told["schema"])
    said = [kind]
    if told["in"] == "path":
        said.append("in the path")
    elif told["required"]:
        said.append("needed")
    if default := told["schema"].get("default"):
        said.append(f"{default} if not given")
    return Member(told["name"], ", ".join(said), shape, told["description"])


def _shapes(schemas: Mapping[str, Schema]) -> Iterator[Shape]:
    for name, schema in sorted(schemas.items()):
        members = (
            Member(member, *_kind(told), told.get("description", ""))
            for member, told in schema.get("properties", {}).items()
        )
        yield Shape(name, schema["description"], tuple(members))


def _kind(schema: Schema) -> tuple[str, str]:
    """What it is in words, and the name of the shape that it has, if it has one."""
    if "$ref" in schema:
        return "", _name(schema)
    if "anyOf" in schema:
        kinds = [_kind(kind)[0] for kind in schema["anyOf"]]
        shapes = [_kind(kind)[1] for kind in schema["anyOf"]]
        return " or ".join(filter(None, kinds)), "".join(shapes)
    if "enum" in schema or "const" in schema:
        return " or ".join(map(str, schema.get("enum", [schema.get("const")]))), ""
    if schema["type"] == "array":
        kind, shape = _kind(schema["items"])
        return f"list of {kind}".rstrip(), shape
    if "additionalProperties" in schema:
        kind, shape = _kind(schema["additionalProperties"])
        return f"object of {kind}".rstrip(), shape
    return _limited(schema), ""


def _limited(schema: Schema) -> str:
    kind = _KINDS[schema["type"]]
    if "minimum" in schema:
        return f"{kind} from {schema['minimum']} to {schema['maximum']}"
    longest = schema.get("maxLength")
    return f"{kind} of at most {longest} characters" if longest else kind


def _name(schema: Schema) -> str:
    return str(schema["$ref"]).removeprefix(REF)
