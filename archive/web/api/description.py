"""The API described for programs: the document as it is true on this site at this moment."""

from functools import cache

from flask import Response, current_app
from pydantic_core import from_json, to_json

from archive.web import freshness, links, page_cache, reading
from archive.web.api import addresses
from archive.web.api.blueprint import blueprint
from archive.web.api.document import document
from archive.web.api.examples import examples
from archive.web.api.schemas import Schema
from archive.web.export import problems


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The document, with examples from the release that is read."""
    problems.refuse_parameters()
    release = reading.release()
    tag = freshness.tag(release, (addresses.of("openapi.json"),))
    if freshness.is_known(tag):
        return freshness.not_modified(release, tag)
    if kept := page_cache.known(tag):
        return kept
    copy = reading.volume().copies.known(tag)
    content = copy.whole() if copy else to_json(described(), indent=1) + b"\n"
    response = Response(content, content_type="application/json")
    page_cache.offer(tag)
    return freshness.stamped(response, release, tag)


def described() -> Schema:
    """The whole document, with examples from the release that is read."""
    told: Schema = from_json(_written())
    told["servers"] = [{"url": links.absolute(addresses.of("")).rstrip("/")}]
    if contact := current_app.config["CONTACT"]:
        told["info"]["contact"] = {"email": contact}
    for example in examples():
        operation = told["paths"][example.endpoint.path]["get"]
        content = operation["responses"]["200"]["content"]["application/json"]
        content["examples"] = {"real": {"summary": example.url, "value": example.answer}}
        for parameter in operation["parameters"]:
            if parameter["name"] in example.given:
                parameter["example"] = _typed(parameter["schema"], example.given[parameter["name"]])
    return told


@cache
def _written() -> bytes:
    return to_json(document())


def _typed(schema: Schema, text: str) -> object:
    kind = schema["type"]
    return int(text) if kind == "integer" else [text] if kind == "array" else text
