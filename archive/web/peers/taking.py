"""Peers as data: JSON with the reasons, and the same winners in the other forms of lists."""

from dataclasses import replace

from flask import Blueprint, Response, abort

from archive.domain.place import Place
from archive.domain.search import MAX_DEPTH, MAX_PAGE_SIZE
from archive.peers.peers import peers
from archive.web import links, reading
from archive.web.export import as_json, problems
from archive.web.export.serving import Body, Delivery, file_name, opened, serve
from archive.web.peers.cities import Choice
from archive.web.peers.criteria import PeerCriteria
from archive.web.peers.page import asked
from archive.web.peers.telling import LISTS, batches, document, preface

blueprint = Blueprint("peers_data", __name__)
blueprint.after_request(opened)
problems.install(blueprint)

SUFFIX = f"<any({', '.join(LISTS)}):suffix>"
NAME_A_CITY = "Name a city: ?city=dallas-texas or ?city=Lyon, France"


@blueprint.get("/peers.json")
def with_reasons() -> Response:
    """A page of the projects, each with what its city has in common with the one asked for."""
    criteria, place = _asked()

    def body() -> bytes:
        found = peers(reading.volume().cities.winning, criteria.question(place))
        return (as_json.text(document(found, criteria)) + "\n").encode()

    return serve(_delivery(criteria, "json", "application/json"), body)


@blueprint.get(f"/peers.{SUFFIX}")
def winners(suffix: str) -> Response:
    """All the winners, in the order of the page."""
    criteria, place = _asked()
    form = LISTS[suffix]
    whole = replace(criteria.question(place), offset=0, limit=MAX_DEPTH)

    def body() -> Body:
        found = peers(reading.volume().cities.winning, whole)
        listed = batches(found, reading.release())
        pieces = form.write(listed, preface(found, criteria.on_page(1)))
        return pieces if found.total > MAX_PAGE_SIZE else b"".join(pieces)

    return serve(_delivery(criteria.on_page(1), suffix, form.media_type), body)


def _asked() -> tuple[PeerCriteria, Place]:
    """The question and its city; whatever does not fit ends the request."""
    criteria, choice, notices = asked()
    if not criteria.city:
        notices = (*notices, NAME_A_CITY)
    if notices:
        abort(problems.unusable(notices, {}))
    if choice.place is None:
        abort(_unclear(criteria, choice))
    return criteria, choice.place


def _unclear(criteria: PeerCriteria, choice: Choice) -> Response:
    """Several cities are so called, or none, or what is so called has several."""
    cities = reading.volume().cities
    meant = [
        links.absolute(links.peers_data(criteria.of_city(cities.key(place)).query, "json"))
        for place in choice.offered
    ]
    if choice.areas:
        return problems.problem(
            400, f"{choice.areas[0].area.label} is no city. Ask for one.", nearest=meant
        )
    if choice.others:
        return problems.problem(400, "Several cities are so called. Ask for one.", nearest=meant)
    return problems.problem(404, "No city is so called.", nearest=meant)


def _delivery(criteria: PeerCriteria, suffix: str, media_type: str) -> Delivery:
    url = links.peers_data(criteria.query, suffix)
    related = {"alternate": links.absolute(links.peers_of(criteria.query))}
    return Delivery(url, media_type, file_name(f"peers-of-{criteria.city}", suffix), related, False)
