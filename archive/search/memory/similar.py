"""Which projects are alike, by looking at every document: straight from the definitions."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from archive.domain.similar import SimilarProjects
from archive.search.document import Document
from archive.search.scoring import rarity
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
    recorded,
    spellings,
)

Weights = Mapping[str, float]


class Comparison:
    """All documents as weighed stems and as sets of tags."""

    def __init__(self, documents: Sequence[Document], ranks: Sequence[int]) -> None:
        self.documents = documents
        self.ranks = ranks
        stems = [counted(document.text) for document in documents]
        total = len(documents)
        self.stem_rarity = _rarities(stems, total)
        self.tags = {name: [_tags(document, name) for document in documents] for name in TAGS}
        self.tag_rarity = {name: _rarities(self.tags[name], total) for name in TAGS}
        self.stems = [
            {s: damped(n) * self.stem_rarity[s] for s, n in found.items()} for found in stems
        ]

    def similar(self, number: int, limit: int) -> SimilarProjects:
        points = {
            other: self._score(number, other)
            for other in range(len(self.documents))
            if other != number
        }
        found = [other for other in points if points[other] >= LEAST_SCORE]
        found.sort(key=lambda other: (-points[other], self.ranks[other]))
        texts = [t for name in TEXTS for t in self.documents[number].text[name]]
        spelt = spellings(texts)
        return SimilarProjects(
            found=tuple(
                reasons(self.documents[o].id, points[o], self._shared(number, o), spelt)
                for o in found[:limit]
            ),
            enough_words=len(self.stems[number]) >= LEAST_STEMS,
            tagged=any(self.tags[name][number] for name in TAGS),
        )

    def _score(self, one: int, other: int) -> float:
        parts = {name: self._overlap(name, one, other) for name in TAGS}
        parts["text"] = self._cosine(one, other)
        return round(sum(share * parts[name] for name, share in SHARES.items()), DIGITS)

    def _overlap(self, name: str, one: int, other: int) -> float:
        rarities = self.tag_rarity[name]
        mine, others = set(self.tags[name][one]), set(self.tags[name][other])
        either = math.fsum(rarities[key] for key in mine | others)
        return math.fsum(rarities[key] for key in mine & others) / either if either else 0.0

    def _cosine(self, one: int, other: int) -> float:
        mine, others = self.stems[one], self.stems[other]
        if min(len(mine), len(others)) < LEAST_STEMS:
            return 0.0
        product = math.fsum(mine[s] * others[s] for s in mine.keys() & others.keys())
        return product / (math.hypot(*mine.values()) * math.hypot(*others.values()))

    def _shared(self, one: int, other: int) -> Shared:
        mine, others = self.stems[one], self.stems[other]
        enough = min(len(mine), len(others)) >= LEAST_STEMS
        return Shared(
            tags={name: self._in_common(name, one, other) for name in TAGS},
            stems={
                s: (mine[s] * others[s], self.stem_rarity[s])
                for s in (mine.keys() & others.keys() if enough else ())
            },
        )

    def _in_common(self, name: str, one: int, other: int) -> tuple[str, ...]:
        both = set(self.tags[name][one]) & set(self.tags[name][other])
        return tuple(sorted(both, key=lambda key: (-self.tag_rarity[name][key], key)))


def _tags(document: Document, name: str) -> tuple[str, ...]:
    return recorded(value.key for value in document.facets[name])


def _rarities(having: Sequence[Mapping[str, int] | Sequence[str]], total: int) -> Weights:
    counts = Counter(key for found in having for key in found)
    return {key: rarity(total, count) for key, count in counts.items()}
