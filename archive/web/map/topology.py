"""Reads the land of a TopoJSON file: shared arcs of whole numbers become rings of degrees.

The format: https://github.com/topojson/topojson-specification, sections 2.1.2 (quantised
positions), 2.1.3 (arcs) and 2.1.4 (arc indexes).
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Ring = npt.NDArray[np.float64]
"""Shape (points, 2), the last point being the first again. Here: degrees east and north."""


def land(file: Path) -> tuple[Ring, ...]:
    """Every ring of the object "land", holes among them.

    Raises OSError if the file cannot be read and ValueError or LookupError if it is no such file.
    """
    topology = json.loads(file.read_bytes())
    arcs = tuple(_arcs(topology))
    return tuple(
        _joined(arcs, indexes)
        for geometry in topology["objects"]["land"]["geometries"]
        for polygon in _polygons(geometry)
        for indexes in polygon
    )


def _arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    """Each arc begins at a whole position and goes on by steps."""
    scale = np.array(topology["transform"]["scale"])
    translate = np.array(topology["transform"]["translate"])
    for arc in topology["arcs"]:
        yield np.cumsum(np.array(arc), axis=0) * scale + translate


def _polygons(geometry: dict[str, Any]) -> Sequence[Sequence[Sequence[int]]]:
    if geometry["type"] == "MultiPolygon":
        found: Sequence[Sequence[Sequence[int]]] = geometry["arcs"]
        return found
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    raise ValueError(f"Land is drawn from polygons, not from a {geometry['type']}.")


def _joined(arcs: Sequence[Ring], indexes: Sequence[int]) -> Ring:
    """A negative index is that arc backwards; where two arcs meet they share a point."""
    parts = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indexes]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
