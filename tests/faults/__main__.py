"""`python -m tests.faults [KILLS [SEED]]`: kill at random, and write down what came of it."""

import random
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.faults.killing import ACTS, Kill, Target, duration, killed
from tests.integration.instance import Instance
from tests.integration.released import make

REPORT = Path(__file__).parents[2] / "docs" / "faults.md"


def main(kills: int = 200, seed: int = 1) -> int:
    """1 if anything was not as it should be."""
    chance = random.Random(seed)  # noqa: S311 - nothing is to be kept secret
    with tempfile.TemporaryDirectory() as folder:
        path, old, new = make(Path(folder))
        target = Target(Instance(path / "instance"), (old, new))
        longest = {act: duration(target, act) for act in ACTS}
        found = []
        for number in range(kills):
            act = ACTS[number % len(ACTS)]
            found.append(killed(target, act, longest[act], chance))
            print(f"\r{number + 1} of {kills} kills", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    REPORT.write_text(report(found, seed), "utf-8")
    faults = [fault for kill in found for fault in kill.faults]
    print(*faults or [f"{kills} kills, and nothing was lost. {REPORT.name} tells more."], sep="\n")
    return 1 if faults else 0


def report(kills: Sequence[Kill], seed: int) -> str:
    rows = [_row(act, [kill for kill in kills if kill.act == act]) for act in ACTS]
    return "\n".join([
        "# Killed at random",
        "",
        f"`make faults`, {datetime.now(UTC):%Y-%m-%d}, {len(kills)} kills, seed {seed}. Each act "
        "ran in a process of its own",
        "that got SIGKILL at a random moment, mostly of the later half of its time, with all that "
        "it had begun. Each time the release that the",
        "pointer names was opened, the catalogue was examined and compared, and the same was tried "
        "again.",
        "",
        "| act | kills | was still at work | pointer had moved | next try worked | faults |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        *rows,
        _row("all", kills),
        "",
    ])  # fmt: skip


def _row(name: str, kills: Iterable[Kill]) -> str:
    found = list(kills)
    counts = (
        len(found),
        sum(kill.alive for kill in found),
        sum(kill.moved for kill in found),
        sum(not kill.faults for kill in found),
        sum(len(kill.faults) for kill in found),
    )
    return f"| {name} | {' | '.join(map(str, counts))} |"


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
