"""`make bench`: measures, prints and writes docs/performance.md."""

import pickle
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench import report
from tests.bench.bars import Bar, bar_of_nasties, bars_of_pages, bars_of_size
from tests.bench.machine import load, machine
from tests.bench.measure import measure
from tests.bench.nasties import SIZE as NASTY_SIZE
from tests.bench.nasties import slowest
from tests.bench.peers import OURS
from tests.bench.process import OutOfTime, aside
from tests.bench.renewal import renew
from tests.bench.web import measure_pages

SIZES = (400, 10_000, 100_000)
WEB_SIZE = 10_000
RENEWAL_LIMIT = 240.0
TARGET = Path(__file__).parents[2] / "docs" / "performance.md"


def main(sizes: Sequence[int]) -> None:
    parts: list[str] = [report.head(machine(), load())]
    bars: list[tuple[str, Bar]] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        try:
            for step in _steps(sizes, Path(name), bars):
                parts += step
        finally:
            # What was measured before a fault is worth keeping: it took minutes.
            parts += ["\n## Bars\n\n", report.bars_table(bars)]
            TARGET.parent.mkdir(exist_ok=True)
            TARGET.write_text("".join(parts), encoding="utf-8")
            print("".join(parts))


def _steps(sizes: Sequence[int], folder: Path, bars: list[tuple[str, Bar]]) -> Iterator[list[str]]:
    """The report part by part, the shortest first."""
    yield _of_nasties(folder / "nasties", bars)
    for size in sizes:
        yield _of_size(size, folder / str(size), bars)
        if size == WEB_SIZE:
            yield _of_pages(folder / str(size), bars)


def _of_size(size: int, folder: Path, bars: list[tuple[str, Bar]]) -> list[str]:
    folder.mkdir()
    figures, notices = measure(size, folder, _say)
    renewal, said = _renewal(size, folder / OURS)
    bars += [(f"{size:,}", bar) for bar in bars_of_size(size, figures, renewal)]
    table = report.size_table(size, figures)
    return [f"\n## {size:,} records\n\n", table, "\n", *report.listed([*notices, said])]


def _renewal(size: int, folder: Path) -> tuple[float | None, str]:
    try:
        seconds = aside(lambda: renew(size, folder), RENEWAL_LIMIT)
    except OutOfTime as error:
        return RENEWAL_LIMIT, f"50 new records, build to published: {error}."
    steps = ", ".join(f"{step} {taken:.2f} s" for step, taken in seconds.items())
    return sum(seconds.values()), f"50 new records, build to published: {steps}."


def _of_pages(folder: Path, bars: list[tuple[str, Bar]]) -> list[str]:
    _say("Pages over HTTP")
    asked = pickle.loads((folder / "questions.pickle").read_bytes())  # noqa: S301  # our own file
    pages = measure_pages(WEB_SIZE, folder / OURS, asked)
    bars += [("pages", bar) for bar in bars_of_pages(pages)]
    missing = [] if pages.datasette else ["Datasette is not installed here and was skipped."]
    title = f"\n## Whole pages over HTTP, {WEB_SIZE:,} records, one worker\n\n"
    return [title, report.pages_table(pages), "\n", *report.listed(missing)]


def _of_nasties(folder: Path, bars: list[tuple[str, Bar]]) -> list[str]:
    _say("Nasty texts")
    folder.mkdir()
    found, count = slowest(folder)
    bars.append((f"{NASTY_SIZE:,}", bar_of_nasties(found[0][0])))
    rows = [(what, report.number(1e3 * seconds)) for seconds, what in found]
    title = f"\n## Nasty texts over {NASTY_SIZE:,} records\n\nThe slowest of {count}:\n\n"
    return [title, report.table(("what", "ms"), rows)]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main([int(size.replace(",", "")) for size in sys.argv[1:]] or SIZES)
