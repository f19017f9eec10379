"""Server time of every kind of page and export: each made anew, in one process, one at a time."""

import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from flask.testing import FlaskClient

from archive import stocking
from archive.config import Settings
from archive.serve.server import settle
from archive.web import create_app, links, reading
from archive.web.cards import winner_of
from archive.web.data import bundle

ASKED = 12
"""Addresses of each kind, where there are as many."""
ROUNDS = 3
NOTHING_KEPT = 1
"""Megabytes of the cache of pages, which is emptied before each request all the same."""

COPIED = (
    *("everything as CSV", "everything as JSON", "everything as JSON Lines", "everything as XLSX"),
    *("data package", "all tables as ZIP", "edition as CSV", "edition as XLSX"),
    *("search as CSV", "search as XLSX"),
)
"""Kinds of which a copy is kept beside the cache of pages, so that only a first request tells."""

Addresses = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds: of the first request of a kind, and of those after it."""

    first: float
    others: tuple[float, ...]

    kept: bool = False
    """Whether only the first request made the answer, and the others found a copy."""

    @property
    def middle(self) -> float:
        return statistics.median(self.others)

    @property
    def made(self) -> float:
        """What it costs to make an answer, or the slowest of some where that is not repeated."""
        return max(self.first, *self.others) if self.kept else self.middle


@dataclass(frozen=True, slots=True)
class Stocked:
    """What it cost to have long answers lie ready: seconds, how many, and bytes."""

    seconds: float
    answers: int
    size: int


def measure_rooms(folder: Path) -> dict[str, Times]:
    """`folder` is an instance with a published release."""
    app, client = _site(folder)
    with app.test_request_context():
        asked = addresses()
    return {kind: _times(app, client, kind, paths) for kind, paths in asked.items()}


def measure_unstocked(folder: Path) -> dict[str, float]:
    """Seconds of the first request of each kind of long answer, where none lies ready."""
    app, client = _site(folder)
    with app.test_request_context():
        asked = addresses()
    return {kind: _seconds(app, client, asked[kind][0]) for kind in (*COPIED, "OpenAPI")}


def stock(folder: Path) -> Stocked:
    """What the keeper beside a server has done by a process of its own."""
    started = time.perf_counter()
    filled = stocking.fill(Settings(instance=folder))
    seconds = time.perf_counter() - started
    assert filled
    return Stocked(seconds, len(filled.wanted), filled.size)


def _site(folder: Path) -> tuple[Flask, FlaskClient]:
    app = create_app(Settings(instance=folder, cache_megabytes=NOTHING_KEPT))
    client = app.test_client()
    settle()
    client.get("/about")
    return app, client


def _times(app: Flask, client: FlaskClient, kind: str, paths: Sequence[str]) -> Times:
    first, *others = [_seconds(app, client, path) for _ in range(ROUNDS) for path in paths]
    return Times(first, tuple(others), kind in COPIED)


def _seconds(app: Flask, client: FlaskClient, path: str) -> float:
    app.extensions["page_cache"].forget()
    started = time.perf_counter()
    answer = client.get(path)
    answer.get_data()
    seconds = time.perf_counter() - started
    assert answer.status_code == 200, (path, answer.status_code)
    return seconds


def addresses() -> Addresses:
    """By kind, some addresses that the release has."""
    return {**_pages(), **_lists(), **_for_machines()}


def _pages() -> Addresses:
    winners = [f"/winners/{path}" for path in _winners()]
    return {
        "start": ["/"],
        "search": [f"/search?{urlencode({'technology': key})}" for key in _keys("technology")],
        "winner": winners,
        "why a result": [f"{path}/why" for path in winners],
        "press sheet": [f"{path}/press" for path in winners],
        "badge": [f"{path}/badge.svg" for path in winners],
        "card": [f"{path}/card" for path in winners],
        "compare four": [f"/compare?{_listed(4)}"],
        "shortlist of twelve": [f"/shortlist?{_listed(12)}"],
        "city": [f"/cities/{key}" for key in _keys("city")],
        "country": [f"/countries/{key}" for key in _keys("country")],
        "technology": [f"/technologies/{key}" for key in _keys("technology")],
        "focus area": [f"/focus-areas/{key}" for key in _keys("focus_area")],
        "edition": [f"/editions/{key}" for key in _editions()],
        "peers": [f"/peers?{urlencode({'city': key})}" for key in _keys("city")],
        "map": ["/map", *(f"/map?year={key}" for key in _keys("year"))],
        "trends": ["/trends", *(f"/trends?country={key}" for key in _keys("country"))],
        "coverage": ["/coverage"],
        "corrections": ["/corrections"],
        "data": ["/data"],
        "help": ["/help"],
    }


def _lists() -> Addresses:
    cities = _keys("city")
    searches = [urlencode({"technology": key}) for key in _keys("technology")]
    return {
        "city as CSV": [f"/cities/{key}.csv" for key in cities],
        "city as XLSX": [f"/cities/{key}.xlsx" for key in cities],
        "city as Atom": [f"/cities/{key}.atom" for key in cities],
        "winner as JSON": [f"/winners/{path}.json" for path in _winners()],
        "edition as CSV": [f"/editions/{key}.csv" for key in _editions()],
        "edition as XLSX": [f"/editions/{key}.xlsx" for key in _editions()],
        "search as CSV": [f"/search.csv?{search}" for search in searches],
        "search as XLSX": [f"/search.xlsx?{search}" for search in searches],
        "everything as CSV": ["/search.csv"],
        "everything as JSON": ["/search.json"],
        "everything as JSON Lines": ["/search.jsonl"],
        "everything as XLSX": ["/search.xlsx"],
        "everything as Atom": ["/search.atom"],
        "data package": ["/data/datapackage.json"],
        "all tables as ZIP": [links.data(bundle.file_of(reading.volume()))],
    }


def _for_machines() -> Addresses:
    return {
        "API: search": [
            f"/api/v1/search?{urlencode({'technology': k})}" for k in _keys("technology")
        ],
        "API: 100 winners": ["/api/v1/winners?limit=100"],
        "API: cities": ["/api/v1/cities?limit=100"],
        "API: peers": [f"/api/v1/peers?{urlencode({'city': key})}" for key in _keys("city")],
        "OpenAPI": ["/api/v1/openapi.json"],
        "OAI-PMH: records": ["/oai?verb=ListRecords&metadataPrefix=oai_dc"],
        "sitemap": ["/sitemap.xml"],
        "suggestions": ["/suggest?q=s", "/suggest?q=a", "/suggest?q=ci"],
    }


def _listed(number: int) -> str:
    return urlencode([("winner", path[:7].rstrip("-")) for path in list(_winners())[:number]])


def _winners() -> Iterator[str]:
    release = reading.release()
    for own in _spread(sorted(release.chronicle.winners)):
        winner = winner_of(release, own)
        assert winner
        yield winner.path


def _keys(facet: str) -> list[str]:
    values = reading.volume().names.values[facet]
    return _spread([value.key for value in values if value.key != "not-recorded"])


def _editions() -> list[str]:
    return [edition.key for edition in reading.release().snapshot.editions]


def _spread(found: Sequence[str]) -> list[str]:
    return list(found[:: max(1, len(found) // ASKED)])[:ASKED]
