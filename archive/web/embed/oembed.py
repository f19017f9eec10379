"""oEmbed 1.0: another site asks how to show a page of this one. Nothing is fetched for it."""

import json
from collections.abc import Callable, Mapping
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from flask import Response, abort, render_template, request

from archive.domain.citation import ARCHIVE
from archive.domain.winner import Winner
from archive.web import freshness, links, reading
from archive.web.embed import said
from archive.web.embed.blueprint import shown
from archive.web.embed.card import NARROWEST, WIDEST, height
from archive.web.export import problems
from archive.web.winners.finding import found_at

FORMS = {"json": "application/json; charset=utf-8", "xml": "text/xml; charset=utf-8"}
PARAMETERS = ("url", "format", "maxwidth", "maxheight")
FRESH = 24 * 3600
LOWEST = 80
"""Pixels below which a card shows too little to be one."""

Answer = Mapping[str, str | int]


@shown.get("/oembed")
def oembed() -> Response:
    """501 for another format, as the specification has it; 404 for what is no winner's page."""
    form = request.args.get("format", "json")
    if form not in FORMS:
        abort(problems.problem(501, "The formats are json and xml."))
    widest, highest = _limits()
    winner = _winner(request.args.get("url", ""))
    release = reading.release()
    canonical = links.oembed(links.cited(links.winner(winner)), form)
    tag = freshness.tag(release, (canonical, str(widest), str(highest)))
    if freshness.is_known(tag):
        return freshness.not_modified(release, tag)
    written = _WRITERS[form](answer(winner, widest, highest))
    response = Response(written, content_type=FORMS[form])
    return freshness.stamped(response, release, tag)


def answer(winner: Winner, widest: int | None, highest: int | None) -> Answer:
    """What the specification calls a response; a link where there is no room for a card."""
    width = min(WIDEST, widest or WIDEST)
    tall = height(winner, max(width, NARROWEST))
    tall = min(tall, highest or tall)
    told: dict[str, str | int] = {
        "version": "1.0",
        "type": "rich",
        "title": said.named(winner),
        "provider_name": ARCHIVE,
        "provider_url": links.cited(links.search()),
        "cache_age": FRESH,
    }
    if width < NARROWEST or tall < LOWEST:
        return {**told, "type": "link"}
    return {**told, "html": frame(winner, width, tall), "width": width, "height": tall}


def frame(winner: Winner, width: int, tall: int, look: str = "") -> str:
    """The card as a frame, to be put into a page of any site."""
    return render_template(
        "embed/_frame.html",
        src=links.cited(links.card(winner, look)),
        title=said.named(winner),
        width=width,
        height=tall,
    )


def _limits() -> tuple[int | None, int | None]:
    """The largest width and height that the other site has room for; a 400 for what is neither."""
    notices = [
        f"“{name}” is a number of pixels, such as 400."
        for name in ("maxwidth", "maxheight")
        if name in request.args and not _is_pixels(request.args[name])
    ]
    strange = [n for n in request.args if n not in PARAMETERS and not n.startswith("utm_")]
    if strange:
        notices.append(f"The parameters are {', '.join(PARAMETERS)}.")
    if not request.args.get("url"):
        notices.append("Give the address of a winner’s page as “url”.")
    if notices:
        abort(problems.unusable(notices, {}))
    widest, highest = (request.args.get(name, type=int) for name in ("maxwidth", "maxheight"))
    return widest, highest


def _is_pixels(text: str) -> bool:
    return text.isascii() and text.isdigit() and 0 < len(text) < 6 and int(text) > 0


def _winner(url: str) -> Winner:
    """The winner whose page has this address; of other sites and other pages nothing is known."""
    return found_at(_path(url)) or abort(
        problems.problem(404, "This is no address of a winner’s page in this archive.")
    )


def _path(url: str) -> str:
    """What stands for the winner in the address of its page, or of a page below that one."""
    own = urlsplit(links.cited(links.record("")))
    try:
        asked = urlsplit(url)
    except ValueError:  # "http://[" and the like
        return ""
    if asked.scheme not in ("http", "https") or asked.netloc.lower() != own.netloc.lower():
        return ""
    below = unquote(asked.path)
    return below.removeprefix(own.path).partition("/")[0] if below.startswith(own.path) else ""


def _as_json(told: Answer) -> str:
    return f"{json.dumps(told, ensure_ascii=False)}\n"


def _as_xml(told: Answer) -> str:
    root = ElementTree.Element("oembed")
    for name, value in told.items():
        ElementTree.SubElement(root, name).text = str(value)
    written = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n{written}\n'


_WRITERS: Mapping[str, Callable[[Answer], str]] = {"json": _as_json, "xml": _as_xml}
