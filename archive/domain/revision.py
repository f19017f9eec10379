"""What was changed in the record, by whom and why; and what a load of files left as it was."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Origin = Literal["files", "hand", "import"]
"""Where a change came from: files that are the whole truth of what they hold, or the staff."""

RevisionAct = Literal["added", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one record. `before` is what it was, None where it was not there.

    `load` numbers the transaction, which may have changed more than this record.
    """

    id: int
    load: int
    at: datetime
    author: str
    origin: Origin
    why: str
    kind: str
    key: str
    act: RevisionAct
    before: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that a load of files left as the staff have it.

    In a `conflict` the file changed too since the record was edited: somebody has to decide.
    `fields` are those in which the file differs; none where only one of the two has the record.
    """

    kind: str
    name: str
    conflict: bool
    fields: tuple[str, ...] = ()
