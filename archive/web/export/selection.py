"""A whole list of winners: what a search page shows one page of, in the same order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.domain.facts import Told, told
from archive.domain.search import MAX_PAGE_SIZE, SearchQuery, SearchResults
from archive.errors import BrokenRelease
from archive.search.answering import answer
from archive.search.opening import OpenRelease
from archive.web.cards import winner_of
from archive.web.criteria import Criteria
from archive.web.names import Names

Batch = tuple[Told, ...]
AT_ONCE = 5_000
"""Winners that are found by one search, which costs about the same for one as for many."""


@dataclass(frozen=True, slots=True)
class Selection:
    """`first` is the answer to `question`; `shown_for` is the corrected text, if it was corrected.

    It holds its release, so that it can be read when its request is over and another is published.
    """

    release: OpenRelease
    question: SearchQuery
    first: SearchResults
    shown_for: str | None

    @property
    def is_long(self) -> bool:
        """Whether it has more than one batch."""
        return self.first.total > len(self.first.hits)

    def batches(self) -> Iterator[Batch]:
        """Every winner, some at a time; BrokenRelease as below."""
        return (tuple(map(self._told, ids)) for ids in self.ids())

    def ids(self) -> Iterator[Sequence[str]]:
        """The ids of all winners, some at a time.

        BrokenRelease if there are fewer than there should be.
        """
        hits, given = self.first.hits, 0
        while hits:
            for start in range(0, len(hits), MAX_PAGE_SIZE):
                yield [hit.id for hit in hits[start : start + MAX_PAGE_SIZE]]
            given += len(hits)
            if given == self.first.total:
                break
            more = replace(self.question, offset=given, limit=AT_ONCE)
            hits = self.release.index.search(more).hits
        # Better a transfer that fails than a list that looks whole.
        if given != self.first.total:
            raise BrokenRelease(f"A list ended after {given} of {self.first.total} winners.")

    def _told(self, winner_id: str) -> Told:
        winner = winner_of(self.release, winner_id)
        if winner is None:
            raise BrokenRelease(f"Release {self.release.id} has no record {winner_id}.")
        return told(winner, self.release.snapshot)


def select(release: OpenRelease, names: Names, criteria: Criteria) -> Selection:
    """What the search page answers to these criteria, mistypings corrected as there."""
    question = replace(
        criteria.question(names.years()),
        offset=0,
        limit=MAX_PAGE_SIZE,
        highlight=False,
        count_facets=False,
    )
    given = answer(release.index, question, exactly=criteria.exact)
    return Selection(release, given.put_right(question), given.results, given.shown_for)
