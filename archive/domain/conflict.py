"""A record that the staff edited, and whose file was changed too since."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from archive.domain.edit import EditKind

Side = Literal["file", "record"]
"""Whose word counts from now on: that of the file, or the record as the staff have it."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """`file` is what the file says, None where it has no such record any more."""

    kind: EditKind
    key: str
    file: Mapping[str, Any] | None
