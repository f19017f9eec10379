"""`make acts`: how long the acts of the staff take, into docs/acts.md."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench import report
from tests.bench.acts.act import START, Act
from tests.bench.acts.checking import checks
from tests.bench.acts.keeping import keeps
from tests.bench.acts.publishing import WHOLE, publishes
from tests.bench.acts.saving import saves
from tests.bench.acts.scene import Scene, add_editions, at_work, put
from tests.bench.corpus import snapshot
from tests.bench.machine import load, machine
from tests.conftest import DATA

LARGE = 10_000
STARTS = 9
TARGET = Path(__file__).parents[3] / "docs" / "acts.md"
HEAD = """\
# What the staff do, and how long it takes

Written by `make acts`; do not edit. A real server with its workers and its keeper, asked over HTTP;
commands run as processes of their own, so that their times hold the start of Python and all that
is imported. A click is a form that is sent; what it is awaited for is asked again every 5 ms, over
new connections. "Against" is the median divided by that of the peer in the same run.

Measured on: {machine}. Other work kept the machine busy to a load of {load}.
"""


def main() -> None:
    busy, parts = load(), list[str]()
    with tempfile.TemporaryDirectory(prefix="acts-") as name:
        shipped = Scene(Path(name) / "shipped")
        shipped.run("load", DATA)
        parts += _part(shipped, "The shipped record")
        parts += _part(put(snapshot(LARGE), Path(name) / "large"), f"{LARGE:,} winners")
    text = HEAD.format(machine=machine(), load=busy) + "".join(parts)
    TARGET.write_text(text, "utf-8")
    sys.stdout.write(text)


def _part(scene: Scene, title: str) -> list[str]:
    acts, whole = [_start()], Act(WHOLE)
    whole.time(lambda: scene.run("publish"))
    acts.append(whole)
    for act in _acts(scene):
        print(f"{title}: {act.name}, {act.middle:.2f} s", file=sys.stderr, flush=True)
        acts.append(act)
    return [f"\n## {title}\n\n", _table(acts)]


def _start() -> Act:
    start = Act(START)
    for _ in range(STARTS):
        start.time(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
    return start


def _acts(scene: Scene) -> Iterator[Act]:
    before, editions = scene.snapshot(), add_editions(scene)
    yield from checks(scene, before, editions)
    with at_work(scene) as desk:
        yield from saves(scene, desk, before)
        yield from publishes(scene, desk, before, editions[0])
    yield from keeps(scene)


def _table(acts: Sequence[Act]) -> str:
    by_name = {act.name: act for act in acts}
    columns = ("", "median s", "slowest s", "times", "bar", "met", "against", "size")
    return report.table(columns, [_row(act, by_name) for act in acts])


def _row(act: Act, by_name: Mapping[str, Act]) -> Sequence[str]:
    bar = f"under {act.most:g} s" if act.most else ""
    met = ("yes" if act.middle < act.most else "**no**") if act.most else ""
    peer = by_name.get(act.peer)
    against = f"{report.number(act.middle / peer.middle)} times {peer.name}" if peer else ""
    times = (report.number(act.middle), report.number(act.slowest), str(len(act.seconds)))
    return (act.name, *times, bar, met, against, act.note)


if __name__ == "__main__":
    main()
