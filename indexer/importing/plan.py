"""What an import would do, row by row."""

from dataclasses import dataclass, field

from archive.domain.edit import Edit
from archive.domain.importing import Choice


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row that looks like a recorded winner and differs from it, and what to do with it."""

    row: int
    winner: str
    name: str
    choice: Choice | None
    fields: tuple[str, ...]


@dataclass(slots=True)
class Plan:
    """The edits of an import; `rows` tells by the number of a winner which row it is from."""

    edits: list[Edit] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)
    unchanged: int = 0
    left_out: int = 0
    examples: int = 0
