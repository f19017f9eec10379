"""The report as Markdown: what was measured, on what, and which bars were met."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tests.bench.bars import Bar
from tests.bench.measure import QUESTIONS, ROUNDS, Figures, high, middle
from tests.bench.peers import OURS
from tests.bench.rooms import Times
from tests.bench.web import Pages

HEAD = """\
# Performance

Written by `make bench`; do not edit. All numbers of a table come from one run, and only their
ratios carry over to another machine.

Every engine is fed the same tokens and asked the same plans: {questions} mixed queries (one to
three words, phrase, prefix, filters, browsing), each answered with 20 hits, the exact total and the
exact counts of all facets. Totals, counts and browsed hits were compared for every query and agree.
A query's time is the median of {rounds} rounds in which the engines, each in a process of its own,
take turns (of one round where all queries take over five seconds). This engine searches fourteen
weighted fields and marks all of them; its peers search one field of all words, their fastest way,
and mark title and summary. "Level" allows five in a hundred.

Measured on: {machine}. Other work kept the machine busy to a load of {load}.
"""


def head(machine: str, load: str) -> str:
    return HEAD.format(questions=QUESTIONS, rounds=ROUNDS, machine=machine, load=load)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def size_table(size: int, figures: Mapping[str, Figures]) -> str:
    """One row a peer; in brackets how many times this engine's figure it is."""
    columns = (
        *("", "build s", "records/s", "index MB", "memory MB", "open ms", "first query ms"),
        *("median ms", "99th ms", "median ms, marked", "99th ms, marked"),
    )
    ours = figures[OURS]
    return table(columns, [_row(size, found, ours) for found in figures.values()])


def _row(size: int, found: Figures, ours: Figures) -> list[str]:
    name = found.name if found is ours else f"{found.name} {found.version}"
    if len(found.plain) < QUESTIONS:
        name += f" (the first {len(found.plain)} queries)"
    pairs = [
        (found.build, ours.build),
        (size / found.build, size / ours.build),
        (found.size / 1e6, ours.size / 1e6),
        (found.resident / 1e6, ours.resident / 1e6),
        (1e3 * found.opening, 1e3 * ours.opening),
        (1e3 * found.first, 1e3 * ours.first),
    ]
    for theirs, mine in ((found.plain, ours.plain), (found.marked, ours.marked)):
        pairs += [(1e3 * of(theirs), 1e3 * of(mine[: len(theirs)])) for of in (middle, high)]
    return [name, *(_cell(value, mine, found is ours) for value, mine in pairs)]


def _cell(value: float, mine: float, is_mine: bool) -> str:
    return number(value) if is_mine else f"{number(value)} ({number(value / mine)})"


def number(value: float) -> str:
    """Three digits at least: more only left of the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def pages_table(pages: Pages) -> str:
    runs = {
        "Flask's hello": pages.hello,
        "search page, first time": pages.first,
        "search page, asked again": pages.again,
        "search page, unchanged (304)": pages.unchanged,
        "Datasette's faceted page": pages.datasette,
    }
    rows = [
        (name, number(1e3 * middle(r.seconds)), number(1e3 * high(r.seconds)), number(r.a_second))
        for name, r in runs.items()
        if r
    ]
    return table(("", "median ms", "99th ms", "requests/s"), rows)


def rooms_table(shipped: Mapping[str, Times], large: Mapping[str, Times]) -> str:
    rows = [(kind, *_of_room(found), *_of_room(large[kind])) for kind, found in shipped.items()]
    columns = ("median ms", "slowest ms", "first ms")
    return table(("", *columns, *(f"{name}, at 10,000" for name in columns)), rows)


def firsts_table(shipped: Mapping[str, float], large: Mapping[str, float]) -> str:
    """First requests, in seconds, by kind."""
    rows = [
        (kind, number(1e3 * found), number(1e3 * large[kind])) for kind, found in shipped.items()
    ]
    return table(("", "first ms", "first ms, at 10,000"), rows)


def _of_room(times: Times) -> Iterator[str]:
    return (number(1e3 * t) for t in (times.middle, max(times.others), times.first))


def bars_table(rows: Iterable[tuple[str, Bar]]) -> str:
    cells = [(o, b.what, b.wanted, b.measured, "yes" if b.met else "**no**") for o, b in rows]
    return table(("records", "bar", "wanted", "measured", "met"), cells)


def listed(lines: Iterable[str]) -> Iterator[str]:
    return (f"- {line}\n" for line in lines)
