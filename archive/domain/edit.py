"""What somebody of the staff wants a record to be."""

from typing import Any, Literal

from archive.domain.record import Record

EditKind = Literal[
    "winner",
    "edition",
    "focus area",
    "technology",
    "place alias",
    "golden query",
    "withdrawal",
    "correction",
]


class Edit(Record):
    """One record as it is to be: its content as in a file, or None to take it out.

    Without a `key` it is new. `seen` is the digest of the record as it was looked at, so that what
    somebody else has changed since is not overwritten; without it nothing is compared. A new winner
    names its `edition`, and gets the next free id where its content has none.
    """

    kind: EditKind
    key: str | None = None
    content: dict[str, Any] | None = None
    seen: str | None = None
    edition: str | None = None


class Edits(Record):
    """What is to be done together or not at all."""

    edits: tuple[Edit, ...]
