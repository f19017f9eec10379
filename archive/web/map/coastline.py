"""The coast of the world, and the part of it that a window shows as the path of an SVG."""

import logging
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from archive.web.map.clipping import clip
from archive.web.map.projection import WIDTH, project, unproject
from archive.web.map.seam import Outline, laid_out, outline
from archive.web.map.topology import Ring, land
from archive.web.map.window import SHAPE, Window

log = logging.getLogger(__name__)

ACROSS = 10_000
"""Units of a path from left to right: a tenth of a pixel on a large screen."""
DOWN = round(ACROSS * SHAPE)

_VENDOR = Path(__file__).parents[1] / "static" / "vendor"
# From Natural Earth at 1:110 and 1:50 million, by the npm package world-atlas; `make` copies them.
_COARSE, _FINE = _VENDOR / "land-110m.json", _VENDOR / "land-50m.json"
_DETAIL = ((6, _FINE, 0.0), (3, _FINE, 0.2), (0, _COARSE, 0.0))
"""From which step of the zoom which coast is drawn, its points how many degrees apart."""
_MARGIN = 60
"""Units beyond the window, so that no line is drawn along its edge."""
_LEAST = 9
"""Units within which points are drawn as one."""
_SPECK = 25
"""Units: an island must be as large to be drawn."""


@dataclass(frozen=True, slots=True)
class _Sight:
    """What a window shows: `reach` degrees on either side of its middle, and which latitudes.

    x and y of the projection times `scale`, and `left` and `top` added, are units of a path.
    `least` degrees are those of an island that is large enough to be drawn.
    """

    middle: float
    reach: float
    south: float
    north: float
    least: float
    scale: float
    left: float
    top: float


@lru_cache(128)
def coast(window: Window) -> str:
    """The land that the window shows; empty where the files are missing, which is logged."""
    file, apart = next((file, apart) for zoom, file, apart in _DETAIL if window.zoom >= zoom)
    known, sight = _land(file, apart) or _land(_COARSE, 0.0), _sight(window)
    return "".join(_path(shape, sight) for shape in known)


@lru_cache(128)
def globe(window: Window) -> str:
    """The world itself, whose edge is curved."""
    north = np.arange(-90.0, 91.0, 2.0)
    east = np.full(len(north), 180.0)
    around = np.column_stack([np.append(east, -east), np.append(north, north[::-1])])
    return _drawn(np.concatenate([around, around[:1]]), _sight(window))


def _sight(window: Window) -> _Sight:
    half, y = window.width / 2, window.y
    across, north = unproject(half, np.array([y + window.height / 2, y - window.height / 2]))
    scale = ACROSS / window.width
    return _Sight(
        middle=window.longitude,
        reach=float(np.abs(across).max()),
        south=float(north[0]),
        north=float(north[1]),
        least=_SPECK / scale * 360 / WIDTH,
        scale=scale,
        left=ACROSS / 2,
        top=DOWN / 2 - y * scale,
    )


@cache
def _land(file: Path, apart: float) -> tuple[Outline, ...]:
    try:
        every = (outline(ring) for ring in land(file))
        return tuple(_sparse(shape, apart) for shape in every if _size(shape) > 2 * apart)
    except (OSError, ValueError, LookupError) as error:
        log.error("Maps miss a coast: %s. `make run` puts it there.", error)
        return ()


def _size(shape: Outline) -> float:
    return max(shape.east - shape.west, shape.north - shape.south)


def _sparse(shape: Outline, apart: float) -> Outline:
    """With fewer points: as many as there are cells of a grid that its line passes."""
    return replace(shape, ring=shape.ring[_moves(shape.ring, apart)]) if apart else shape


def _moves(ring: Ring, apart: float) -> npt.NDArray[np.bool_]:
    """Which points are in another cell than that before; the last point, which closes, counts."""
    cells = np.round(ring / apart)
    moves = np.ones(len(ring), dtype=np.bool_)
    moves[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)
    return moves


def _path(shape: Outline, sight: _Sight) -> str:
    if shape.north < sight.south or shape.south > sight.north or _size(shape) < sight.least:
        return ""
    return "".join(_drawn(part, sight) for part in laid_out(shape, sight.middle, sight.reach))


def _drawn(part: Ring, sight: _Sight) -> str:
    """An absolute point and steps of whole units."""
    x, y = project(part[:, 0], part[:, 1])
    ring = np.column_stack([x * sight.scale + sight.left, y * sight.scale + sight.top])
    ring = clip(ring, -_MARGIN, -_MARGIN, ACROSS + _MARGIN, DOWN + _MARGIN)
    points = np.round(ring[_moves(ring, _LEAST)]).astype(np.int64)
    if len(points) < 4:
        return ""
    steps = " ".join(map(str, np.diff(points[:-1], axis=0).ravel().tolist()))
    return f"M{points[0, 0]} {points[0, 1]}l{steps}z".replace(" -", "-")
