"""What one file of records holds, as yet unchecked, and where each value stands in it."""

from dataclasses import dataclass, field
from typing import Literal

from archive.errors import Problem
from indexer.loading.yaml_reader import Value, Where

Kind = Literal["edition", "vocabulary", "places", "golden", "withdrawn", "corrections"]

KEYS: dict[Kind, tuple[str, ...]] = {
    "edition": ("edition", "winners"),
    "vocabulary": ("focus_areas", "technologies"),
    "places": ("aliases",),
    "golden": ("golden",),
    "withdrawn": ("withdrawn",),
    "corrections": ("corrections",),
}


@dataclass(frozen=True, slots=True)
class Document:
    """One file that could be read: its content as written and the line of every value in it."""

    file: str
    kind: Kind
    content: dict[str, Value]
    lines: dict[Where, int]

    def line(self, where: Where) -> int:
        """The line of a value, or of the nearest thing around it that was written."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def problem(self, record: str, where: Where, field: str, message: str, fix: str) -> Problem:
        record, field, message, fix = map(_printable, (record, field, message, fix))
        return Problem(self.file, record, field, message, fix, self.line(where))


@dataclass(slots=True)
class Loaded:
    """The documents of one load and all that is wrong with its files.

    `files` names every file that was asked for, readable or not, in that order.
    """

    files: list[str] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def _printable(text: str) -> str:
    """On one line, and without what a terminal might obey: problems quote what files hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
