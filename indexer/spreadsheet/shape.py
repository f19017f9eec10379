"""What a sheet says beside the texts of its cells: how far they reach, what is hidden or merged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from indexer.spreadsheet.table import column_of

HYPERLINK: Final = "/hyperlink"
WIDEST = 16_384
"""Columns that any workbook can have."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How many rows and columns reach as far as something is written in them; what is hidden.

    `hidden_columns` are counted from nought, rows as a spreadsheet shows them. `merged` holds
    references such as "A2:A4".
    """

    rows: int = 0
    columns: int = 0
    filled: int = 0
    """In how many rows something is written."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[str, ...] = ()


@dataclass(slots=True)
class ShapeReader:
    """Listens to the elements of one part, a sheet or a list of relations or neither."""

    is_sheet: bool
    is_relations: bool
    refers_elsewhere: bool = False
    _row: int = 0
    _cell: int = 0
    _next: int = 0
    _rows: int = 0
    _columns: int = 0
    _filled: int = 0
    _hidden_rows: set[int] = field(default_factory=set)
    _hidden_columns: set[int] = field(default_factory=set)
    _merged: list[str] = field(default_factory=list)

    def begin(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        name = name.rpartition(":")[2]
        if self.is_relations:
            if name == "Relationship" and given.get("TargetMode") == "External":
                # A web address in a cell is a link that nobody follows here.
                self.refers_elsewhere |= not given.get("Type", "").endswith(HYPERLINK)
        elif self.is_sheet:
            self._within_sheet(name, given)

    def shape(self) -> Shape:
        return Shape(
            self._rows,
            self._columns,
            self._filled,
            frozenset(self._hidden_rows),
            frozenset(self._hidden_columns),
            tuple(self._merged),
        )

    def _within_sheet(self, name: str, given: Mapping[str, str]) -> None:
        if name == "c":
            self._cell = column_of(given["r"]) if "r" in given else self._next
            self._next = self._cell + 1
        elif name in ("v", "is", "f"):
            self._filled += self._rows != self._row
            self._rows = self._row
            self._columns = max(self._columns, self._cell + 1)
        elif name == "row":
            self._row = _number(given.get("r", "")) or self._row + 1
            self._next = 0
            if given.get("hidden") in ("1", "true"):
                self._hidden_rows.add(self._row)
        elif name == "col" and given.get("hidden") in ("1", "true"):
            first, last = _number(given.get("min", "")), _number(given.get("max", ""))
            self._hidden_columns.update(range(first - 1, min(last, WIDEST)))
        elif name == "mergeCell":
            self._merged.append(given.get("ref", "")[:30])


def _number(text: str) -> int:
    """A whole number; 0 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
