"""The search page, which is also the start page."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, request

from archive.domain.fields import SORTS
from archive.domain.search import PAGE_SIZE
from archive.search.answering import answer
from archive.web import htmx, links, reading
from archive.web.asking import read
from archive.web.cards import cards
from archive.web.coverage import concerned
from archive.web.criteria import Criteria
from archive.web.search import unfound
from archive.web.search.offers import offers
from archive.web.search.pager import pager
from archive.web.search.panels import chips, panels
from archive.web.search.start import start
from archive.web.search.ways import meant, searched, ways_out

blueprint = Blueprint("search", __name__)


@blueprint.get("/")
@blueprint.get("/search")
def search() -> Response:
    criteria, notices = read(request.args, reading.volume().names)
    return htmx.answer(
        "search/index.html",
        "finder",
        lambda: answer_to(criteria, notices),
        url=links.search(criteria),
        said=notices,
    )


def answer_to(criteria: Criteria, notices: tuple[str, ...]) -> Mapping[str, Any]:
    """All that the search page shows for these criteria."""
    release, names = reading.release(), reading.volume().names
    question = criteria.question(names.years())
    given = answer(release.index, question, exactly=criteria.exact)
    unfound.note(criteria, given)
    results = given.results
    covered = concerned(criteria, names.years(), reading.volume().coverage)
    return {
        "criteria": criteria,
        "first_page": criteria.on_page(1),
        "text": searched(criteria, given).text,
        "given": given,
        "results": results,
        "cards": cards(release, results.hits),
        "first": (criteria.page - 1) * PAGE_SIZE + 1,
        "panels": panels(results.facets, criteria),
        "chips": chips(criteria, names, searched(criteria, given).text),
        "offers": offers(searched(criteria, given), release.index, names),
        "meant": meant(criteria, given),
        "ways": ways_out(criteria, given, names),
        "pager": pager(criteria, results.total),
        "notices": (*notices, *results.notices),
        "coverage": covered.sentence,
        "bars": tuple(
            (c.edition.key, c.edition.label, c.recorded, c.edition.slots) for c in covered.editions
        ),
        "sorts": SORTS,
        "start": None if criteria else start(release, results),
    }
