"""Evaluates a plan over the arrays: which records match, and how well."""

import math
import time
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from archive.domain.fields import TEXT_FIELDS
from archive.search.plan import AllOf, AnyOf, Expanded, Form, Leaf, Part, Plan, Without, leaves
from archive.search.scoring import NAME_BONUS, Closeness, rarity
from archive.search.whoosh.arrays import Arrays
from archive.search.whoosh.postings import FIELD_SHIFT

_FIELD = {field.name: number for number, field in enumerate(TEXT_FIELDS)}


class Found(NamedTuple):
    """Records, rising, and for each a value: a saturation or a score."""

    records: npt.NDArray[np.int32]
    values: npt.NDArray[np.float32]


NOTHING = Found(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32))


class Evaluation:
    """Evaluates one plan. Postings are slices of the arrays, copied only when narrowed.

    Past the deadline what has not been looked at yet is left out, and `hurried` says so.
    """

    def __init__(self, arrays: Arrays, deadline: float = math.inf) -> None:
        self.arrays = arrays
        self.deadline = deadline
        self.hurried = False
        self._leaves: dict[Leaf, Found] = {}

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
            having *= _flags(found, self.arrays.total)
        if not wanted or not having.max(initial=0):
            return NOTHING
        summed = self.sum(wanted)
        most = having[summed.records] == having.max()
        return Found(summed.records[most], summed.values[most])

    def part(self, part: Part) -> Found:
        match part:
            case Leaf():
                found = self.leaf(part)
                weight = rarity(self.arrays.total, len(found.records))
                return Found(found.records, weight * _step(Closeness.LITERAL, found.values))
            case Expanded():
                return self.expanded(part)
            case Without(inner):
                flags = ~_flags(self.part(inner), self.arrays.total)
                records = np.flatnonzero(flags).astype(np.int32)
                return Found(records, np.zeros(len(records), dtype=np.float32))
            case AllOf(parts):
                return reduce(_both, sorted(self.parts(parts), key=lambda f: len(f.records)))
            case AnyOf(parts):
                return self.sum(list(self.parts(parts)))

    def parts(self, parts: Sequence[Part]) -> Iterator[Found]:
        """Each part in turn, at least one, until time is up."""
        for number, part in enumerate(parts):
            if number and self.is_late():
                return
            yield self.part(part)

    def is_late(self) -> bool:
        self.hurried = self.hurried or time.monotonic() > self.deadline
        return self.hurried

    def expanded(self, part: Expanded) -> Found:
        literal = self.part(part.literal)
        weight = sum(
            rarity(self.arrays.total, len(self.leaf(leaf).records)) for leaf in leaves(part.literal)
        )
        found = [literal]
        for leaf, closeness in part.alternatives:
            if self.is_late():
                break
            close = self.leaf(leaf)
            found.append(Found(close.records, np.float32(weight) * _step(closeness, close.values)))
        return self.most(found)

    def leaf(self, leaf: Leaf) -> Found:
        """The records of a leaf with the saturation of its best form."""
        known = self._leaves.get(leaf)
        if known is None:
            fields = None if leaf.fields is None else [_FIELD[name] for name in leaf.fields]
            known = self.most([self.form(form, fields) for form in leaf.forms])
            self._leaves[leaf] = known
        return known

    def form(self, form: Form, fields: list[int] | None) -> Found:
        found = self.run(form.tokens, fields) if len(form.tokens) > 1 else None
        records, values = found or self.token(form.tokens[0], fields)
        return Found(records, values + np.float32(form.bonus) if form.bonus else values)

    def token(self, token: str, fields: list[int] | None) -> Found:
        rows = self.rows(token)
        records, saturation = self.arrays.documents[rows], self.arrays.saturation[rows]
        if fields is None:
            return Found(records, saturation)
        inside = (self.arrays.fields[rows] & sum(1 << number for number in fields)) != 0
        return Found(records[inside], saturation[inside])

    def run(self, tokens: Sequence[str], fields: list[int] | None) -> Found:
        """Records in which the tokens follow each other within one field."""
        rows = [self.rows(token) for token in tokens]
        columns = [self.arrays.documents[r] for r in rows]
        shared = reduce(lambda a, b: np.intersect1d(a, b, assume_unique=True), columns)
        if not len(shared):
            return NOTHING
        inside = [
            np.searchsorted(column, shared) + r.start
            for column, r in zip(columns, rows, strict=True)
        ]
        keys = [self.places(at, step, fields) for step, at in enumerate(inside)]
        starts = reduce(lambda a, b: np.intersect1d(a, b, assume_unique=True), keys)
        numbers = np.unique(starts >> 32)
        saturation = np.mean([self.arrays.saturation[at[numbers]] for at in inside], axis=0)
        return Found(shared[numbers], saturation.astype(np.float32))

    def places(
        self, postings: npt.NDArray[np.int64], step: int, fields: list[int] | None
    ) -> npt.NDArray[np.int64]:
        """Where a run of which these postings are number `step` would start: one key a position,
        the number of the posting in the upper half and field and position in the lower."""
        first = self.arrays.positions_at[postings]
        counts = self.arrays.positions_at[postings + 1] - first
        number = np.repeat(np.arange(len(postings)), counts)
        within = np.arange(len(number)) - np.repeat(np.cumsum(counts) - counts, counts)
        places = self.arrays.positions[np.repeat(first, counts) + within].astype(np.int64)
        keys = (number << 32) | places
        if fields is not None:
            keys = keys[np.isin(places >> FIELD_SHIFT, fields)]
        starts: npt.NDArray[np.int64] = keys - step
        return starts

    def rows(self, token: str) -> slice:
        number = self.arrays.tokens.find(token.encode())
        if number is None:
            return slice(0, 0)
        at = self.arrays.postings_at
        return slice(int(at[number]), int(at[number + 1]))

    def most(self, found: Sequence[Found]) -> Found:
        """Records of any, each with its highest value; values are above zero."""
        filled = sorted((f for f in found if len(f.records)), key=lambda f: -len(f.records))
        if len(filled) < 2:
            return filled[0] if filled else NOTHING
        highest = np.zeros(self.arrays.total, dtype=np.float32)
        highest[filled[0].records] = filled[0].values
        # Most often the others are forms of the same word, which the widest has all records of.
        within = True
        for records, values in filled[1:]:
            before = highest[records]
            within = within and bool(before.all())
            highest[records] = np.maximum(before, values)
        records = filled[0].records if within else np.flatnonzero(highest).astype(np.int32)
        return Found(records, highest[records])

    def sum(self, found: Sequence[Found]) -> Found:
        """Records of any, each with the sum of its values."""
        sums = np.zeros(self.arrays.total, dtype=np.float32)
        having = np.zeros(self.arrays.total, dtype=np.bool_)
        for records, values in found:
            sums[records] += values
            having[records] = True
        records = np.flatnonzero(having).astype(np.int32)
        return Found(records, sums[records])


def _both(few: Found, many: Found) -> Found:
    """Records of both, with the sum of their values."""
    at = np.minimum(np.searchsorted(many.records, few.records), max(0, len(many.records) - 1))
    if not len(many.records):
        return NOTHING
    shared = many.records[at] == few.records
    return Found(few.records[shared], few.values[shared] + many.values[at[shared]])


def _flags(found: Found, total: int) -> npt.NDArray[np.bool_]:
    flags = np.zeros(total, dtype=np.bool_)
    flags[found.records] = True
    return flags


def _step(closeness: Closeness, saturation: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.float32(closeness.base) + np.float32(closeness.span) * saturation
