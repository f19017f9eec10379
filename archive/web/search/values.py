"""The full list of one facet: every value that occurs among the results, as a page of links."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, request

from archive.domain.fields import FACET_BY_NAME, NOT_RECORDED, Field
from archive.domain.naming import fold
from archive.domain.search import FacetValue
from archive.search.answering import answer
from archive.web import htmx, links, reading
from archive.web.asking import read
from archive.web.criteria import Criteria
from archive.web.search.panels import chips
from archive.web.search.ways import searched

blueprint = Blueprint("values", __name__)


@blueprint.get("/search/<facet>")
def values(facet: str) -> Response:
    field = FACET_BY_NAME.get(facet) or abort(404)
    criteria, notices = read(request.args, reading.volume().names)
    return htmx.answer(
        "values/index.html",
        "values",
        lambda: _list(field, criteria.on_page(1)),
        url=links.values(facet, criteria.on_page(1)),
        said=notices,
    )


def _list(field: Field, criteria: Criteria) -> Mapping[str, Any]:
    release, names = reading.release(), reading.volume().names
    question = criteria.question(names.years())
    given = answer(release.index, question, exactly=criteria.exact)
    found = next((facet.values for facet in given.results.facets if facet.name == field.name), ())
    in_order = found if field.ordered else sorted(found, key=_by_name)
    return {
        "field": field,
        "criteria": criteria,
        "values": in_order,
        "named": sum(value.key != NOT_RECORDED.key for value in found),
        "chips": chips(criteria.without_facet(field.name), names, searched(criteria, given).text),
    }


def _by_name(value: FacetValue) -> tuple[bool, str]:
    return value.key == NOT_RECORDED.key, fold(value.label)
