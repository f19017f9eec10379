"""Evaluates a plan over the arrays: which records match, and how well."""

import math
import time
from collections.abc import Iterator, Sequence
from functools import reduce

import numpy as np
import numpy.typing as npt

from archive.search.plan import AllOf, AnyOf, Expanded, Leaf, Part, Plan, Without, leaves
from archive.search.scoring import NAME_BONUS, Closeness, rarity
from archive.search.whoosh.arrays import Arrays
from archive.search.whoosh.found import NOTHING, Found, both, flags_of, highest_of, sum_of
from archive.search.whoosh.lookup import Lookup


class Evaluation:
    """Evaluates one plan, until its deadline in processor time of this thread.

    Past it what has not been looked at yet is left out, and `hurried` says so.
    """

    def __init__(self, arrays: Arrays, deadline: float = math.inf) -> None:
        self.arrays = arrays
        self.deadline = deadline
        self.hurried = False
        self.lookup = Lookup(arrays)

    def find(self, plan: Plan) -> tuple[Found, bool]:
        """The records found with their scores, and whether these are only partial matches."""
        if plan.root is None:
            return self.everything(), False
        found, partial = self.part(plan.root), False
        if not len(found.records) and isinstance(plan.root, AllOf):
            found = self.best(plan.root)
            partial = len(found.records) > 0
        return self.named_first(found, plan.names), partial

    def everything(self) -> Found:
        total = self.arrays.total
        return Found(np.arange(total, dtype=np.int32), np.zeros(total, dtype=np.float32))

    def named_first(self, found: Found, names: Sequence[str]) -> Found:
        arrays = self.arrays
        numbers = [arrays.names.find(name.encode()) for name in names]
        known = [
            arrays.named[arrays.named_at[n] : arrays.named_at[n + 1]]
            for n in numbers
            if n is not None
        ]
        if not known:
            return found
        bonus = np.isin(found.records, np.concatenate(known)) * NAME_BONUS
        return Found(found.records, (found.values + bonus).astype(np.float32))

    def best(self, root: AllOf) -> Found:
        """Records with as many of the parts as any has; what is excluded stays excluded."""
        wanted = [self.part(part) for part in root.parts if not isinstance(part, Without)]
        allowed = [self.part(part) for part in root.parts if isinstance(part, Without)]
        having = np.zeros(self.arrays.total, dtype=np.int8)
        for found in wanted:
            having[found.records] += 1
        for found in allowed:
            having *= flags_of(found, self.arrays.total)
        if not wanted or not having.max(initial=0):
            return NOTHING
        summed = sum_of(wanted, self.arrays.total)
        most = having[summed.records] == having.max()
        return Found(summed.records[most], summed.values[most])

    def part(self, part: Part) -> Found:
        match part:
            case Leaf():
                found = self.lookup.leaf(part)
                weight = rarity(self.arrays.total, len(found.records))
                return Found(found.records, weight * _step(Closeness.LITERAL, found.values))
            case Expanded():
                return self.expanded(part)
            case Without(inner):
                flags = ~flags_of(self.part(inner), self.arrays.total)
                records = np.flatnonzero(flags).astype(np.int32)
                return Found(records, np.zeros(len(records), dtype=np.float32))
            case AllOf(parts):
                return reduce(both, sorted(self.parts(parts), key=lambda f: len(f.records)))
            case AnyOf(parts):
                return sum_of(list(self.parts(parts)), self.arrays.total)

    def parts(self, parts: Sequence[Part]) -> Iterator[Found]:
        """Each part in turn, at least one, until time is up."""
        for number, part in enumerate(parts):
            if number and self.is_late():
                return
            yield self.part(part)

    def is_late(self) -> bool:
        self.hurried = self.hurried or time.thread_time() > self.deadline
        return self.hurried

    def expanded(self, part: Expanded) -> Found:
        literal = self.part(part.literal)
        weight = sum(
            rarity(self.arrays.total, len(self.lookup.leaf(leaf).records))
            for leaf in leaves(part.literal)
        )
        found = [literal]
        for leaf, closeness in part.alternatives:
            if self.is_late():
                break
            close = self.lookup.leaf(leaf)
            found.append(Found(close.records, np.float32(weight) * _step(closeness, close.values)))
        return highest_of(found, self.arrays.total)


def _step(closeness: Closeness, saturation: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.float32(closeness.base) + np.float32(closeness.span) * saturation
