"""The page of a shortlist: to put it in order, to add to it, to take it along."""

from collections.abc import Mapping
from typing import Any

from flask import redirect, request
from werkzeug.wrappers import Response as AnyResponse

from archive.domain.search import SearchQuery
from archive.domain.syntax import parse
from archive.search.answering import answer
from archive.web import htmx, links, reading
from archive.web.cards import cards
from archive.web.compare.asking import read, words
from archive.web.compare.blueprint import blueprint
from archive.web.compare.chosen import BESIDE, MOST, Chosen
from archive.web.compare.comparison import winners_of

FOUND = 10
"""How many winners are offered to be added."""


ACTS = {"up": "Up", "down": "Down", "remove": "Remove"}
"""What can be done to a winner of the list, each as a parameter with its id."""


@blueprint.get("/shortlist")
def shortlist() -> AnyResponse:
    """A list that something is done to is another list, at its own address."""
    chosen, notices = read(request.args, reading.release(), known=("q", *ACTS))
    listed, text = chosen.showing(False), words(request.args)
    if ACTS.keys() & request.args.keys():
        return redirect(links.shortlist(_acted(listed).query_with(text)), 302)
    return htmx.answer(
        "compare/shortlist.html",
        "shortlist",
        lambda: {**_facts(listed, notices), **_found(text)},
        url=links.shortlist(listed.query_with(text)),
        said=notices,
    )


def _acted(chosen: Chosen) -> Chosen:
    asked = request.args
    for winner_id in chosen.ids:
        if winner_id in asked.getlist("remove"):
            chosen = chosen.without(winner_id)
        elif winner_id in asked.getlist("up"):
            chosen = chosen.moved(winner_id, -1)
        elif winner_id in asked.getlist("down"):
            chosen = chosen.moved(winner_id, 1)
    return chosen


def _facts(chosen: Chosen, notices: tuple[str, ...]) -> Mapping[str, Any]:
    return {
        "chosen": chosen,
        "winners": winners_of(reading.release(), chosen.ids),
        "notices": notices,
        "most": MOST,
        "fit": BESIDE,
        "acts": tuple(ACTS.items()),
    }


def _found(text: str) -> Mapping[str, Any]:
    """What can be added, and how many winners the words find in all."""
    if not text:
        return {"text": "", "found": (), "total": 0, "given": None}
    release = reading.release()
    question = SearchQuery(text=parse(text), limit=FOUND, highlight=False, count_facets=False)
    given = answer(release.index, question)
    return {
        "text": text,
        "found": cards(release, given.results.hits),
        "total": given.results.total,
        "given": given,
    }
