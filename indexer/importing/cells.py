"""The cells of a table by what their columns tell, and what is to be mended in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from archive.domain.importing import ImportMapping
from archive.domain.naming import words
from indexer.importing.columns import BY_KEY, PLACES
from indexer.importing.draft import field_of
from indexer.importing.finding import Finding, FindingKind, Suggestion
from indexer.importing.headings import Heading
from indexer.importing.leaving import mark_of
from indexer.spreadsheet import Row, Table, letter

STRANGE = {
    "formula": ("is a formula", "Copy the column and paste it as values only."),
    "error": ("is an error of the spreadsheet", "Correct the cell, or clear it."),
    "long": ("is longer than a cell may be", "Shorten it."),
    "date": ("is a date", "Format the column as text, and type it again."),
}

MOST_KEPT = 200_000
"""Findings of one file, which has ten in each row then: what comes after only costs memory."""
REMARK = 2
"""Filled cells up to which a row may be a remark, in a table of at least twice as many columns."""


@dataclass
class Cells:
    """The texts of one table as a mapping says they are meant; `findings` are all to be mended."""

    table: Table
    headings: Sequence[Heading]
    mapping: ImportMapping
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.columns = {h.key: h.column for h in self.headings if h.key}
        told = set(self.columns) | {k for k, v in self.mapping.otherwise.items() if v}
        self.fields = frozenset(map(field_of, told)) - {"id", "edition"}
        self._meant = {(m.column, words(m.written)): m.meant for m in self.mapping.values}
        self._chosen = {(m.column, words(m.meant)) for m in self.mapping.values}

    def one(self, row: Row, key: str) -> str:
        """The value of a cell; empty where there is none."""
        text = self._text(row, key)
        return self._as_meant(key, text) if text else ""

    def many(self, row: Row, key: str) -> list[str]:
        """The values of a cell; empty ones stay, for lists go side by side.

        One may be meant to be several.
        """
        written = apart(self._text(row, key))
        if not self._meant:
            return written
        return [value for text in written for value in apart(self._as_meant(key, text)) or [""]]

    def side_by_side(self, row: Row, keys: Sequence[str]) -> list[tuple[str, ...]]:
        """Values of columns that belong together; one value beside many stands for all of them."""
        lists = [self.many(row, key) for key in keys]
        length = max(map(len, lists), default=0)
        for key, values in zip(keys, lists, strict=True):
            if len(values) not in (0, 1, length):
                fix = "Write as many values as there, with “;” between them, or one for all."
                message = f"has {len(values)} values, while another column has {length}"
                self.finding("cell", row.number, key, self._text(row, key), message, fix)
                return []
        return [
            tuple(_at(values, at, alone=number > 0) for number, values in enumerate(lists))
            for at in range(length)
        ]

    def is_chosen(self, key: str, text: str) -> bool:
        """Whether somebody decided that a value of this column means this."""
        return (key, words(text)) in self._chosen

    def refuse_strange(self, row: Row) -> None:
        """A finding for each cell that holds no text or number."""
        for key, column in self.columns.items():
            if kind := self.table.strange.get((row.number, column)):
                text = row.cells[column]
                message, fix = STRANGE[kind]
                near: tuple[Suggestion, ...] = ()
                if kind == "date" and key == "id":
                    near = (Suggestion(text[:7], text[:7]),)
                self.finding("cell", row.number, key, text, message, fix, near)

    def is_remark(self, row: Row) -> bool:
        """Whether it is a total or a note about the table: hardly anything, and no place."""
        if len(self.columns) < REMARK * 2 or any(self._text(row, key) for key in PLACES):
            return False
        return sum(map(bool, row.cells)) <= REMARK

    def refuse_merged(self) -> None:
        """A finding for each group of cells that are one."""
        keys = {heading.column: heading.key for heading in self.headings}
        for row, column, reference in self.table.merged:
            fix = "Unmerge them, and write the value into each cell that it belongs to."
            self.finding("cell", row, keys.get(column, ""), reference, "are merged cells", fix)

    def finding(
        self, kind: FindingKind, row: int, key: str, written: str, message: str, fix: str,
        suggestions: tuple[Suggestion, ...] = (),
    ) -> None:  # fmt: skip
        """Note what is to be mended; of a cell where the field has a column."""
        column = self.columns.get(key)
        heading = self.table.headings[column] if column is not None else ""
        if not heading and key in BY_KEY:
            heading = BY_KEY[key].label
        if len(self.findings) >= MOST_KEPT:
            return
        at = letter(column) if column is not None else ""
        mark = mark_of(self._rows[row]) if kind == "row" else ""
        self.findings.append(
            Finding(kind, self.table.sheet, row, at, heading, key, written, message, fix,
                    suggestions, mark)
        )  # fmt: skip

    @cached_property
    def _rows(self) -> Mapping[int, Sequence[str]]:
        return {row.number: row.cells for row in self.table.rows}

    def _text(self, row: Row, key: str) -> str:
        column = self.columns.get(key)
        text = row.cells[column] if column is not None else ""
        return text or self.mapping.otherwise.get(key, "").strip()

    def _as_meant(self, key: str, text: str) -> str:
        return self._meant.get((key, words(text)), text) if self._meant else text


def apart(text: str) -> list[str]:
    """The values of one cell, which stand apart by ";"; none of an empty one."""
    if not text:
        return []
    if "\\" not in text:
        return [value.strip() for value in text.split(";")]
    values, value, escaped = list[str](), "", False
    for character in text:
        if escaped or character not in "\\;":
            value += f"\\{character}" if escaped and character not in "\\;" else character
            escaped = False
        elif character == "\\":
            escaped = True
        else:
            values.append(value.strip())
            value = ""
    return [*values, (value + "\\" * escaped).strip()]


def _at(values: Sequence[str], at: int, *, alone: bool) -> str:
    if at < len(values):
        return values[at]
    return values[0] if values and alone else ""
