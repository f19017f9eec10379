"""Why a winner is among the results: its score taken apart, in words and in points."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, abort, request

from archive.domain.explanation import Kind, Reason
from archive.domain.fields import FIELD_BY_NAME, SORTS
from archive.domain.naming import fold
from archive.domain.query import All, Word
from archive.domain.search import SearchQuery
from archive.domain.syntax import parse
from archive.domain.winner import Winner
from archive.search.answering import answer
from archive.search.planning import FUNCTION_WORDS
from archive.web import htmx, links, reading
from archive.web.asking import read
from archive.web.criteria import Criteria
from archive.web.search.ways import searched
from archive.web.winners.finding import found_at

blueprint = Blueprint("why", __name__, url_prefix="/winners")

KINDS: Mapping[Kind, str] = {
    "word": "",
    "synonym": "another name for it",
    "narrower": "a narrower term",
    "name": "all that was typed is the name of this winner or of its city",
}
_SORT_LABELS = {sort.name: sort.label for sort in SORTS}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked for: what was found of it and, per field, what that gave in hundredths."""

    asked: str
    found: tuple[str, ...]
    kind: str
    points: tuple[tuple[str, int], ...]


@blueprint.get("/<path>/why")
def why(path: str) -> Response:
    winner = found_at(path) or abort(404)
    criteria, notices = read(request.args, reading.volume().names)
    criteria = criteria.on_page(1)
    return htmx.answer(
        "why/index.html",
        "why",
        lambda: _reasons(winner, criteria, notices),
        url=links.why(winner, criteria),
        said=notices,
        moves=False,
    )


def _reasons(winner: Winner, criteria: Criteria, notices: tuple[str, ...]) -> Mapping[str, Any]:
    volume = reading.volume()
    index = volume.release.index
    question = replace(
        criteria.question(volume.names.years()), limit=1, highlight=False, count_facets=False
    )
    given = answer(index, question, exactly=criteria.exact)
    text = searched(criteria, given).text
    explanation = index.explain(SearchQuery(parse(text)), winner.id)
    reasons = explanation.reasons if explanation else ()
    return {
        "winner": winner,
        "criteria": criteria,
        "text": text,
        "notices": notices,
        "explained": explanation is not None,
        "parts": tuple(_parts(reasons)),
        "missing": tuple(_missing(text, reasons)) if given.results.partial else (),
        "score": _hundredths(sum(reason.total for reason in reasons)),
        "order": _SORT_LABELS[criteria.sort] if criteria.sort != "relevance" else "",
    }


def _parts(reasons: tuple[Reason, ...]) -> Iterator[Part]:
    """Rounded as running sums, so that what is shown adds up to the score that is shown."""
    running = 0.0
    for reason in reasons:
        points = []
        for name, given in _points(reason):
            before, running = running, running + given
            points.append((name, _hundredths(running) - _hundredths(before)))
        yield Part(reason.asked, _forms(reason), KINDS[reason.kind], tuple(points))


def _points(reason: Reason) -> Iterator[tuple[str, float]]:
    yield ("The name itself" if reason.kind == "name" else "Found at all"), reason.base
    for name in sorted(reason.points, key=lambda name: -reason.points[name]):
        yield FIELD_BY_NAME[name].label, reason.points[name]


def _missing(text: str, reasons: tuple[Reason, ...]) -> Iterator[str]:
    """The words of a plain question that the record does not have."""
    root = parse(text).root
    words = [n.text for n in root.nodes if isinstance(n, Word)] if isinstance(root, All) else []
    asked = {word for reason in reasons for word in reason.asked.split()}
    return (word for word in words if word not in asked and word.lower() not in FUNCTION_WORDS)


def _forms(reason: Reason) -> tuple[str, ...]:
    """The forms in which it was found, unless it was found just as it was typed."""
    return () if [fold(form) for form in reason.found] == [fold(reason.asked)] else reason.found


def _hundredths(points: float) -> int:
    return round(points * 100)
