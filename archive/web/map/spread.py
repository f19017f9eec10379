"""How the results of a search are spread over places."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from archive.domain.search import SearchQuery
from archive.search.port import SearchIndex
from archive.web.map.clusters import Counts
from archive.web.map.places import Places


@dataclass(frozen=True, slots=True)
class Spread:
    """Exact numbers of winners: a winner of several places is at each, and once among them all.

    `counts` has one number for each of the places, `missing` those without coordinates that have
    any; `located` winners are at one place or more. Where cities were chosen there are no others.
    """

    index: SearchIndex
    question: SearchQuery
    places: Places
    counts: Counts
    missing: tuple[tuple[str, str, int], ...]
    located: int

    @property
    def found(self) -> Counts:
        """The numbers of the places that have any winner."""
        return np.flatnonzero(self.counts)

    def together(self, groups: Sequence[Sequence[int]]) -> tuple[int, ...]:
        """How many winners are at any of the places of each group."""
        keys = self.places.keys
        asked = [[keys[number] for number in numbers] for numbers in groups]
        return self.index.tally(self.question, "city", asked)


def spread(index: SearchIndex, question: SearchQuery, places: Places) -> Spread:
    chosen = question.filters.get("city", ())
    located = [[key] if not chosen or key in chosen else [] for key in places.keys]
    missing = [key for key, _ in places.missing if not chosen or key in chosen]
    any_place = [key for group in located for key in group]
    *alone, total = index.tally(
        question, "city", [*located, *([key] for key in missing), any_place]
    )
    labels = dict(places.missing)
    unlocated = zip(missing, alone[len(located) :], strict=True)
    return Spread(
        index,
        question,
        places,
        np.array(alone[: len(located)], dtype=np.int64),
        tuple((key, labels[key], count) for key, count in unlocated if count),
        total,
    )
