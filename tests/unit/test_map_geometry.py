"""The map is sound geometry: the globe laid flat and back, coasts that never cross, whole sums."""

import re
from pathlib import Path
from unicodedata import east_asian_width

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from archive.web.map import coastline
from archive.web.map.clipping import clip
from archive.web.map.clusters import clusters
from archive.web.map.coastline import ACROSS, DOWN, coast, globe
from archive.web.map.labels import AWAY, LETTER, LINE, Spot, sides
from archive.web.map.projection import HEIGHT, WIDTH, project, unproject, wrapped
from archive.web.map.topology import Ring, land
from archive.web.map.window import DEEPEST, SHAPE, WORLD, Window, fitting, window

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180, allow_subnormal=False)
windows = st.builds(window, st.integers(-2, DEEPEST + 2), latitudes, longitudes)
points = st.lists(st.tuples(st.floats(-85, 85), longitudes), min_size=1, max_size=40)


@given(longitudes, latitudes)
def test_every_place_is_within_the_frame_and_comes_back(east: float, north: float) -> None:
    x, y = project(east, north)
    assert abs(float(x)) <= WIDTH / 2 + 1e-9
    assert abs(float(y)) <= HEIGHT / 2 + 1e-9
    back, height = unproject(x, y)
    assert float(height) == pytest.approx(north, abs=1e-6)
    assert float(back) == pytest.approx(east, abs=1e-6)


@given(longitudes, latitudes, latitudes)
def test_further_north_is_higher_and_further_east_is_right(
    east: float, one: float, other: float
) -> None:
    assume(abs(one - other) > 1e-2)
    north, south = max(one, other), min(one, other)
    assert float(project(east, north)[1]) < float(project(east, south)[1])
    assert np.sign(project(east, one)[0]) == np.sign(east)


def test_areas_are_true_as_the_projection_promises() -> None:
    """A band between two parallels has its share of the globe: half the difference of the sines."""
    north = np.linspace(-90, 90, 20_001)
    x, y = project(np.full_like(north, 180.0), north)
    widths = x[1:] + x[:-1]
    areas = widths * -np.diff(y)
    shares = np.diff(np.sin(np.radians(north))) / 2
    assert areas / areas.sum() == pytest.approx(shares, rel=1e-4, abs=1e-9)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_what_lies_outside_the_world_comes_to_its_edge(x: float, y: float) -> None:
    east, north = unproject(x, y)
    assert -180 <= float(east) <= 180
    assert -90 <= float(north) <= 90


@given(windows)
def test_a_window_stays_on_the_world_and_its_address_leads_back(shown: Window) -> None:
    assert 0 <= shown.zoom <= DEEPEST
    latitude, longitude = map(float, shown.at.split(","))
    assert window(shown.zoom, latitude, longitude) == shown
    assert shown.zoom == 0 or abs(shown.y) + shown.height / 2 <= HEIGHT / 2 + 0.02
    for other in (shown.zoomed(2), shown.zoomed(-2), shown.panned(1, 0), shown.panned(0, -1)):
        assert 0 <= other.zoom <= DEEPEST
        assert -180 <= other.longitude <= 180


@given(points)
def test_a_fitting_window_shows_every_place(places: list[tuple[float, float]]) -> None:
    north, east = (np.array(side) for side in zip(*places, strict=True))
    shown = fitting(north, east)
    x, y = shown.positions(north, east)
    if shown != WORLD:
        assert ((x >= 0) & (x <= 1) & (y >= 0) & (y <= 1)).all()
    assert fitting(north[:0], east[:0]) == WORLD


@given(points, st.floats(0.001, 0.5), st.lists(st.integers(1, 9), min_size=40, max_size=40))
def test_clusters_part_all_places_and_keep_their_sum(
    places: list[tuple[float, float]], gap: float, heavy: list[int]
) -> None:
    x, y = (np.array(side) / 180 for side in zip(*places, strict=True))
    weights = np.array(heavy[: len(places)])
    found = clusters(x, y, weights, gap)
    assert sorted(member for cluster in found for member in cluster) == list(range(len(places)))
    assert sum(int(weights[list(cluster)].sum()) for cluster in found) == weights.sum()
    leaders = [cluster[0] for cluster in found]
    away = np.hypot(x[:, None] - x[leaders], y[:, None] - y[leaders])
    assert (away[leaders] + np.eye(len(leaders)) * gap >= gap).all()
    for number, cluster in enumerate(found):
        assert (away[list(cluster), number] < gap).all()
        assert weights[cluster[0]] == max(weights[list(cluster)])
    assert clusters(x[:0], y[:0], weights[:0], gap) == ()


