"""The page of the trends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, request

from archive.domain.fields import FACET_BY_NAME, NOT_RECORDED, Field, Value
from archive.search.answering import Answer, answer
from archive.web import htmx, links, reading
from archive.web.coverage import concerned
from archive.web.criteria import Criteria
from archive.web.search.panels import chips
from archive.web.search.ways import searched
from archive.web.trends import asked
from archive.web.trends.asked import ORDERS, SUBJECTS, Asked
from archive.web.trends.charts import charts, percent, top_of
from archive.web.trends.history import History, history, ordered

blueprint = Blueprint("trends", __name__)

NARROWING = ("country", "award", "focus_area", "technology")
"""The facets that the form of the page can narrow by."""


@blueprint.get("/trends")
def trends() -> Response:
    wanted, notices = asked.read(request.args, reading.volume().names)
    return htmx.answer(
        "trends/index.html",
        "trends",
        lambda: _shown(wanted),
        url=links.trends(wanted.criteria, *wanted.choices),
        said=notices,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to a search, and its history."""

    given: Answer
    history: History


def told(wanted: Asked) -> Told:
    """The numbers that are asked for."""
    volume = reading.volume()
    index, years = volume.release.index, volume.names.years()
    question = replace(wanted.criteria.question(years), limit=1, highlight=False)
    given = answer(index, question, exactly=wanted.criteria.exact)
    question = given.put_right(question)
    found = next((f.values for f in given.results.facets if f.name == "year"), ())
    chosen = question.filters.get("year", ())
    bases = {int(v.key): v.count for v in found if not chosen or v.key in chosen}
    editions = concerned(wanted.criteria, years, volume.coverage).editions
    return Told(given, history(index, question, wanted.by, bases, editions))


def _shown(wanted: Asked) -> Mapping[str, Any]:
    volume = reading.volume()
    found = told(wanted)
    criteria = wanted.criteria
    text = searched(criteria, found.given).text
    listed = ordered(found.history.trends, wanted.order)
    return {
        "asked": wanted,
        "criteria": criteria,
        "given": found.given,
        "chips": chips(criteria, volume.names, text),
        "history": found.history,
        "charts": charts(found.history, listed, wanted.by, criteria),
        "percent": percent,
        "top": top_of(found.history),
        "field": FACET_BY_NAME[wanted.by],
        "others": tuple((FACET_BY_NAME[name], replace(wanted, by=name)) for name in SUBJECTS),
        "orders": ORDERS,
        "narrowing": _narrowing(criteria, volume.names.values),
        "kept": _kept(criteria),
        "coverage": concerned(criteria, volume.names.years(), volume.coverage).sentence,
    }


def _narrowing(
    criteria: Criteria, values: Mapping[str, Sequence[Value]]
) -> tuple[tuple[Field, Sequence[Value]], ...]:
    """The facets of the form with their values; one with several choices is narrowed already."""
    single = (name for name in NARROWING if len(criteria.filters.get(name, ())) < 2)
    return tuple((FACET_BY_NAME[n], [v for v in values[n] if v != NOT_RECORDED]) for n in single)


def _kept(criteria: Criteria) -> tuple[tuple[str, str], ...]:
    """What the form sends again without showing it."""
    narrowed = {name for name in NARROWING if len(criteria.filters.get(name, ())) < 2}
    return tuple((name, text) for name, text in criteria.parameters() if name not in narrowed)
