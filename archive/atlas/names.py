"""The names of all cities: every name folded and sorted, with the number of its city.

Of one name the largest city stands first. `named` has the bit `ALTERNATE` where GeoNames lists the
city by another name; `lesser` is the rank that each city would have with `LESSER` times fewer
inhabitants, and has under such a name.
"""

from collections.abc import Iterator
from functools import cached_property

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from archive.atlas.about import ALTERNATE
from archive.strings import Strings

LARGE = 5000
"""So many cities, the largest, are always among those that a mistyped name may mean."""
LIKE = 70.0
"""How alike, of 100, two names must be."""
_SHARED = 2
"""Letters at the beginning that a mistyped name shares with what was meant."""

Ranks = npt.NDArray[np.int64]


class Names:
    """Answers with the numbers of cities, which are their ranks by size."""

    def __init__(
        self, keys: Strings, named: npt.NDArray[np.uint32], lesser: npt.NDArray[np.int32]
    ) -> None:
        self.keys = keys
        self.named = named
        self.lesser = lesser

    def exactly(self, name: str) -> list[int]:
        """The cities of this name, the best known first.

        Under another name only those that are larger than any city that is listed by it: Lomé is
        called Rome somewhere, and is not meant.
        """
        start, end = self._span(name.encode(), name.encode() + b"\0")
        cities, ranks = self._cities(start, end), self._ranks(start, end)
        listed = cities[self.named[start:end] < ALTERNATE]
        meant = (self.named[start:end] < ALTERNATE) | (cities < listed.min(initial=ALTERNATE))
        order = np.argsort(ranks[meant], kind="stable")
        return list(dict.fromkeys(cities[meant][order].tolist()))

    def beginning(self, text: str, limit: int) -> list[int]:
        """The best known cities with a name that begins so; a whole name counts as well known."""
        typed = text.encode()
        start, end = self._span(typed, typed + b"\xff")
        whole = self._span(typed, typed + b"\0")[1]
        ranks = self._ranks(start, end)
        ranks[: whole - start] //= 10
        # A city may begin so under several names.
        wanted = min(len(ranks), limit * 8)
        best = np.argpartition(ranks, wanted - 1)[:wanted] if wanted < len(ranks) else slice(None)
        found = np.argsort(ranks[best], kind="stable")
        numbers: list[int] = self._cities(start, end)[best][found].tolist()
        return numbers

    def nearest(self, name: str, limit: int) -> list[int]:
        """The cities whose names look most like this one."""
        near = dict(self._like_candidates(name)) if name else {}
        found = process.extract(
            name, list(near), scorer=fuzz.ratio, score_cutoff=LIKE, limit=limit * 4
        )
        ordered = sorted(found, key=lambda match: (-match[1], near[match[0]]))
        return list(dict.fromkeys(near[key] for key, _, _ in ordered))[:limit]

    def _like_candidates(self, name: str) -> Iterator[tuple[str, int]]:
        yield from self._large
        beginning = name[:_SHARED].encode()
        start, end = self._span(beginning, beginning + b"\xff")
        cities = self._cities(start, end).tolist()
        # The largest city of a name comes last here and stays.
        for at in range(end - 1, start - 1, -1):
            yield self.keys[at].decode(), cities[at - start]

    @cached_property
    def _large(self) -> tuple[tuple[str, int], ...]:
        """The largest cities by the names under which GeoNames lists them."""
        places = np.flatnonzero(self.named < LARGE)
        return tuple((self.keys[at].decode(), int(self.named[at])) for at in places.tolist())

    def _span(self, first: bytes, after: bytes) -> tuple[int, int]:
        return self.keys.first_not_before(first), self.keys.first_not_before(after)

    def _cities(self, start: int, end: int) -> Ranks:
        return (self.named[start:end] & np.uint32(ALTERNATE - 1)).astype(np.int64)

    def _ranks(self, start: int, end: int) -> Ranks:
        cities = self._cities(start, end)
        alternate = self.named[start:end] >= ALTERNATE
        return np.where(alternate, self.lesser[cities], cities)
