"""The page of the map."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, request
from werkzeug.datastructures import MultiDict

from archive.search.answering import answer
from archive.web import asking, htmx, links, reading
from archive.web.coverage import concerned
from archive.web.criteria import Criteria
from archive.web.map import asked, listing, window
from archive.web.map.asked import Asked, parameters
from archive.web.map.coastline import ACROSS, DOWN, coast, globe
from archive.web.map.marks import marks
from archive.web.map.places import places
from archive.web.map.scene import WIDTHS, Scene, scene
from archive.web.map.spread import spread
from archive.web.map.window import WORLD, Window
from archive.web.search.panels import chips
from archive.web.search.ways import searched

blueprint = Blueprint("map", __name__)


@blueprint.get("/map")
def winners_on_a_map() -> Response:
    rest = MultiDict((n, v) for n, v in request.args.items(multi=True) if n not in asked.PARAMETERS)
    criteria, notices = asking.read(rest, reading.volume().names)
    wanted, more = asked.read(request.args)
    criteria = criteria.on_page(1)
    return htmx.answer(
        "map/index.html",
        "atlas",
        lambda: _drawn(criteria, wanted, (*notices, *more)),
        url=links.map_of(criteria, *wanted.parameters),
        said=(*notices, *more),
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """A link to the map as seen from elsewhere; without an address where it leads nowhere."""

    name: str
    label: str
    url: str


def _drawn(criteria: Criteria, wanted: Asked, notices: tuple[str, ...]) -> Mapping[str, Any]:
    release, names = reading.release(), reading.volume().names
    question = replace(
        criteria.question(names.years()), limit=1, highlight=False, count_facets=False
    )
    given = answer(release.index, question, exactly=criteria.exact)
    found = spread(release.index, given.put_right(question), places(release))
    view = scene(found, wanted.around(found))
    return {
        "criteria": criteria,
        "given": given,
        "text": searched(criteria, given).text,
        "chips": chips(criteria, names, searched(criteria, given).text),
        "notices": (*notices, *given.results.notices),
        "total": given.results.total,
        "located": found.located,
        "seen": view.total(),
        "places_seen": len(view.numbers),
        "places_found": len(found.found),
        "listed": listing.in_view(view, criteria),
        "nowhere": listing.nowhere(found, release, criteria),
        "marks": [(width.name, marks(view, criteria, width)) for width in WIDTHS],
        "globe": globe(view.window),
        "coast": coast(view.window),
        "box": f"0 0 {ACROSS} {DOWN}",
        "turns": _turns(criteria, view),
        "coverage": concerned(criteria, names.years(), reading.volume().coverage).sentence,
    }


def _turns(criteria: Criteria, view: Scene) -> tuple[Turn, ...]:
    shown = view.window
    seen = {
        "in": ("Closer", _closer(view)),
        "out": ("Further away", shown.zoomed(-2)),
        "west": ("West", shown.panned(-1, 0)),
        "east": ("East", shown.panned(1, 0)),
        "north": ("North", shown.panned(0, -1)),
        "south": ("South", shown.panned(0, 1)),
        "world": ("Whole world", WORLD),
    }
    return tuple(
        Turn(name, label, "" if other == shown else links.map_of(criteria, *parameters(other)))
        for name, (label, other) in seen.items()
    )


def _closer(view: Scene) -> Window:
    """On to the middle; of the whole world, to where most winners are."""
    if view.window != WORLD or not len(view.numbers):
        return view.window.zoomed(2)
    places, most = view.spread.places, int(view.spread.counts.argmax())
    return window.window(2, float(places.latitudes[most]), float(places.longitudes[most]))
