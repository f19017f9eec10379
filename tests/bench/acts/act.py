"""What was measured of an act, and what it is held to."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

PATIENCE = 60.0
OFTEN = 0.005
"""Seconds between two looks at what is awaited."""
START = "Python's start"


@dataclass(slots=True)
class Act:
    """Seconds of each time. `most` is the bar; `peer` names the act that it is compared with."""

    name: str
    most: float | None = None
    peer: str = ""
    note: str = ""
    seconds: list[float] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return statistics.median(self.seconds)

    @property
    def slowest(self) -> float:
        return max(self.seconds)

    def time(self, act: Callable[[], object]) -> None:
        started = time.perf_counter()
        act()
        self.seconds.append(time.perf_counter() - started)


def wait(until: Callable[[], bool]) -> None:
    """RuntimeError where it does not come to be."""
    deadline = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > deadline:
            raise RuntimeError(f"What was awaited did not come in {PATIENCE:g} s.")
        time.sleep(OFTEN)
