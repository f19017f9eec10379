"""Suggestions while somebody types: titles, cities, technologies and editions, by any word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.domain.query import All, InField, Prefix, Query, Word
from archive.domain.search import SearchQuery
from archive.domain.snapshot import Snapshot
from archive.domain.suggestion import Suggested, Suggestion
from archive.domain.winner import Winner
from archive.search.analysis import plain_tokens
from archive.search.port import SearchIndex

LIMIT = 4
"""Suggestions of one kind."""
_FACETS: tuple[Suggested, ...] = ("city", "technology")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A value with the tokens of its label and of its other names."""

    suggestion: Suggestion
    names: tuple[tuple[str, ...], ...]

    def fit(self, typed: tuple[str, ...]) -> int | None:
        """0 if a name begins as typed, 1 if all words of it begin words of a name, else None."""
        fits = [fit for name in self.names if (fit := _fit(name, typed)) is not None]
        return min(fits, default=None)


class Suggester:
    """Made once for an opened index; asking it changes nothing."""

    def __init__(self, index: SearchIndex, snapshot: Snapshot) -> None:
        self.index = index
        entries = [*_facet_entries(index, snapshot), *_edition_entries(index, snapshot)]
        self.entries = sorted(entries, key=lambda entry: -entry.suggestion.total)

    def suggest(self, text: str) -> tuple[Suggestion, ...]:
        """The best few of each kind, kinds together; none for a text without words."""
        typed = plain_tokens(text)
        if not typed:
            return ()
        fitting = [(fit, entry) for entry in self.entries if (fit := entry.fit(typed)) is not None]
        fitting.sort(
            key=lambda pair: (pair[0], -pair[1].suggestion.total, pair[1].suggestion.label)
        )
        values = [entry.suggestion for _, entry in fitting]
        return tuple(
            suggestion
            for kind in ("city", "technology", "edition")
            for suggestion in [value for value in values if value.kind == kind][:LIMIT]
        ) + tuple(self._titles(typed))

    def _titles(self, typed: tuple[str, ...]) -> Iterator[Suggestion]:
        """Titles in which every word but the last stands whole and the last one begins a word."""
        # A beginning of one or two letters is too short for a prefix, so it must be a word.
        last = Prefix(typed[-1]) if len(typed[-1]) > 2 else Word(typed[-1])
        parts = (*map(Word, typed[:-1]), last)
        node = InField("title", All(parts) if len(parts) > 1 else last)
        asked = SearchQuery(Query(node), limit=LIMIT, highlight=False, count_facets=False)
        results = self.index.search(asked)
        for hit in () if results.partial else results.hits:
            record = self.index.record(hit.id)
            if record:
                winner = Winner.model_validate_json(record)
                yield Suggestion("title", hit.id, winner.heading)


def _fit(name: tuple[str, ...], typed: tuple[str, ...]) -> int | None:
    begins = " ".join(name).startswith(" ".join(typed))
    if begins:
        return 0
    return 1 if all(any(token.startswith(t) for token in name) for t in typed) else None


def _facet_entries(index: SearchIndex, snapshot: Snapshot) -> Iterator[_Entry]:
    others = _other_names(snapshot)
    counted = {facet.name: facet.values for facet in index.search(SearchQuery(limit=1)).facets}
    for kind in _FACETS:
        for value in counted[kind]:
            suggestion = Suggestion(kind, value.key, value.label, value.count)
            yield _Entry(suggestion, _names((value.label, *others[kind, value.key])))


def _other_names(snapshot: Snapshot) -> dict[tuple[str, str], list[str]]:
    """The aliases of each city and technology, by facet and key."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for alias in snapshot.aliases:
        if alias.city:
            found["city", alias.name.slug].append(alias.alias)
    for technology in snapshot.vocabulary.technologies:
        found["technology", technology.id].extend(technology.aliases)
    return found


def _edition_entries(index: SearchIndex, snapshot: Snapshot) -> Iterator[_Entry]:
    for edition in sorted(snapshot.editions, key=lambda e: -e.year):
        filters = {"year": (str(edition.year),)}
        total = index.search(SearchQuery(filters=filters, limit=1, count_facets=False)).total
        suggestion = Suggestion("edition", edition.key, edition.label, total)
        yield _Entry(suggestion, _names((edition.label, f"{edition.year} {edition.award}")))


def _names(texts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tokens for text in texts if (tokens := plain_tokens(text)))
