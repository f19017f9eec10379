"""Problems that recur are told once, with their rows; and what a corrected file has mended."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Found = Mapping[str, Any]
ROWS_NAMED = 12


@dataclass(frozen=True, slots=True)
class Group:
    """One problem, wherever it occurs."""

    finding: Found
    rows: tuple[int, ...]

    @property
    def where(self) -> str:
        """Such as "rows 3, 7 and 12"; empty for what concerns the whole file."""
        named = [str(row) for row in self.rows[:ROWS_NAMED] if row]
        more = len(self.rows) - ROWS_NAMED
        told = ", ".join(named) + (f" and {more} more" if more > 0 else "")
        return f"row{'s' if len(self.rows) > 1 else ''} {told}" if named else ""


@dataclass(frozen=True, slots=True)
class Progressed:
    """How many problems a corrected file has mended, brought and kept."""

    fixed: int
    new: int
    remaining: int


def grouped(findings: Sequence[Found]) -> tuple[Group, ...]:
    """The problems of one value together; each duplicate by itself."""
    groups: dict[tuple[object, ...], list[Found]] = {}
    for found in findings:
        alone = found["row"] if found["kind"] in ("duplicate", "row") else 0
        groups.setdefault((*_mark(found), alone), []).append(found)
    return tuple(
        Group(same[0], tuple(dict.fromkeys(found["row"] for found in same)))
        for same in groups.values()
    )


def compared(before: Sequence[Found] | None, now: Sequence[Found]) -> Progressed | None:
    """What became of the problems, though rows may have moved; None for the first file."""
    if before is None:
        return None
    old, new = Counter(map(_mark, before)), Counter(map(_mark, now))
    return Progressed((old - new).total(), (new - old).total(), (old & new).total())


def _mark(found: Found) -> tuple[object, ...]:
    return (found["kind"], found["key"], found["written"], found["message"])
