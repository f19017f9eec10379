"""Looks words and runs of words up: slices of the arrays, copied only when narrowed."""

from collections.abc import Sequence
from functools import reduce

import numpy as np
import numpy.typing as npt

from archive.domain.fields import TEXT_FIELDS
from archive.search.plan import Form, Leaf
from archive.search.whoosh.arrays import Arrays
from archive.search.whoosh.found import NOTHING, Found, highest_of
from archive.search.whoosh.postings import FIELD_SHIFT

_FIELD = {field.name: number for number, field in enumerate(TEXT_FIELDS)}


class Lookup:
    """Finds the leaves of one plan; each is looked up once, however often it is asked for."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self._known: dict[Leaf, Found] = {}

    def leaf(self, leaf: Leaf) -> Found:
        """The records of a leaf with the saturation of its best form."""
        if leaf not in self._known:
            fields = None if leaf.fields is None else [_FIELD[name] for name in leaf.fields]
            forms = [self.form(form, fields) for form in leaf.forms]
            self._known[leaf] = highest_of(forms, self.arrays.total)
        return self._known[leaf]

    def form(self, form: Form, fields: list[int] | None) -> Found:
        one = len(form.tokens) == 1
        records, values = (
            self.token(form.tokens[0], fields) if one else self.run(form.tokens, fields)
        )
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
