"""The technologies or focus areas that one record shares with all others, from the facets' bits."""

from functools import cached_property

import numpy as np
import numpy.typing as npt

from archive.domain.fields import NOT_RECORDED
from archive.search.facets.counting import FacetIndex
from archive.search.whoosh.texts import rarities

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


class Tags:
    """The values of one facet, weighed by their rarity: that is worked out once for an index."""

    def __init__(self, facets: FacetIndex, name: str) -> None:
        self.facets = facets
        self.name = name

    def of(self, number: int) -> Integers:
        """The rows of a record's tags among those of all facets."""
        rows = self.facets.sets.rows[number].astype(np.int64)
        tags: Integers = rows[self._weights[rows] > 0]
        return tags

    def overlaps(self, number: int) -> Floats:
        """The rarity of what each record shares with one, of that of what either of them has."""
        both = np.zeros(self.facets.sets.total)
        for row in self.of(number).tolist():
            bits = self.facets.sets.bits[row].view(np.uint8)
            having = np.unpackbits(bits, count=self.facets.sets.total, bitorder="little")
            both += self._weights[row] * having
        either = self._sums + self._sums[number] - both
        overlaps: Floats = np.divide(both, either, out=np.zeros_like(both), where=both > 0)
        return overlaps

    def shared(self, one: int, other: int) -> tuple[str, ...]:
        """The keys that both records have, the rarest first."""
        first = self.facets.spans[self.name].start
        values = self.facets.values[self.name]
        rows = np.intersect1d(self.of(one), self.of(other)).tolist()
        weights = {values[row - first].key: self._weights[row] for row in rows}
        return tuple(sorted(weights, key=lambda key: (-weights[key], key)))

    @cached_property
    def _weights(self) -> Floats:
        """The rarity of each row of the facet; 0 for all others, and for none at the end."""
        span = self.facets.spans[self.name]
        totals = np.array(self.facets.sets.totals[span], dtype=np.int64)
        # The lists of records are filled up with the number of rows.
        weights = np.zeros(len(self.facets.sets.totals) + 1)
        weights[span] = rarities(self.facets.sets.total, totals)
        if (unrecorded := (self.name, NOT_RECORDED.key)) in self.facets.row:
            weights[self.facets.row[unrecorded]] = 0.0
        return weights

    @cached_property
    def _sums(self) -> Floats:
        """The rarity of all tags of each record."""
        sums: Floats = self._weights[self.facets.sets.rows].sum(axis=1)
        return sums
