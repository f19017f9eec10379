"""The orders of results. Every order is total, so that ties are stable and pages never overlap."""

from collections.abc import Callable, Sequence
from typing import Protocol

from archive.domain.naming import fold


class Sortable(Protocol):
    """What a document or an engine's own row offers to be sorted by."""

    @property
    def id(self) -> str: ...
    @property
    def year(self) -> int: ...
    @property
    def place(self) -> str: ...
    @property
    def standing(self) -> int: ...


_KEYS: dict[str, Callable[[Sortable], tuple[int | str, ...]]] = {
    "newest": lambda d: (-d.year, fold(d.place), d.id),
    "oldest": lambda d: (d.year, fold(d.place), d.id),
    "city": lambda d: (fold(d.place), -d.year, d.id),
    # Among equally good matches those come first that were honoured and of which more is known.
    "standing": lambda d: (-d.standing, -d.year, fold(d.place), d.id),
}
ORDERS = ("newest", "oldest", "city")
"""Orders that a visitor can choose beside relevance."""
RANKINGS = tuple(_KEYS)


def ranks(documents: Sequence[Sortable], name: str) -> list[int]:
    """For each document its rank in one of RANKINGS, 0 first."""
    key = _KEYS[name]
    ordered = sorted(range(len(documents)), key=lambda n: key(documents[n]))
    rank = [0] * len(documents)
    for place, number in enumerate(ordered):
        rank[number] = place
    return rank
