"""Which projects are alike, from the arrays: what one record shares with all others at once."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from archive.domain.similar import SimilarProjects
from archive.search.document import Document
from archive.search.similarity import (
    DIGITS,
    LEAST_SCORE,
    LEAST_STEMS,
    SHARES,
    TAGS,
    TEXTS,
    Shared,
    counted,
    damped,
    reasons,
    spellings,
)
from archive.search.whoosh.arrays import Arrays
from archive.search.whoosh.tags import Tags
from archive.search.whoosh.texts import rarities

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


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
    """Compares one record with all others."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self.tags = {name: Tags(arrays.facets, name) for name in TAGS}
        self.is_long = arrays.text_stems >= LEAST_STEMS

    def similar(self, number: int, document: Document, limit: int) -> SimilarProjects:
        """`document` is the record of that number."""
        stems = self._stems(document)
        parts = {name: tags.overlaps(number) for name, tags in self.tags.items()}
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
            enough_words=bool(self.is_long[number]),
            tagged=any(len(tags.of(number)) for tags in self.tags.values()),
        )

    def _stems(self, document: Document) -> Stems:
        mine = counted(document.text)
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

    def _cosines(self, number: int, stems: Stems) -> Floats:
        # Of no stems at all the sums are whole numbers.
        products = np.bincount(stems.records, stems.added, self.arrays.total).astype(np.float64)
        lengths = self.arrays.text_lengths * self.arrays.text_lengths[number]
        compared = self.is_long & self.is_long[number] & (products > 0)
        cosines: Floats = np.divide(products, lengths, out=np.zeros_like(products), where=compared)
        return cosines

    def _shared(self, number: int, other: int, stems: Stems) -> Shared:
        compared = self.is_long[number] and self.is_long[other]
        mine = np.flatnonzero(stems.records == other) if compared else np.zeros(0, dtype=np.int64)
        return Shared(
            tags={name: tags.shared(number, other) for name, tags in self.tags.items()},
            stems={
                stems.names[stem]: (float(added), float(stems.rarity[stem]))
                for stem, added in zip(stems.stem[mine].tolist(), stems.added[mine], strict=True)
            },
        )


def _runs(starts: Integers, numbers: Integers) -> tuple[Integers, Integers]:
    """The places of several runs, one after the other, and for each place which run it is of."""
    first, counts = starts[numbers], starts[numbers + 1] - starts[numbers]
    run = np.repeat(np.arange(len(numbers)), counts)
    return np.arange(len(run)) - np.repeat(np.cumsum(counts) - counts - first, counts), run
