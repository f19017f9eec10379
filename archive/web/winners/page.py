"""The page of one winner: every recorded fact, with what supports it."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, redirect
from werkzeug.wrappers import Response

from archive.domain.winner import Winner
from archive.web import htmx, links, reading
from archive.web.cards import focus_areas_of, technologies_of
from archive.web.editions import beside
from archive.web.winners.finding import found_at
from archive.web.winners.similar import similar_to

blueprint = Blueprint("winners", __name__, url_prefix="/winners")


@blueprint.get("/")
def index() -> Response:
    return redirect(links.search(), 302)


@blueprint.get("/<path>")
def winner(path: str) -> Response:
    """The id decides; an old or missing slug leads to the right one."""
    found = found_at(path) or abort(404)
    if path != found.path:
        return redirect(links.winner(found), 301)
    return htmx.answer(
        "winners/winner.html", "record", lambda: facts(found), url=links.winner(found)
    )


def facts(winner: Winner) -> Mapping[str, Any]:
    """All that the page of a winner shows."""
    release = reading.release()
    snapshot = release.snapshot
    previous, following = beside(release, winner)
    return {
        "winner": winner,
        "edition": snapshot.edition_by_key.get((winner.award, winner.year)),
        "places": tuple(snapshot.place_of(name) for name in winner.places),
        "technologies": technologies_of(release, winner),
        "focus_areas": focus_areas_of(release, winner),
        "previous": previous,
        "next": following,
        "similar": similar_to(winner),
    }
