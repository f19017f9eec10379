"""Which records came, changed and went between two states of the archive."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive.comparison.kinds import KINDS, Kind
from archive.domain.record import Record
from archive.domain.snapshot import Snapshot

Content = Mapping[str, Any]
"""A record as JSON can hold it, without what is not recorded."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None where it is not there."""

    kind: str
    key: str
    label: str
    before: Content | None
    after: Content | None

    @property
    def act(self) -> str:
        """ "added", "changed" or "removed"."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that differ, in their order."""
        was, now = self.before or {}, self.after or {}
        return tuple(name for name in {**was, **now} if was.get(name) != now.get(name))


@dataclass(frozen=True, slots=True)
class Part:
    """All changes of one kind. `order` names every key where records also changed places.

    Otherwise those that stay keep their order, and new ones come after them; winners always stand
    by their ids.
    """

    kind: str
    changes: tuple[Change, ...]
    order: tuple[str, ...] | None = None

    def __bool__(self) -> bool:
        return bool(self.changes) or self.order is not None

    def of(self, act: str) -> tuple[Change, ...]:
        """Those that are "added", "changed" or "removed"."""
        return tuple(change for change in self.changes if change.act == act)


def difference(before: Snapshot, after: Snapshot) -> tuple[Part, ...]:
    """A part for each kind of record, empty where nothing differs."""
    return tuple(
        part(kind, keyed(kind, kind.read(before)), keyed(kind, kind.read(after))) for kind in KINDS
    )


def part(kind: Kind, was: Mapping[str, Record], now: Mapping[str, Record]) -> Part:
    """What differs in the records of one kind, by their keys in their order."""
    order = None if list(now) == standing(kind, was, now) else tuple(now)
    return Part(kind.name, tuple(changes(kind, was, now)), order)


def changes(kind: Kind, was: Mapping[str, Record], now: Mapping[str, Record]) -> Iterator[Change]:
    """What came or changed, in the order of what is, and then what went."""
    for key, record in now.items():
        before = was.get(key)
        if before != record:
            yield Change(kind.name, key, kind.label(record), content(before) if before else None,
                         content(record))  # fmt: skip
    for key, gone in was.items():
        if key not in now:
            yield Change(kind.name, key, kind.label(gone), content(gone), None)


def standing(kind: Kind, was: Iterable[str], now: Iterable[str]) -> list[str]:
    """The order of what is now if nothing had changed places."""
    before, after = list(was), list(now)
    if kind.name == "winner":
        return sorted(after)
    stayed = set(before) & set(after)
    known = set(before)
    return [key for key in before if key in stayed] + [key for key in after if key not in known]


def keyed(kind: Kind, records: Iterable[Record]) -> dict[str, Any]:
    """Records by their keys; one that is there twice has its number behind the key."""
    seen: Counter[str] = Counter()
    found: dict[str, Record] = {}
    for record in records:
        key = kind.key(record)
        seen[key] += 1
        found[key if seen[key] == 1 else f"{key} ({seen[key]})"] = record
    return found


def content(record: Record) -> Content:
    """The record as JSON can hold it."""
    return record.model_dump(mode="json", exclude_defaults=True)