numbers = st.floats(-100, 100, allow_nan=False, width=32)


@given(st.lists(st.tuples(numbers, numbers), min_size=3, max_size=30))
def test_what_is_clipped_stays_within_and_is_closed(corners: list[tuple[float, float]]) -> None:
    ring = np.array([*corners, corners[0]])
    part = clip(ring, -50.0, -20.0, 60.0, 30.0)
    if len(part):
        assert (part[0] == part[-1]).all()
        assert part[:, 0].min() >= -50 and part[:, 0].max() <= 60
        assert part[:, 1].min() >= -20 and part[:, 1].max() <= 30
    assert (clip(ring, -100.0, -100.0, 100.0, 100.0) == ring).all()
    beside = clip(ring, 200.0, -20.0, 300.0, 30.0)
    assert len(beside) == len(clip(beside, 0.0, 0.0, 1.0, 1.0)) == 0


spots = st.builds(
    Spot, st.floats(0, 600), st.floats(0, 300), st.floats(8, 20), st.text(min_size=1, max_size=20)
)


@given(st.lists(spots, max_size=20))
def test_names_hide_neither_marks_nor_names(every: list[Spot]) -> None:
    boxes = [(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in every]
    for spot, side in zip(every, sides(every, 600), strict=True):
        if side:
            length = LETTER * sum(2 if east_asian_width(c) in "WF" else 1 for c in spot.name)
            near = spot.radius + AWAY
            left = spot.x + near if side == "right" else spot.x - near - length
            box = (left, spot.y - LINE / 2, left + length, spot.y + LINE / 2)
            assert box[0] >= 0 and box[2] <= 600
            assert not any(
                box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
                for other in boxes
            )
            boxes.append(box)


def rings(path: str) -> list[Ring]:
    """The points of each ring of a path."""
    found = []
    for part in path.split("z")[:-1]:
        start, steps = part[1:].split("l")
        pairs = np.array([int(n) for n in re.findall(r"-?\d+", steps)]).reshape(-1, 2)
        first = [int(n) for n in re.findall(r"-?\d+", start)]
        found.append(np.cumsum([first, *pairs], axis=0))
    return found


@settings(max_examples=20, deadline=None)
@given(windows)
def test_no_line_leads_across_the_map(shown: Window) -> None:
    """Edges of land are short, but for those outside of the view, where land was cut off, and for
    the one along a pole, which is the edge of the map."""
    longest = 0.12 * ACROSS * 2 ** (shown.zoom / 2)
    for ring in rings(coast(shown)):
        ends = np.concatenate([ring, ring[:1]])
        steps = np.abs(np.diff(ends, axis=0)).max(axis=1)
        middles = (ends[1:] + ends[:-1]) / 2
        inside = ((middles > 0) & (middles < (ACROSS, DOWN))).all(axis=1)
        heights = shown.y + (middles[:, 1] - DOWN / 2) * shown.width / ACROSS
        inside &= np.abs(heights) < HEIGHT / 2 - 0.5
        assert steps[inside].max(initial=0) < longest


def test_the_coast_is_that_of_the_world() -> None:
    """Land is 29 % of the globe, and on a map of true areas of this one too."""

    def area(path: str) -> float:
        total = 0.0
        for ring in rings(path):
            x, y = ring[:, 0], ring[:, 1]
            total += abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2
        return total

    assert area(coast(WORLD)) / area(globe(WORLD)) == pytest.approx(0.29, abs=0.015)
    assert area(globe(WORLD)) < ACROSS * DOWN


def test_a_coast_without_its_file_is_none_and_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    missing = tmp_path / "land.json"
    monkeypatch.setattr(coastline, "_COARSE", missing)
    monkeypatch.setattr(coastline, "_DETAIL", ((0, missing, 0.0),))
    coast.cache_clear()
    assert coast(WORLD) == ""
    assert "make run" in caplog.text
    coast.cache_clear()
    missing.write_text('{"arcs": [], "transform": {"scale": [1, 1], "translate": [0, 0]},'
                       '"objects": {"land": {"geometries": [{"type": "Point"}]}}}')  # fmt: skip
    with pytest.raises(ValueError, match="not from a Point"):
        land(missing)


def test_longitudes_are_brought_home() -> None:
    assert wrapped([181, -181, 540, 0, 180]).tolist() == [-179, 179, -180, 0, -180]
    assert SHAPE > HEIGHT / WIDTH
