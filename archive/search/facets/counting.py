"""Counts of all facets of an index, as a page lists them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import compress, repeat

import numpy as np

from archive.domain.fields import FACET_BY_NAME, NOT_RECORDED, Value
from archive.domain.search import Facet, FacetValue
from archive.search.facets.arranging import arrange
from archive.search.facets.bit_sets import BitSets, Flags, Records

Filters = Mapping[str, Sequence[str]]
_VALUE: Callable[[tuple[object, ...]], FacetValue] = partial(tuple.__new__, FacetValue)
"""Makes a value of its fields, as `FacetValue._make` does in Python."""


@dataclass(frozen=True)
class FacetIndex:
    """All facets of an index: the values of each in its own order, and a row for each in turn."""

    values: Mapping[str, tuple[Value, ...]]
    sets: BitSets

    def passing(self, records: Records, filters: Filters, but: str | None = None) -> Flags:
        """For each of these records whether it passes every filter, one facet's left aside."""
        flags = np.ones(len(records), dtype=np.bool_)
        for name, keys in filters.items():
            if keys and name != but:
                rows = [self.row[name, key] for key in keys if (name, key) in self.row]
                flags &= self.sets.having(rows, records)
        return flags

    def count(self, records: Records, filters: Filters) -> tuple[Facet, ...]:
        """Each facet over those of the records that pass all other facets' filters."""
        chosen = {name: keys for name, keys in filters.items() if keys}
        kept = records[self.passing(records, chosen)] if chosen else records
        found = self._arranged(self.sets.counts(kept))
        for name in chosen.keys() & found.keys():
            others = (
                records[self.passing(records, chosen, but=name)] if len(chosen) > 1 else records
            )
            found[name] = self._with_chosen(name, self.sets.counts(others), chosen[name])
        return tuple(Facet(name, tuple(values)) for name, values in found.items())

    def tally(
        self, records: Records, facet: str, groups: Sequence[Sequence[str]]
    ) -> tuple[int, ...]:
        """How many of the records have any of each group's values."""
        row = self._row_by_key.get(facet, {})
        return self.sets.common([[row[k] for k in keys if k in row] for keys in groups], records)

    def _arranged(self, counts: Sequence[int]) -> dict[str, Sequence[FacetValue]]:
        """The values of each facet that occur, arranged as `arrange` does.

        It is done for all facets at once, in loops that run in C: there may be thousands of values.
        """
        rows = list(compress(range(len(counts)), counts))
        ranked = list(counts)
        for row in self._unrecorded:
            ranked[row] = 0
        rows.sort(key=ranked.__getitem__, reverse=True)
        columns = (map(column.__getitem__, rows) for column in (self._keys, self._labels, counts))
        found: list[list[FacetValue]] = [[] for _ in self.values]
        facets = map(self._facet_of.__getitem__, rows)
        for facet, value in zip(facets, map(_VALUE, zip(*columns, repeat(False))), strict=True):
            found[facet].append(value)
        named: dict[str, Sequence[FacetValue]] = dict(zip(self.values, found, strict=True))
        for name in self._ordered:
            named[name] = sorted(named[name], key=lambda value: self.row[name, value.key])
        return named

    def _with_chosen(
        self, name: str, counts: Sequence[int], keys: Sequence[str]
    ) -> tuple[FacetValue, ...]:
        """The values that occur, and the chosen ones also where they do not."""
        values = [
            FacetValue(value.key, value.label, count, value.key in keys)
            for value, count in zip(self.values[name], counts[self.spans[name]], strict=True)
            if count or value.key in keys
        ]
        return arrange(name, values)

    @cached_property
    def spans(self) -> dict[str, slice]:
        """Where each facet's rows are."""
        spans, at = {}, 0
        for name, values in self.values.items():
            spans[name] = slice(at, at + len(values))
            at += len(values)
        return spans

    @cached_property
    def _keys(self) -> list[str]:
        return [value.key for values in self.values.values() for value in values]

    @cached_property
    def _labels(self) -> list[str]:
        return [value.label for values in self.values.values() for value in values]

    @cached_property
    def _facet_of(self) -> list[int]:
        return [number for number, values in enumerate(self.values.values()) for _ in values]

    @cached_property
    def _unrecorded(self) -> list[int]:
        return [row for row, key in enumerate(self._keys) if key == NOT_RECORDED.key]

    @cached_property
    def _ordered(self) -> list[str]:
        return [name for name in self.values if FACET_BY_NAME[name].ordered]

    @cached_property
    def row(self) -> dict[tuple[str, str], int]:
        """The row of each value, by facet and key."""
        return {
            (name, value.key): self.spans[name].start + number
            for name, values in self.values.items()
            for number, value in enumerate(values)
        }

    @cached_property
    def _row_by_key(self) -> dict[str, dict[str, int]]:
        """The row of each value of each facet."""
        found: dict[str, dict[str, int]] = {name: {} for name in self.values}
        for (name, key), row in self.row.items():
            found[name][key] = row
        return found
