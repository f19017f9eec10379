"""What part of the world a map shows: each step of the zoom halves its area.

The middle meridian of the projection is that of the window, so that what it shows stands upright
and a way to the east never ends.
"""

from dataclasses import dataclass
from math import floor, log2

import numpy as np

from archive.web.map.projection import HEIGHT, WIDTH, Numbers, project, unproject, wrapped

SHAPE = 0.52
"""Height of a map by its width; the whole world needs a little less."""
DEEPEST = 14
"""The last step: 1/128 of the world's width, about 310 km at the equator."""
NEAR = 8
"""The step beyond which a map does not go to fit what it shows."""
_ROOM = 0.84
"""The part of a map that holds what it was made to fit."""
_PAN = 0.4


@dataclass(frozen=True, slots=True)
class Window:
    """Its middle is in hundredths of degrees; `window` makes one that does not leave the world."""

    zoom: int
    latitude: float
    longitude: float

    @property
    def width(self) -> float:
        """In units of the projection."""
        return WIDTH / 2 ** (self.zoom / 2)

    @property
    def height(self) -> float:
        return self.width * SHAPE

    @property
    def y(self) -> float:
        """Of its middle; x is 0 there."""
        return float(project(0.0, self.latitude)[1])

    @property
    def at(self) -> str:
        """Its middle in addresses: "38.91,-77.04"."""
        return f"{self.latitude:g},{self.longitude:g}"

    def positions(self, latitudes: Numbers, longitudes: Numbers) -> tuple[Numbers, Numbers]:
        """Places as parts of its width and height: from 0 to 1 are those that it shows."""
        x, y = project(wrapped(longitudes - self.longitude), latitudes)
        return x / self.width + 0.5, (y - self.y) / self.height + 0.5

    def zoomed(self, steps: int) -> "Window":
        return window(self.zoom + steps, self.latitude, self.longitude)

    def panned(self, east: int, south: int) -> "Window":
        """As many times the usual step."""
        x, y = east * _PAN * self.width, self.y + south * _PAN * self.height
        across, north = unproject(x, y)
        return window(self.zoom, float(north), self.longitude + float(across))


WORLD = Window(0, 0.0, 11.0)
"""Cut at 169° west, in the Bering Strait, so that no country is."""


def window(zoom: int, latitude: float, longitude: float) -> Window:
    """The nearest one that shows nothing beyond a pole; the whole world is always the same one."""
    if zoom <= 0:
        return WORLD
    shown = Window(min(zoom, DEEPEST), latitude, longitude)
    # Where it is wider than the world at a pole, its middle stays at the equator.
    most = max(0.0, (HEIGHT - shown.height) / 2)
    y = min(max(shown.y, -most), most)
    north = latitude if y == shown.y else float(unproject(0.0, y)[1])
    return Window(shown.zoom, _rounded(north), _rounded(float(wrapped(longitude))))


def fitting(latitudes: Numbers, longitudes: Numbers, deepest: int = NEAR) -> Window:
    """The closest window around places; the whole world where there are none."""
    if not len(latitudes):
        return WORLD
    middle = _middle(longitudes)
    x, y = project(wrapped(longitudes - middle), latitudes)
    needed = max(2 * float(np.abs(x).max()), float(np.ptp(y)) / SHAPE) / _ROOM
    closest = floor(2 * log2(WIDTH / needed)) if needed else deepest
    north = float(unproject(0.0, (y.min() + y.max()) / 2)[1])
    return window(min(deepest, closest), north, middle)


def _middle(longitudes: Numbers) -> float:
    """That of the shortest way around the globe which passes all of them."""
    east = np.sort(wrapped(longitudes))
    gaps = np.diff(east, append=east[0] + 360.0)
    widest = int(np.argmax(gaps))
    return float(east[widest] + 180.0 + gaps[widest] / 2)


def _rounded(degrees: float) -> float:
    # Adding zero makes 0 of -0.
    return round(degrees, 2) + 0.0
