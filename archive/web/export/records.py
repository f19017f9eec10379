"""One winner as data: all that is recorded of it, and how to cite it."""

from collections.abc import Callable
from functools import partial

from flask import abort, redirect
from werkzeug.wrappers import Response

from archive.domain.facts import told
from archive.domain.winner import Winner
from archive.web import links
from archive.web.export import addresses, as_json, framing, problems
from archive.web.export.blueprint import blueprint
from archive.web.export.citing import FORMS, Form, citation_of
from archive.web.export.serving import Delivery, file_name, serve
from archive.web.reading import release
from archive.web.winners.finding import found_at


@blueprint.get("/winners/<path>.json")
def facts(path: str) -> Response:
    """All facts of one winner."""
    return _record(path, "json", "application/json", _json)


def citation(form: Form, path: str) -> Response:
    """For a reference manager."""
    return _record(path, form.suffix, form.media_type, lambda w: form.write(citation_of(w)))


for form in FORMS:
    name = form.label.lower()
    blueprint.add_url_rule(f"/winners/<path>.{form.suffix}", name, partial(citation, form))


def _record(path: str, suffix: str, media_type: str, written: Callable[[Winner], str]) -> Response:
    """The id decides; an old or missing slug leads to the right one."""
    problems.refuse_parameters()
    winner = found_at(path) or abort(problems.no_winner(path))
    url = addresses.winner(winner, suffix)
    if path != winner.path:
        return redirect(url, 301)
    related = {"alternate": links.absolute(links.winner(winner))}
    delivery = Delivery(url, media_type, file_name(winner.path, suffix), related)
    return serve(delivery, lambda: written(winner).encode())


def _json(winner: Winner) -> str:
    around = {
        "self": links.absolute(addresses.winner(winner, "json")),
        "page": links.absolute(links.winner(winner)),
        "edition": links.absolute(links.edition(winner.award, winner.year)),
        **{form.suffix: links.absolute(addresses.winner(winner, form.suffix)) for form in FORMS},
    }
    frame = {"meta": framing.source(release()), "links": around}
    return as_json.single(told(winner, release().snapshot), frame)
