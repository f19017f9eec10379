"""What is wrong with a spreadsheet, where, and what it may have meant."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from archive.errors import Problem

FindingKind = Literal["value", "cell", "row", "file", "duplicate"]
SHOWN = 120
"""Characters of a value that a finding quotes."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to write instead, and how that is called."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. A "value" can be given a meaning for all rows that have it.

    `row` is 0 for what concerns the whole file, `column` the letter of a column or empty. `written`
    is the whole value, as a decision about it has to name it; `mark` is that of a "row", which can
    be left out.
    """

    kind: FindingKind
    sheet: str
    row: int
    column: str
    heading: str
    key: str
    written: str
    message: str
    fix: str
    suggestions: tuple[Suggestion, ...] = ()
    mark: str = ""

    @property
    def value(self) -> str:
        return self.written if len(self.written) <= SHOWN else f"{self.written[: SHOWN - 1]}…"

    def plain(self) -> dict[str, Any]:
        return {**asdict(self), "value": self.value}

    def problem(self, file: str) -> Problem:
        """As a command tells it."""
        column = f"column {self.column}" + (f" “{self.heading}”" if self.heading else "")
        where = f"{self.sheet}, row {self.row}" if self.row else self.sheet
        quoted = f"“{self.value}” " if self.value else ""
        instead = ", ".join(f"“{s.label}”" for s in self.suggestions)
        fix = f"{self.fix} Perhaps: {instead}." if instead else self.fix
        return Problem(file, where, column if self.column else "", quoted + self.message, fix)
