"""Questions a built release as the web would, and compares its answers with the catalogue."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from archive.domain.fields import FACETS
from archive.domain.golden import Answer
from archive.domain.query import Phrase, Query
from archive.domain.search import MAX_PAGE_SIZE, SearchQuery
from archive.domain.snapshot import Snapshot
from archive.domain.subject import subjects
from archive.domain.winner import Winner
from archive.errors import RefusedRelease
from archive.release import Manifest, Shelf
from archive.search.document import facets_of
from archive.search.golden import ask
from archive.search.opening import OpenRelease, open_release
from archive.search.port import Engine, SearchIndex
from archive.search.scoring import NAME_BONUS
from archive.search.wording import name_key
from indexer.build import count, name_of

MOST_SHOWN = 10
MOST_TITLES = 300


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many checks a release passed, and what it answers to the golden queries."""

    checks: int
    answers: tuple[Answer, ...]


def verify(manifest: Manifest, snapshot: Snapshot, shelf: Shelf, engine: Engine) -> Verdict:
    """Question a release; RefusedRelease with all that was wrong if it failed a check."""
    opened = open_release(shelf, manifest.id, engine)
    with closing(opened.index):
        questions = [
            *_content(opened, snapshot),
            *_records(opened.index, snapshot),
            *_titles(opened.index, snapshot),
            *_facets(opened.index, snapshot),
        ]
        answers = ask(opened.index, opened.snapshot.golden)
    faults = [fault for fault in questions if fault]
    if faults:
        shown = "\n  ".join(faults[:MOST_SHOWN])
        raise RefusedRelease(
            f"Release {manifest.id} was not published: {len(faults)} of {len(questions)} checks "
            f"failed.\n  {shown}\nWhat is served did not change. Build it again, and report this "
            "if it stays."
        )
    return Verdict(len(questions), answers)


def _content(opened: OpenRelease, snapshot: Snapshot) -> Iterator[str]:
    made_of_this = opened.id == name_of(snapshot)
    yield "" if made_of_this else "It is not the release of what the catalogue holds now."
    same = opened.manifest.counts == count(snapshot)
    yield "" if same else "The counts in its manifest are not those of the catalogue."
    indexed, recorded = len(opened.index), len(snapshot.winners)
    yield "" if indexed == recorded else f"{indexed} winners are indexed, {recorded} recorded."
    told = opened.chronicle.winners.keys() == {winner.id for winner in snapshot.winners}
    yield "" if told else "Its chronicle is not of the winners that are recorded."
    unnarrowed = opened.index.search(SearchQuery()).total
    yield "" if unnarrowed == recorded else f"Browsing finds {unnarrowed} of {recorded} winners."


def _records(index: SearchIndex, snapshot: Snapshot) -> Iterator[str]:
    for winner in snapshot.winners:
        text = index.record(winner.id)
        same = text is not None and Winner.model_validate_json(text) == winner
        yield "" if same else f"The record of {winner.id} is missing or differs."


def _titles(index: SearchIndex, snapshot: Snapshot) -> Iterator[str]:
    """A winner's whole title finds it, before any winner that is not known by that name.

    Of more than `MOST_TITLES` winners an even spread is asked for.
    """
    step = 1 + len(snapshot.winners) // MOST_TITLES
    for winner in snapshot.winners[::step]:
        if winner.title and name_key(winner.title):
            query = Query(Phrase(winner.title))
            asked = SearchQuery(query, limit=MAX_PAGE_SIZE, highlight=False, count_facets=False)
            named = [hit.id for hit in index.search(asked).hits if hit.score >= NAME_BONUS]
            found = winner.id in named or len(named) == MAX_PAGE_SIZE
            yield "" if found else f"The title of {winner.id} does not find it first."


def _facets(index: SearchIndex, snapshot: Snapshot) -> Iterator[str]:
    """Every facet value has the count that the catalogue gives."""
    counts = {facet.name: facet for facet in index.search(SearchQuery()).facets}
    expected = [facets_of(subject) for subject in subjects(snapshot)]
    for field in FACETS:
        recorded = Counter(value.key for facets in expected for value in facets[field.name])
        facet = counts.get(field.name)
        found = {value.key: value.count for value in facet.values} if facet else {}
        yield "" if found == recorded else f"The counts of the facet {field.label} differ."
