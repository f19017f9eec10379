"""Which records a feed has, in the order in which they changed, and when it last did itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from archive.search.answering import answer
from archive.web.corrections.entry import Entry, entries
from archive.web.criteria import DEFAULT_SORT, Criteria
from archive.web.reading import Volume

T = TypeVar("T")
ALL = 10**9


@dataclass(frozen=True, slots=True)
class Followed(Generic[T]):
    """`updated` is when any of them last changed, or was seen to go."""

    entries: Sequence[T]
    updated: datetime


def winners(volume: Volume, criteria: Criteria, gone: Iterable[datetime]) -> Followed[str]:
    """The ids of those that a search finds, mistypings corrected as on its page.

    Winners that have only some of the words are not among them: the page shows these for want of
    better ones, but nobody asked to be told of them. `gone` are times at which some left.
    """
    chronicle = volume.release.chronicle
    lives = chronicle.winners
    ids = sorted(_found(volume, criteria), key=lambda key: (lives[key].changed, key), reverse=True)
    known = chronicle.changed(ids[0]) if ids else chronicle.moments[0]
    return Followed(ids, max((known, *gone)))


def corrections(volume: Volume) -> Followed[Entry]:
    """Everything that was corrected, withdrawn or taken out."""
    found = entries(volume.release)
    return Followed(found, found[0].at if found else volume.release.chronicle.moments[0])


def _found(volume: Volume, criteria: Criteria) -> Iterable[str]:
    whole = replace(criteria, sort=DEFAULT_SORT, page=1)
    if not whole:
        return volume.release.chronicle.winners
    question = replace(
        whole.question(volume.names.years()), limit=ALL, highlight=False, count_facets=False
    )
    results = answer(volume.release.index, question, exactly=criteria.exact).results
    return () if results.partial else (hit.id for hit in results.hits)
