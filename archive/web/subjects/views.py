"""The views of all kinds: a list of pages, and a page for each value under its own name."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import Blueprint
from werkzeug.wrappers import Response

from archive.domain.fields import FACET_BY_NAME
from archive.web import export, htmx, links, reading
from archive.web.asking import shown
from archive.web.compare.chosen import Chosen
from archive.web.coverage import sentence
from archive.web.export.lists import SUFFIX
from archive.web.reading import Volume
from archive.web.subjects import city, country, focus_area, taking, technology
from archive.web.subjects.listing import listed
from archive.web.subjects.moving import moved
from archive.web.subjects.nearest import near
from archive.web.subjects.wins import Wins, wins
from archive.web.subjects.years import over_the_years

blueprint = Blueprint("subjects", __name__)

Facts = Callable[[Volume, str, Wins], Mapping[str, Any]]

FACTS: Mapping[str, Facts] = {
    "city": city.facts,
    "country": country.facts,
    "technology": technology.facts,
    "focus_area": focus_area.facts,
}
"""What the pages of each facet show beside what all of them do."""


def subjects(facet: str) -> Response:
    """All that have a page."""
    return htmx.answer(
        "subjects/index.html",
        "subjects",
        lambda: {**listed(facet), "coverage": _coverage()},
        url=links.subjects(facet),
    )


def subject(facet: str, name: str) -> Response:
    """The key has the page; any other name leads to it, or to a choice between namesakes."""
    keys = reading.volume().register.meant(facet, name)
    if keys == (name,):
        url = links.subject(facet, name)
        page = partial(_page, facet, name)
        return htmx.answer(f"subjects/{facet}.html", "subject", page, url=url)
    if len(keys) == 1:
        return moved(links.subject(facet, keys[0]))
    return _which(facet, name, keys) if keys else _missing(facet, name)


def _page(facet: str, key: str) -> Mapping[str, Any]:
    volume = reading.volume()
    register, won = volume.register, wins(volume.release, {facet: (key,)})
    return {
        "facet": facet,
        "field": FACET_BY_NAME[facet],
        "value": register.value(facet, key),
        "coverage": _coverage(),
        "won": won,
        "shortlist": Chosen(tuple(winner.id for winner in won.first)).query,
        "years": over_the_years(won.spread["year"], register.totals["year"], volume.coverage),
        **FACTS[facet](volume, key, won),
    }


def _coverage() -> str:
    return sentence(reading.volume().coverage, named=False)


def _which(facet: str, name: str, keys: tuple[str, ...]) -> Response:
    register = reading.volume().register
    values = [register.value(facet, key) for key in keys]
    context = {"field": FACET_BY_NAME[facet], "name": _readable(name), "values": values}
    return htmx.problem("subjects/which.html", "problem", context, 300)


def _missing(facet: str, name: str) -> Response:
    volume = reading.volume()
    context = {
        "field": FACET_BY_NAME[facet],
        "name": _readable(name),
        "near": near(volume.register, volume.names, facet, name),
    }
    return htmx.problem("subjects/missing.html", "problem", context, 404)


def _readable(name: str) -> str:
    return shown(name.replace("-", " "))


for facet, folder in links.PAGES_OF.items():
    blueprint.add_url_rule(f"/{folder}/", f"{facet}_list", partial(subjects, facet))
    blueprint.add_url_rule(f"/{folder}/<name>", facet, partial(subject, facet))
    data = partial(taking.winners, facet)
    export.blueprint.add_url_rule(f"/{folder}/<name>.{SUFFIX}", f"{facet}_list", data)
