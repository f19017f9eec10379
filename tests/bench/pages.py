"""`make pages`: how long the server takes for every kind of page and export, into docs/pages.md."""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.config import Settings
from tests.bench import report
from tests.bench.bars import bars_of_rooms
from tests.bench.corpus import snapshot
from tests.bench.machine import load, machine
from tests.bench.process import aside
from tests.bench.rooms import Stocked, Times, measure_rooms, measure_unstocked, stock
from tests.conftest import DATA, put
from tests.integration.instance import Instance

LARGE = 10_000
LIMIT = 300.0
TARGET = Path(__file__).parents[2] / "docs" / "pages.md"
HEAD = """\
# Server time of pages and exports

Written by `make pages`; do not edit. One process, one request at a time, no network. Each answer is
made anew: the memory for pages is emptied before it. What is known of a release as a whole is kept
once it was asked for, and so are long lists, which is why their first request is told apart, and
why it is the slowest that is held to the bar there. The first request of a kind also pays for its
templates.

The site is as its keeper leaves it: some seconds after a release was published a process that gives
way to all others has its long answers lie ready. That took {shipped.seconds:.1f} s for the shipped
data ({shipped.answers} answers, {shipped_size}) and {large.seconds:.0f} s for 10,000 records
({large.answers} answers, {large_size}). What a first request costs until then stands below.

Measured on: {machine}. Other work kept the machine busy to a load of {load}.

"""
UNSTOCKED = """
## First requests where nothing lies ready yet

"""


def main() -> None:
    busy = load()
    with tempfile.TemporaryDirectory(prefix="pages-") as name:
        Instance(Path(name) / "shipped").publish(DATA)
        put(snapshot(LARGE), Settings(instance=Path(name) / "large"))
        shipped, large = _measured(Path(name) / "shipped"), _measured(Path(name) / "large")
    head = HEAD.format(
        machine=machine(),
        load=busy,
        shipped=shipped.stocked,
        shipped_size=_megabytes(shipped.stocked),
        large=large.stocked,
        large_size=_megabytes(large.stocked),
    )
    text = "".join((head, *_tables(shipped, large)))
    TARGET.write_text(text, "utf-8")
    sys.stdout.write(text)


@dataclass(frozen=True, slots=True)
class Measured:
    """`unstocked` are the seconds of first requests before anything lay ready."""

    unstocked: Mapping[str, float]
    stocked: Stocked
    rooms: Mapping[str, Times]


def _measured(folder: Path) -> Measured:
    return Measured(
        aside(lambda: measure_unstocked(folder), LIMIT),
        aside(lambda: stock(folder), LIMIT),
        aside(lambda: measure_rooms(folder), LIMIT),
    )


def _megabytes(stocked: Stocked) -> str:
    return f"{stocked.size / 1e6:.3g} MB"


def _tables(shipped: Measured, large: Measured) -> Iterator[str]:
    yield report.rooms_table(shipped.rooms, large.rooms)
    yield UNSTOCKED
    yield report.firsts_table(shipped.unstocked, large.unstocked)
    yield "\n## Bars\n\n"
    bars = [("shipped", bar) for bar in bars_of_rooms(shipped.rooms, 10)]
    bars += [(f"{LARGE:,}", bar) for bar in bars_of_rooms(large.rooms, 30)]
    yield report.bars_table(bars)


if __name__ == "__main__":
    main()
