"""Technologies that winners use together, by a measure that is said."""

from dataclasses import dataclass

from archive.domain.search import FacetValue, SearchQuery
from archive.search.port import SearchIndex
from archive.web.subjects.register import Register

MOST = 10


@dataclass(frozen=True, slots=True)
class Companion:
    """A technology with how many winners have `both`, and how many `either` or both."""

    value: FacetValue
    both: int
    either: int

    @property
    def likeness(self) -> float:
        """The Jaccard index: both by either, 1 where neither is ever without the other."""
        return self.both / self.either

    @property
    def percent(self) -> int:
        return round(100 * self.likeness)


def companions(index: SearchIndex, register: Register, key: str) -> tuple[Companion, ...]:
    """The technologies most alike by the winners that use them, the nearest first."""
    others = [v for v in register.values("technology") if v.count and v.key != key]
    own = register.value("technology", key).count
    asked = SearchQuery(filters={"technology": (key,)})
    counts = index.tally(asked, "technology", [(value.key,) for value in others])
    found = (
        Companion(value, both, own + value.count - both)
        for value, both in zip(others, counts, strict=True)
        if both
    )
    return tuple(sorted(found, key=_nearest_first)[:MOST])


def _nearest_first(companion: Companion) -> tuple[float, int, str]:
    return -companion.likeness, -companion.both, companion.value.label
