"""Page or fragment: the one place that knows of htmx and imports its two libraries."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, make_response, render_template
from htmx_flask import Htmx, request
from jinja2_fragments.flask import render_block

from archive.web.asking import unknown
from archive.web.once import once

Context = Callable[[], Mapping[str, Any]]

VARY = ("HX-Request", "HX-Request-Type")


def install(app: Flask) -> None:
    """Give every request its `htmx` attribute, and every answer the headers it depends on."""
    Htmx(app)
    app.after_request(_vary)


def wants_fragment() -> bool:
    """A fragment for a swap into the page; the whole page for everything else, Back included."""
    kind: str | None = request.headers.get("HX-Request-Type")
    if kind is not None:
        return kind == "partial"
    asked = request.htmx
    whole = bool(asked.boosted or asked.history_restore_request)
    return bool(asked) and not whole


def answer(
    template: str,
    block: str,
    context: Context,
    *,
    url: str,
    said: Iterable[str] | None = None,
    moves: bool = True,
) -> Response:
    """The page, or its block alone; nothing at all if the browser has it already.

    `url` is the canonical address; with what was `said` about the given one it makes the ETag, and
    the template has it as `notices`. None is for a page without parameters: of any that are given
    it is said that they mean nothing. `context` is called only if something is rendered. A fragment
    that only adds something to the page does not move: the address stays.
    """
    notices = unknown(request.args) if said is None else tuple(said)
    fragment = wants_fragment()
    history = _history(url) if fragment and moves else ""
    response = once(
        (url, history or ("part" if fragment else "page"), *notices),
        lambda: make_response(rendered(template, block, {"notices": notices, **context()})),
    )
    if history:
        response.headers[history] = url
    return response


def problem(template: str, block: str, context: Mapping[str, Any], status: int) -> Response:
    """An error as a page, or as a message put above whatever the visitor was looking at."""
    response = make_response(rendered(template, block, context), status)
    response.cache_control.no_store = True
    if wants_fragment():
        response.headers["HX-Retarget"] = "#problem"
        response.headers["HX-Reswap"] = "innerHTML"
        response.headers["HX-Push-Url"] = "false"
    return response


def rendered(template: str, block: str, context: Mapping[str, Any]) -> str:
    """The page, or its block alone where a fragment is wanted."""
    if wants_fragment():
        return render_block(template, block, **context)
    return render_template(template, **context)


def _history(url: str) -> str:
    """Typing replaces the address, a deliberate choice pushes it.

    The first letter typed on the start page pushes too, so that Back leads there again. An address
    that does not change is not pushed twice.
    """
    current = _path_and_query(request.htmx.current_url or "")
    typing = request.headers.get("HX-Source") == "input#q" and "?" in current
    return "HX-Replace-Url" if typing or current == url else "HX-Push-Url"


def _path_and_query(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[" and the like, which no browser sends
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _vary(response: Response) -> Response:
    # Assets are the same for everyone, and a Vary would only keep caches from sharing them.
    if request.endpoint != "static":
        response.vary.update(VARY)
    return response
