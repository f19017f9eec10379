"""The OpenAPI 3.1 document, made from the table of endpoints and the types of their answers.

A library that makes such documents from views (spectree was tried) knows one media type for all
answers and no headers in them: errors would be promised as application/json, and the document would
be wrong. JSON Schema, which is the larger part, is pydantic's.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from archive.web.api import schemas
from archive.web.api.asked import Asked, Paged
from archive.web.api.endpoint import ENDPOINTS, Endpoint, Held
from archive.web.api.promises import PROMISES
from archive.web.api.schemas import REF, Schema

VERSION = "1.0.0"
"""Raise the middle number when something is added, the last when only words change."""
ABOUT = (
    "Past winners of the Smart 50 Awards (2018 to 2023) and the Smart 20 Awards (since 2024) with "
    "every recorded fact and its sources. Read only, without a key."
)
_HEADERS: Schema = {
    "ETag": {
        "description": "Stands for this answer, for `If-None-Match`.",
        "required": True,
        "schema": {"type": "string"},
    },
    "Last-Modified": {
        "description": "When the release that was read was built.",
        "required": True,
        "schema": {"type": "string"},
    },
    "Link": {
        "description": "The links `first`, `prev`, `next` and, as `alternate`, `page`.",
        "schema": {"type": "string"},
    },
}
_ERRORS: Mapping[int, str] = {
    400: "Something in the address cannot be used.",
    404: "There is no such thing.",
    410: "What was asked for was withdrawn, or the cursor is of a release that cannot be read.",
    413: "The question is too long.",
    503: "No release can be read at this moment.",
}


@cache
def document() -> Schema:
    """The whole document but for its examples and the address of the server."""
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "Awards Archive",
            "version": VERSION,
            "summary": "Award-winning city projects",
            "description": "\n\n".join([ABOUT, *(f"## {p.title}\n\n{p.text}" for p in PROMISES)]),
        },
        "paths": {endpoint.path: {"get": _operation(endpoint)} for endpoint in ENDPOINTS},
        "components": {
            "schemas": schemas.components(),
            "headers": _HEADERS,
            "responses": {str(status): _error(status) for status in _ERRORS}
            | {"304": {"description": "Nothing has changed since the answer with this `ETag`."}},
        },
    }


def statuses(endpoint: Endpoint) -> tuple[int, ...]:
    """Of the problems that an endpoint may answer with."""
    may_be_gone = issubclass(endpoint.asked, Paged) or endpoint.name == "winner"
    left_out = set() if endpoint.held else {404}
    left_out |= set() if may_be_gone else {410}
    return tuple(status for status in _ERRORS if status not in left_out)


def _operation(endpoint: Endpoint) -> Schema:
    content = {"application/json": {"schema": schemas.of_endpoint(endpoint.name)}}
    answers = {
        "200": {
            "description": f"{endpoint.summary}.",
            "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in _HEADERS},
            "content": content,
        }
    }
    others = {str(s): {"$ref": f"#/components/responses/{s}"} for s in (304, *statuses(endpoint))}
    return {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "description": endpoint.description,
        "parameters": [*map(_part_of_path, endpoint.held), *_parameters(endpoint.asked)],
        "responses": answers | others,
    }


def _part_of_path(held: Held) -> Schema:
    return {
        "name": held.name,
        "in": "path",
        "required": True,
        "description": held.help,
        "schema": {"type": "string", "format": held.format},
    }


def _parameters(asked: type[Asked]) -> Iterable[Schema]:
    found = asked.model_json_schema()
    for name, schema in found.get("properties", {}).items():
        bare = schemas.untitled(_without_null(schema))
        yield {
            "name": name,
            "in": "query",
            "required": name in found.get("required", ()),
            "description": " ".join(bare.pop("description").split()),
            "schema": bare,
        }


def _without_null(schema: Schema) -> Schema:
    """A parameter is there or not; it is never null."""
    if "anyOf" not in schema:
        return schema
    (told,) = (kind for kind in schema["anyOf"] if kind != {"type": "null"})
    return {"description": schema["description"], **told}


def _error(status: int) -> Schema:
    headers = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait."}}
    return {
        "description": _ERRORS[status],
        **({"headers": headers} if status == 503 else {}),
        "content": {"application/problem+json": {"schema": {"$ref": f"{REF}Problem"}}},
    }
