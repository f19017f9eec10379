"""What a search engine must do for the archive. It speaks the archive's words and no engine's."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from archive.domain.explanation import Explanation
from archive.domain.fields import Value
from archive.domain.search import SearchQuery, SearchResults
from archive.domain.similar import SimilarProjects
from archive.domain.snapshot import Snapshot
from archive.search.document import Document


class SearchIndex(Protocol):
    """An opened, read-only index. Safe to ask from several threads at once."""

    def search(self, query: SearchQuery) -> SearchResults:
        """Answer any query; unknown facets, values and sorts match nothing and raise nothing."""
        ...

    def tally(
        self, query: SearchQuery, facet: str, groups: Sequence[Sequence[str]]
    ) -> tuple[int, ...]:
        """How many of all results have any of a group's values of a facet, for each group.

        A result with several values of a group counts once there. The query's own filter on the
        facet holds, unlike where facets are counted. Unknown values are had by none.
        """
        ...

    def like(self, word: str, distance: int) -> Sequence[tuple[str, int]]:
        """Words of the index at most so many edits away, each with how many records have it.

        An edit adds, drops or replaces a letter or swaps two neighbours. Words with digits are no
        neighbours of any word, and no word is its own.
        """
        ...

    def knows(self, word: str) -> bool:
        """Whether the word leads to any record: by its stem, or as another name for something."""
        ...

    def having(self, word: str) -> int:
        """How many records have the word, in this or another form of its stem."""
        ...

    def explain(self, query: SearchQuery, winner_id: str) -> Explanation | None:
        """Why the winner is among the results of the words; None if it is not.

        The points add up to the score of its hit.
        """
        ...

    def similar(self, winner_id: str, limit: int) -> SimilarProjects | None:
        """The projects most like a winner, by the formula in `archive.search.similarity`.

        Equally similar ones by their standing. None if there is no winner of that id.
        """
        ...

    def record(self, winner_id: str) -> str | None:
        """The winner as JSON, or None if there is none of that id."""
        ...

    def values(self, facet: str) -> tuple[Value, ...]:
        """All values of a facet in the facet's own order; empty for an unknown facet."""
        ...

    def __len__(self) -> int:
        """How many winners are indexed."""
        ...

    def close(self) -> None: ...


class Engine(Protocol):
    """Builds an index into a folder and opens it again."""

    def write(self, documents: Iterable[Document], folder: Path, base: Path | None = None) -> int:
        """Write an index of all documents into an existing empty folder; return how many.

        `base` is the folder of an earlier index, of which an engine may reuse what is unchanged.
        It is never written to, and the new index does not need it afterwards.
        """
        ...

    def open(self, folder: Path, snapshot: Snapshot) -> SearchIndex:
        """Open what `write` wrote; the snapshot's vocabulary and aliases widen the words asked for.

        Raises archive.errors.BrokenRelease if the folder does not hold a whole index.
        """
        ...
