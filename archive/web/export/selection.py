"""A whole list of winners: what a search page shows one page of, in the same order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.domain.facts import Told, told
from archive.domain.search import MAX_PAGE_SIZE, SearchQuery, SearchResults
from archive.domain.syntax import parse
from archive.errors import BrokenRelease
from archive.search.answering import answer
from archive.search.opening import OpenRelease
from archive.web.cards import winner_of
from archive.web.criteria import Criteria
from archive.web.names import Names

Batch = tuple[Told, ...]


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
        """Every winner, some at a time; BrokenRelease if there are fewer than there should be."""
        results, given = self.first, 0
        while results.hits:
            yield tuple(self._told(hit.id) for hit in results.hits)
            given += len(results.hits)
            if given < self.first.total:
                results = self.release.index.search(replace(self.question, offset=given))
            else:
                break
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
    if given.shown_for is not None:
        question = replace(question, text=parse(given.shown_for))
    return Selection(release, question, given.results, given.shown_for)
