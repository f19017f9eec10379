"""`make pages`: how long the server takes for every kind of page and export, into docs/pages.md."""

import sys
import tempfile
from pathlib import Path

from archive.config import Settings
from tests.bench import report
from tests.bench.bars import bars_of_rooms
from tests.bench.corpus import snapshot
from tests.bench.machine import load, machine
from tests.bench.process import aside
from tests.bench.rooms import Times, measure_rooms
from tests.conftest import DATA, put
from tests.integration.instance import Instance

LARGE = 10_000
LIMIT = 300.0
TARGET = Path(__file__).parents[2] / "docs" / "pages.md"
HEAD = """\
# Server time of pages and exports

Written by `make pages`; do not edit. One process, one request at a time, no network. Each answer is
made anew: the memory for pages is emptied before it. What is known of a release as a whole is kept
once it was asked for, and so are long lists, which is why their first request is told apart. The
first request of a kind also pays for its templates.

Measured on: {machine}. Other work kept the machine busy to a load of {load}.

"""


def main() -> None:
    busy = load()
    with tempfile.TemporaryDirectory(prefix="pages-") as name:
        Instance(Path(name) / "shipped").publish(DATA)
        put(snapshot(LARGE), Settings(instance=Path(name) / "large"))
        shipped = aside(lambda: measure_rooms(Path(name) / "shipped"), LIMIT)
        large = aside(lambda: measure_rooms(Path(name) / "large"), LIMIT)
    text = "".join((HEAD.format(machine=machine(), load=busy), *_tables(shipped, large)))
    TARGET.write_text(text, "utf-8")
    sys.stdout.write(text)


def _tables(shipped: dict[str, Times], large: dict[str, Times]) -> tuple[str, ...]:
    bars = [("shipped", bar) for bar in bars_of_rooms(shipped, 10)]
    bars += [(f"{LARGE:,}", bar) for bar in bars_of_rooms(large, 30)]
    return report.rooms_table(shipped, large), "\n## Bars\n\n", report.bars_table(bars)


if __name__ == "__main__":
    main()
