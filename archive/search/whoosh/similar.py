"""Which projects are alike, from the arrays: what one record shares with all others at once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from archive.domain.fields import NOT_RECORDED
from archive.domain.similar import SimilarProjects
from archive.search.analysis import postings
from archive.search.document import Document
from archive.search.similarity import (
    DIGITS,
    LEAST_SCORE,
    LEAST_STEMS,
    SHARES,
    TAGS,
    TEXTS,
    Shared,
    damped,
    is_compared,
    reasons,
    spellings,
)
from archive.search.whoosh.arrays import Arrays
from archive.search.whoosh.texts import rarities

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Stems:
    """The stems of one record, and wherever any record has one of them: that record, the number of
    the stem, and what the two add to the product of the texts."""

    names: tuple[str, ...]
    rarity: Floats
    records: Integers
    stem: Integers
    added: Floats


class Comparison:
    """Compares one record with all. What depends on none is worked out once for an opened index."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays

    def similar(self, number: int, document: Document, limit: int) -> SimilarProjects:
        """`document` is the record of that number."""
        stems = self._stems(document)
        parts = {name: self._overlap(name, number) for name in TAGS}
        parts["text"] = self._cosines(number, stems)
        points = np.round(sum(share * parts[name] for name, share in SHARES.items()), DIGITS)
        points[number] = 0.0
        found = np.flatnonzero(points >= LEAST_SCORE)
        best = found[np.lexsort((self.arrays.ranks["standing"][found], -points[found]))][:limit]
        spelt = spellings(text for name in TEXTS for text in document.text[name])
        return SimilarProjects(
            found=tuple(
                reasons(
                    self.arrays.ids[other].decode(),
                    float(points[other]),
                    self._shared(number, other, stems),
                    spelt,
                )
                for other in best.tolist()
            ),
            enough_words=bool(self._is_long[number]),
            tagged=any(len(self._rows(name, number)) for name in TAGS),
        )

    def _overlap(self, name: str, number: int) -> Floats:
        """The rarity of the tags shared with each record, of that of the tags of either."""
        weights, sums = self._tag_weights[name], self._tag_sums[name]
        both = np.zeros(self.arrays.total)
        for row in self._rows(name, number).tolist():
            both += weights[row] * self._having(row)
        either = sums + sums[number] - both
        return _divided(both, either, both > 0)

    def _cosines(self, number: int, stems: Stems) -> Floats:
        # Of no stems at all the sums are whole numbers.
        products = np.bincount(stems.records, stems.added, self.arrays.total).astype(np.float64)
        lengths = self.arrays.text_lengths * self.arrays.text_lengths[number]
        compared = self._is_long & self._is_long[number] & (products > 0)
        return _divided(products, lengths, compared)

    def _shared(self, number: int, other: int, stems: Stems) -> Shared:
        both = {
            name: np.intersect1d(self._rows(name, number), self._rows(name, other)) for name in TAGS
        }
        compared = self._is_long[number] & self._is_long[other]
        mine = np.flatnonzero(stems.records == other) if compared else np.zeros(0, dtype=np.int64)
        return Shared(
            tags={name: self._by_rarity(name, rows) for name, rows in both.items()},
            stems={
                stems.names[stem]: (float(added), float(stems.rarity[stem]))
                for stem, added in zip(stems.stem[mine].tolist(), stems.added[mine], strict=True)
            },
        )

    def _stems(self, document: Document) -> Stems:
        mine = _counted(document)
        numbers = {stem: self.arrays.tokens.find(stem.encode()) for stem in mine}
        names = tuple(stem for stem, number in numbers.items() if number is not None)
        tokens = np.array([numbers[stem] for stem in names], dtype=np.int64)
        postings, stem = _runs(self.arrays.postings_at, tokens)
        counts = self.arrays.text_counts[postings]
        inside = counts > 0
        records, stem = self.arrays.documents[postings[inside]].astype(np.int64), stem[inside]
        rarity = rarities(self.arrays.total, np.bincount(stem, minlength=len(names)))
        own = np.array([damped(mine[name]) for name in names]) * rarity
        added = (1.0 + np.log(counts[inside])) * rarity[stem] * own[stem]
        return Stems(names, rarity, records, stem, added)

    @cached_property
    def _is_long(self) -> Flags:
        return self.arrays.text_stems >= LEAST_STEMS

    @cached_property
    def _tag_weights(self) -> Mapping[str, Floats]:
        """For each facet the rarity of its rows; of the rows of others, and of none, 0."""
        facets = self.arrays.facets
        rarity = rarities(self.arrays.total, np.array(facets.totals, dtype=np.int64))
        found = {}
        for name in TAGS:
            weights = np.zeros(
                len(rarity) + 1
            )  # records' lists of rows are filled up with the last
            weights[facets.spans[name]] = rarity[facets.spans[name]]
            if (name, NOT_RECORDED.key) in facets.row:
                weights[facets.row[name, NOT_RECORDED.key]] = 0.0
            found[name] = weights
        return found

    @cached_property
    def _tag_sums(self) -> Mapping[str, Floats]:
        """Of each record the rarity of all its tags."""
        rows = self.arrays.facets.rows
        return {name: weights[rows].sum(axis=1) for name, weights in self._tag_weights.items()}

    def _rows(self, name: str, number: int) -> Integers:
        """The rows of a record's tags."""
        rows = self.arrays.facets.rows[number].astype(np.int64)
        tags: Integers = rows[self._tag_weights[name][rows] > 0]
        return tags

    def _having(self, row: int) -> Flags:
        bits = self.arrays.facets.bits[row].view(np.uint8)
        return np.unpackbits(bits, count=self.arrays.total, bitorder="little").view(np.bool_)

    def _by_rarity(self, name: str, rows: Integers) -> tuple[str, ...]:
        facets, weights = self.arrays.facets, self._tag_weights[name]
        first = facets.spans[name].start
        keys = {facets.values[name][row - first].key: weights[row] for row in rows.tolist()}
        return tuple(sorted(keys, key=lambda key: (-keys[key], key)))


def _divided(sums: Floats, by: Floats, where: Flags) -> Floats:
    quotients: Floats = np.divide(sums, by, out=np.zeros_like(sums), where=where)
    return quotients


def _counted(document: Document) -> Counter[str]:
    """How often each stem that is compared is in a record."""
    found: Counter[str] = Counter()
    for name in TEXTS:
        for token, at in postings(document.text[name]).items():
            if is_compared(token):
                found[token] += len(at)
    return found


def _runs(starts: Integers, numbers: Integers) -> tuple[Integers, Integers]:
    """The places of several runs, one after the other, and for each place which run it is of."""
    first, counts = starts[numbers], starts[numbers + 1] - starts[numbers]
    run = np.repeat(np.arange(len(numbers)), counts)
    return np.arange(len(run)) - np.repeat(np.cumsum(counts) - counts - first, counts), run
