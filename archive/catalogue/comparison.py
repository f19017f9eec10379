"""What differs between records as they stand and as a load would have them."""

import json
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from archive.domain.batch import Act, Change
from archive.domain.record import Record

K = TypeVar("K", bound=Hashable)
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Difference(Generic[K, R]):
    """Records of one kind, before and after, each by what tells it from all others.

    Where the kind is `ordered`, a record that overtakes another one differs in its "order".
    """

    kind: str
    name: Callable[[R], str]
    before: Mapping[K, R]
    after: Mapping[K, R]
    ordered: bool = False

    @cached_property
    def added(self) -> tuple[R, ...]:
        return tuple(record for key, record in self.after.items() if key not in self.before)

    @cached_property
    def changed(self) -> tuple[R, ...]:
        return tuple(self.after[key] for key, fields in self.fields.items() if fields)

    @cached_property
    def removed(self) -> tuple[R, ...]:
        return tuple(record for key, record in self.before.items() if key not in self.after)

    @cached_property
    def fields(self) -> dict[K, tuple[str, ...]]:
        """The fields that differ of each record that stays; none where it is unchanged."""
        moved = self._moved() if self.ordered else frozenset()
        return {
            key: differing(self.before[key], record) + (("order",) if key in moved else ())
            for key, record in self.after.items()
            if key in self.before
        }

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def changes(self) -> Iterator[Change]:
        """Every record that came in, in its order, and then those that go."""
        for key, record in self.after.items():
            yield self._change(key, record)
        for record in self.removed:
            yield Change(Act.REMOVED, self.kind, self.name(record))

    def _change(self, key: K, record: R) -> Change:
        if key not in self.before:
            return Change(Act.ADDED, self.kind, self.name(record))
        fields = self.fields[key]
        act = Act.CHANGED if fields else Act.UNCHANGED
        return Change(act, self.kind, self.name(record), fields)

    def _moved(self) -> frozenset[K]:
        """Who stands elsewhere among those that stay: comers and goers move nobody."""
        stayed = [key for key in self.before if key in self.after]
        stay = [key for key in self.after if key in self.before]
        return frozenset(new for old, new in zip(stayed, stay, strict=True) if old != new)


def key_text(key: Hashable) -> str:
    """What tells a record from others of its kind, as one text."""
    return key if isinstance(key, str) else json.dumps(key, ensure_ascii=False)


def differing(before: Record, after: Record) -> tuple[str, ...]:
    """The names of the fields in which two records of one kind differ."""
    if before == after:
        return ()
    names = type(after).model_fields
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
