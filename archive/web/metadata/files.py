"""The linked data of a page as a file: at the page's address with `.jsonld`."""

import json
from collections.abc import Callable
from functools import partial

from flask import abort
from werkzeug.wrappers import Response

from archive.web import links, reading
from archive.web.criteria import winners_of
from archive.web.editions import SHOWN
from archive.web.export import addresses, problems
from archive.web.export.blueprint import blueprint
from archive.web.export.lists import edition_at
from archive.web.export.serving import Delivery, file_name, serve
from archive.web.metadata.dataset import dataset
from archive.web.metadata.edition import edition
from archive.web.metadata.graph import Graph
from archive.web.metadata.subject import subject
from archive.web.metadata.winner import winner
from archive.web.subjects.moving import moved
from archive.web.subjects.taking import key_at
from archive.web.subjects.wins import wins
from archive.web.winners.finding import found_at

SUFFIX = "jsonld"
MEDIA_TYPE = "application/ld+json"


@blueprint.get(f"/winners/<path>.{SUFFIX}")
def linked_winner(path: str) -> Response:
    problems.refuse_parameters()
    found = found_at(path) or abort(problems.no_winner(path))
    url = addresses.winner(found, SUFFIX)
    if path != found.path:
        return moved(url)
    return _file(url, links.winner(found), found.path, lambda: winner(found))


@blueprint.get(f"/editions/<key>.{SUFFIX}")
def linked_edition(key: str) -> Response:
    problems.refuse_parameters()
    found, release = edition_at(key), reading.release()
    chosen = winners_of(found.award, found.year)
    return _file(
        addresses.edition(found, SUFFIX),
        links.edition_of(found),
        key,
        lambda: edition(found, wins(release, chosen, sort="city", shown=SHOWN)),
    )


def linked_subject(facet: str, name: str) -> Response:
    problems.refuse_parameters()
    key = key_at(facet, name)
    url = addresses.subject(facet, key, SUFFIX)
    if key != name:
        return moved(url)
    page, release = links.subject(facet, key), reading.release()
    return _file(url, page, key, lambda: subject(facet, key, wins(release, {facet: (key,)})))


for facet, folder in links.PAGES_OF.items():
    view = partial(linked_subject, facet)
    blueprint.add_url_rule(f"/{folder}/<name>.{SUFFIX}", f"linked_{facet}", view)


@blueprint.get(f"/data.{SUFFIX}")
def linked_data() -> Response:
    problems.refuse_parameters()
    return _file(f"{links.data()}.{SUFFIX}", links.data(), "data", dataset)


def _file(url: str, page: str, name: str, made: Callable[[], Graph]) -> Response:
    related = {"alternate": links.absolute(page)}
    delivery = Delivery(url, MEDIA_TYPE, file_name(name, SUFFIX), related)
    return serve(delivery, lambda: _written(made()))


def _written(document: Graph) -> bytes:
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()
