"""Facet counts that are exact: OR within a facet, AND across, own choices not shrinking own counts.

An engine gives bit sets: for each facet value the records that have it, one bit a record, packed
into unsigned 64-bit words. Counting is AND and population count, never an estimate.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from archive.domain.fields import FACET_BY_NAME, NOT_RECORDED, Value
from archive.domain.search import Facet, FacetValue

Bits = npt.NDArray[np.uint64]


def pack(flags: npt.NDArray[np.bool_]) -> Bits:
    """Pack flags of shape (..., n) into words of shape (..., ceil(n / 64))."""
    octets = np.packbits(flags, axis=-1, bitorder="little")
    missing = -octets.shape[-1] % 8
    if missing:
        octets = np.pad(octets, [(0, 0)] * (octets.ndim - 1) + [(0, missing)])
    return octets.view(np.uint64)


def unpack(bits: Bits, total: int) -> npt.NDArray[np.bool_]:
    """The flags of `total` records."""
    octets = np.ascontiguousarray(bits).view(np.uint8)
    return np.unpackbits(octets, count=total, bitorder="little").view(np.bool_)


@dataclass(frozen=True, slots=True)
class FacetSets:
    """One facet's values in its own order with their bit sets, of shape (values, words)."""

    name: str
    values: tuple[Value, ...]
    bits: Bits
    position: Mapping[str, int]

    def chosen(self, keys: Sequence[str]) -> Bits:
        """Records with at least one of these values; none for keys that do not exist."""
        rows = [self.position[key] for key in keys if key in self.position]
        picked: Bits = np.bitwise_or.reduce(self.bits[rows], axis=0)
        return picked

    def count(self, records: Bits, keys: Sequence[str]) -> Facet:
        """The facet over these records; `keys` are chosen and stay visible at zero."""
        counts = np.bitwise_count(self.bits & records).sum(axis=1, dtype=np.int64).tolist()
        values = [
            FacetValue(value.key, value.label, count, value.key in keys)
            for value, count in zip(self.values, counts, strict=True)
            if count or value.key in keys
        ]
        return Facet(self.name, arrange(self.name, values))


def arrange(facet: str, values: Sequence[FacetValue]) -> tuple[FacetValue, ...]:
    """By count and then by label, or as they come where the facet is ordered; unrecorded last."""
    if FACET_BY_NAME[facet].ordered:
        return tuple(sorted(values, key=lambda v: v.key == NOT_RECORDED.key))
    return tuple(
        sorted(values, key=lambda v: (v.key == NOT_RECORDED.key, -v.count, v.label.casefold()))
    )


def order(facet: str, values: Sequence[Value]) -> tuple[Value, ...]:
    """A facet's own order: newest first where it is ordered, else by label; unrecorded last."""
    if FACET_BY_NAME[facet].ordered:
        ranked = sorted(values, key=lambda v: v.key, reverse=True)
    else:
        ranked = sorted(values, key=lambda v: (v.label.casefold(), v.key))
    return tuple(sorted(ranked, key=lambda v: v.key == NOT_RECORDED.key))


class FacetIndex:
    """All facets of an index over `total` records."""

    def __init__(self, facets: Sequence[FacetSets], total: int) -> None:
        self.facets = facets
        self.by_name = {facet.name: facet for facet in facets}
        self.everything = pack(np.ones(total, dtype=np.bool_))

    def within(self, filters: Mapping[str, Sequence[str]]) -> Bits:
        """Records that pass every filter."""
        return self._narrow(self.everything, filters, None)

    def count(self, records: Bits, filters: Mapping[str, Sequence[str]]) -> tuple[Facet, ...]:
        """Each facet over the records of the words and of all other facets' choices."""
        narrowed = self._narrow(records, filters, None)
        return tuple(
            facet.count(
                self._narrow(records, filters, facet.name) if filters.get(facet.name) else narrowed,
                filters.get(facet.name, ()),
            )
            for facet in self.facets
        )

    def _narrow(self, records: Bits, filters: Mapping[str, Sequence[str]], but: str | None) -> Bits:
        for name, keys in filters.items():
            if keys and name != but:
                facet = self.by_name.get(name)
                records = records & facet.chosen(keys) if facet else np.zeros_like(records)
        return records
