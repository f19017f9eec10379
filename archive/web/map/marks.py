"""The marks of a map: circles that are links, each a place or several that are close together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from archive.web import links
from archive.web.asking import MAX_CHOICES
from archive.web.criteria import Criteria
from archive.web.filters import count
from archive.web.map.asked import parameters
from archive.web.map.labels import Side, Spot, sides
from archive.web.map.projection import Numbers
from archive.web.map.scene import RING, Group, Scene, Width
from archive.web.map.window import DEEPEST, SHAPE, Window, fitting

LONGEST = 24
"""Letters of the longest name that is put beside a mark."""


@dataclass(frozen=True, slots=True)
class Mark:
    """`x` and `y` are hundredths of the map's width and height, `key` is that of its main place.

    `zooms` says that its link leads on within the map.
    """

    key: str
    x: str
    y: str
    radius: int
    total: int
    name: str
    url: str
    zooms: bool
    is_many: bool
    label: str
    side: Side

    @property
    def number(self) -> str:
        """Short enough for its circle: "950", "12k"."""
        return str(self.total) if self.total < 1000 else f"{self.total // 1000}k"

    @property
    def ring(self) -> int:
        return self.radius + RING


def marks(scene: Scene, criteria: Criteria, width: Width) -> tuple[Mark, ...]:
    """Those of all places in view, from west to east."""
    groups = scene.groups(width)
    beside = _sides(scene, groups, width) if width.is_labelled else {}
    return tuple(_mark(scene, criteria, group, width, beside.get(group, "")) for group in groups)


def _mark(scene: Scene, criteria: Criteria, group: Group, width: Width, side: Side) -> Mark:
    places = scene.spread.places
    others = len(group.members) - 1
    url, zooms = _address(scene, criteria, group, width)
    and_others = f" and {count(others, 'other place')}" if others else ""
    onward = ". Look closer" if zooms else ""
    return Mark(
        key=places.keys[group.members[0]],
        x=f"{group.x:.2%}",
        y=f"{group.y:.2%}",
        radius=group.radius,
        total=group.total,
        name=f"{places.labels[group.members[0]]}{and_others}: "
        f"{count(group.total, 'winner')}{onward}",
        url=url,
        zooms=zooms,
        is_many=bool(others),
        label=_label(scene, group) if side else "",
        side=side,
    )


def _address(scene: Scene, criteria: Criteria, group: Group, width: Width) -> tuple[str, bool]:
    """A closer look at the places; their winners where no closer look tells them apart."""
    places = scene.spread.places
    members = list(group.members)
    if len(members) > 1:
        north, east = places.latitudes[members], places.longitudes[members]
        closer = fitting(north, east, DEEPEST)
        if closer.zoom > scene.window.zoom and _tells_apart(closer, north, east, width):
            return links.map_of(criteria, *parameters(closer)), True
    chosen = criteria.without_facet("city")
    for member in members[:MAX_CHOICES]:
        chosen = chosen.with_value("city", places.keys[member])
    return links.search(chosen), False


def _tells_apart(closer: Window, north: Numbers, east: Numbers, width: Width) -> bool:
    """Whether the places will not be one mark again, which only the closest look may give."""
    if closer.zoom < DEEPEST:
        return True
    x, y = closer.positions(north, east)
    return bool(max(np.ptp(x), np.ptp(y) * SHAPE) >= width.share)


def _sides(scene: Scene, groups: Sequence[Group], width: Width) -> Mapping[Group, Side]:
    """Beside the marks of most winners first."""
    ranked = sorted(groups, key=lambda group: -group.total)
    height = width.pixels * SHAPE
    spots = (
        Spot(g.x * width.pixels, g.y * height, g.radius + RING, _label(scene, g)) for g in ranked
    )
    return dict(zip(ranked, sides(spots, width.pixels), strict=True))


def _label(scene: Scene, group: Group) -> str:
    name = scene.spread.places.names[group.members[0]]
    short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
    return f"{short} +{len(group.members) - 1}" if len(group.members) > 1 else short
