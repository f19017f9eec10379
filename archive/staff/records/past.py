"""The states that a record had, each with who changed it, when and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from archive.domain.edition import edition_key
from archive.domain.record import Record
from archive.domain.revision import Revision
from archive.staff.records.differing import Differing, differing
from archive.staff.records.kinds import Content, Kind


@dataclass(frozen=True, slots=True)
class Step:
    """A change of a record, with the state before it, None where it was not there."""

    revision: Revision
    before: Content | None
    changed: tuple[Differing, ...]

    @property
    def can_go_back(self) -> bool:
        return self.before is not None


def steps(kind: Kind, now: Record | None, revisions: Sequence[Revision]) -> Iterator[Step]:
    """The changes of a record from the latest on; what each led to is what the next one found."""
    after: Content | None = kind.content(now) if now else None
    for revision in revisions:
        before = None if revision.before is None else kind.of_state(revision.before)
        # An award or year that changed is an edition of another key, hence another record.
        yield Step(revision, before, differing(kind.fields, before or {}, after or {}))
        after = before


def edition_of(kind: Kind, state: dict[str, Any]) -> dict[str, str]:
    """Which edition the winner of a state belongs to, as an edit names it."""
    return {"edition": edition_key(state["award"], state["year"])} if kind.leaves else {}
