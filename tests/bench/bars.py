"""The bars that this engine is held to, and what was measured beside each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.bench.measure import Figures, high, middle
from tests.bench.peers import OURS
from tests.bench.rooms import Times
from tests.bench.web import Pages

SIZES = (400, 10_000, 100_000)
LEVEL = 0.95
"""Two medians of one run within five in a hundred are level."""


@dataclass(frozen=True, slots=True)
class Bar:
    what: str
    wanted: str
    measured: str
    met: bool


def _faster(what: str, ratio: float, least: float, wanted: str) -> Bar:
    return Bar(what, wanted, f"{ratio:.2f} times", ratio >= least)


def _under(what: str, value: float, most: float, unit: str) -> Bar:
    return Bar(what, f"under {most:g} {unit}", f"{value:.3g} {unit}", value < most)


def bars_of_size(size: int, figures: Mapping[str, Figures], renewal: float | None) -> Iterator[Bar]:
    """The bars of one size; nothing for a size that has none."""
    if size not in SIZES or OURS not in figures:
        return
    at, ours = SIZES.index(size), figures[OURS]
    if whoosh := figures.get("plain_whoosh"):
        wanted = (15, 50, 300)[at]
        ratio = middle(whoosh.plain) / middle(ours.plain[: len(whoosh.plain)])
        yield _faster("plain Whoosh, with facets", ratio, wanted, f"{wanted} times faster")
    if tantivy := figures.get("tantivy_engine"):
        ratio = middle(tantivy.plain) / middle(ours.plain)
        yield _faster("tantivy, 20 hits and all facets", ratio, LEVEL, "level or faster")
        ratio = middle(tantivy.marked) / middle(ours.marked)
        lag = (LEVEL, LEVEL, 1 / 1.2)[at]
        said = "within 1.2 times" if at == 2 else "level"
        yield _faster("tantivy, with highlights", ratio, lag, said)
    if fts5 := figures.get("sqlite_fts5"):
        least = (1, 10, 40)[at]
        said = "faster" if at == 0 else f"{least} times faster"
        ratio = high(fts5.plain) / high(ours.plain)
        yield _faster("SQLite FTS5, 99th percentile", ratio, least, said)
    yield _under("first query after open", 1e3 * ours.first, (5, 5, 10)[at], "ms")
    yield _under("resident memory", ours.resident / 1e6, (90, 130, 400)[at], "MB")
    yield _under("full build", ours.build, (0.8, 10, 150)[at], "s")
    if renewal is not None:
        yield _under("50 new records, build to published", renewal, (1, 3, 20)[at], "s")


def bars_of_pages(pages: Pages) -> Iterator[Bar]:
    hello = pages.hello.a_second
    if pages.datasette:
        ratio = middle(pages.datasette.seconds) / middle(pages.first.seconds)
        yield _faster("search page, against Datasette's", ratio, 20, "20 times faster")
    share = pages.first.a_second / hello
    yield _faster("search page, against Flask's hello", share, 0.25, "0.25 times as many a second")
    share = pages.again.a_second / hello
    yield _faster("search page asked again", share, 0.8, "0.8 times as many a second")
    if pages.unchanged:
        ratio = pages.unchanged.a_second / pages.again.a_second
        yield _faster("unchanged page (304), against one asked again", ratio, 1, "faster")


def bars_of_rooms(rooms: Mapping[str, Times], most: float) -> Iterator[Bar]:
    """`most` is in milliseconds, of the median of each kind; one line for those that keep to it.

    Where there is one address, the first request is the one that makes it: it counts too.
    """
    slow = {kind: times for kind, times in rooms.items() if 1e3 * times.made >= most}
    kept = len(rooms) - len(slow)
    wanted = f"each under {most:g} ms"
    yield Bar("server time of a page or export", wanted, f"{kept} of {len(rooms)} kinds", not slow)
    for kind, times in slow.items():
        yield _under(f"server time: {kind}", 1e3 * times.made, most, "ms")


def bar_of_nasties(seconds: float) -> Bar:
    return _under("slowest answer to a nasty text", 1e3 * seconds, 300, "ms")
