"""Which part of the world the address of a map asks for."""

import re
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from archive.web.asking import shown
from archive.web.map.spread import Spread
from archive.web.map.window import DEEPEST, Window, fitting, window

PARAMETERS = ("zoom", "at")
_UNSAID = 6
"""The step of the zoom of a place that comes without one."""
_AT = re.compile(r"(-?\d{1,3}(?:\.\d{1,9})?),(-?\d{1,3}(?:\.\d{1,9})?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """A step of the zoom, a place, both or neither: then the map fits what it shows."""

    zoom: int | None = None
    place: tuple[float, float] | None = None

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        """In their canonical form."""
        if self.place is not None:
            return parameters(self._window(*self.place))
        return () if self.zoom is None else (("zoom", str(self.zoom)),)

    def around(self, spread: Spread) -> Window:
        """The window that is asked for, on a map of these results."""
        if self.place is not None:
            return self._window(*self.place)
        found = spread.found
        fit = fitting(spread.places.latitudes[found], spread.places.longitudes[found])
        return fit if self.zoom is None else window(self.zoom, fit.latitude, fit.longitude)

    def _window(self, latitude: float, longitude: float) -> Window:
        return window(_UNSAID if self.zoom is None else self.zoom, latitude, longitude)


def parameters(window: Window) -> tuple[tuple[str, str], ...]:
    """Those of an address that asks for this window."""
    zoom = ("zoom", str(window.zoom))
    return (zoom, ("at", window.at)) if window.zoom else (zoom,)


def read(arguments: MultiDict[str, str]) -> tuple[Asked, tuple[str, ...]]:
    """What is asked for and, in whole sentences, what could not be used."""
    notices: list[str] = []
    return Asked(_zoom(arguments, notices), _place(arguments, notices)), tuple(notices)


def _zoom(arguments: MultiDict[str, str], notices: list[str]) -> int | None:
    given = arguments.get("zoom", "").strip()
    if not given:
        return None
    if not (given.isascii() and given.isdigit()):
        notices.append(f"“{shown(given)}” is no step of the map; they go from 0 to {DEEPEST}.")
        return None
    if len(given) > 4 or int(given) > DEEPEST:
        notices.append(f"The map can be looked at as closely as step {DEEPEST}.")
        return DEEPEST
    return int(given)


def _place(arguments: MultiDict[str, str], notices: list[str]) -> tuple[float, float] | None:
    given = arguments.get("at", "").strip()
    if not given:
        return None
    match = _AT.fullmatch(given)
    latitude, longitude = (float(match[1]), float(match[2])) if match else (999.0, 999.0)
    if abs(latitude) > 90 or abs(longitude) > 180:
        notices.append(
            f"“{shown(given)}” is no place on the map: degrees north and east are, as in 38.9,-77."
        )
        return None
    return latitude, longitude
