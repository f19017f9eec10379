"""One winner as data."""

from collections.abc import Callable, Iterable

from flask import abort, redirect
from werkzeug.wrappers import Response

from archive.domain.facts import told
from archive.domain.winner import Winner
from archive.web import links
from archive.web.export import addresses, as_json, framing, nearest, problems
from archive.web.export.blueprint import blueprint
from archive.web.export.serving import Delivery, file_name, serve
from archive.web.reading import release
from archive.web.winners import found_at


@blueprint.get("/winners/<path>.json")
def winner_json(path: str) -> Response:
    """All facts of one winner."""
    return _record(path, "json", "application/json", _json)


def _json(winner: Winner) -> Iterable[str]:
    around = {
        "self": links.absolute(addresses.winner(winner, "json")),
        "page": links.absolute(links.winner(winner)),
        "edition": links.absolute(links.edition(winner.award, winner.year)),
    }
    frame = {"meta": framing.source(release()), "links": around}
    return (as_json.single(told(winner, release().snapshot), frame),)


def _record(
    path: str, suffix: str, media_type: str, written: Callable[[Winner], Iterable[str]]
) -> Response:
    """The id decides; an old or missing slug leads to the right one."""
    problems.refuse_parameters()
    winner = found_at(path) or abort(problems.missing("winner", nearest.winners(release(), path)))
    url = addresses.winner(winner, suffix)
    if path != winner.path:
        return redirect(url, 301)
    related = {"alternate": links.absolute(links.winner(winner))}
    delivery = Delivery(url, media_type, file_name(winner.path, suffix), related)
    return serve(delivery, lambda: written(winner))
