"""What a result shows of a winner: its facts, the words that matched and where to go from there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache, cached

from archive.domain.fields import FIELD_BY_NAME, Value
from archive.domain.search import MARK_CLOSE, MARK_OPEN, Hit
from archive.domain.winner import Winner
from archive.search.opening import OpenRelease

REMEMBERED = 512
"""Winners that need not be read again: reading one costs more than showing it."""
SNIPPET = 260
"""Characters of a summary that a result shows where no word of it matched."""

_SHOWN_IN_SNIPPET = ("summary", "outcome", "organisation", "partner")


@dataclass(frozen=True, slots=True)
class Card:
    """One result. Texts may hold the marks of the search engine; `marked` shows them."""

    winner: Winner
    title: str
    snippet: str
    where: str
    """The field of the snippet where it is not the summary, else empty."""
    technologies: tuple[Value, ...]


def cards(release: OpenRelease, hits: Iterable[Hit]) -> tuple[Card, ...]:
    """One card per hit, in order."""
    found = ((winner_of(release, hit.id), hit) for hit in hits)
    return tuple(card(release, winner, hit) for winner, hit in found if winner)


@cached(LRUCache(REMEMBERED), key=lambda release, winner_id: (release.id, winner_id), lock=Lock())
def winner_of(release: OpenRelease, winner_id: str) -> Winner | None:
    """The recorded winner of that id, or None."""
    record = release.index.record(winner_id)
    return Winner.model_validate_json(record) if record else None


def card(release: OpenRelease, winner: Winner, hit: Hit) -> Card:
    title = next(_marked_like(winner.heading, hit.highlights.get("title", ())), winner.heading)
    where, snippet = _snippet(winner, hit)
    return Card(winner, title, snippet, where, technologies_of(release, winner))


def technologies_of(release: OpenRelease, winner: Winner) -> tuple[Value, ...]:
    words = release.snapshot.vocabulary.technology_by_id
    return tuple(Value(k, words[k].label) for k in winner.technologies if k in words)


def focus_areas_of(release: OpenRelease, winner: Winner) -> tuple[Value, ...]:
    words = release.snapshot.vocabulary.focus_area_by_id
    return tuple(Value(k, words[k].label) for k in winner.focus_areas if k in words)


def unmarked(text: str) -> str:
    return text.replace(MARK_OPEN, "").replace(MARK_CLOSE, "")


def _marked_like(text: str, highlights: Iterable[str]) -> Iterator[str]:
    return (marked for marked in highlights if unmarked(marked) == text)


def _snippet(winner: Winner, hit: Hit) -> tuple[str, str]:
    for name in _SHOWN_IN_SNIPPET:
        for text in hit.highlights.get(name, ()):
            return ("" if name == "summary" else FIELD_BY_NAME[name].label), text
    return "", shortened(winner.summary or "")


def shortened(text: str, limit: int = SNIPPET) -> str:
    """The beginning of a text, cut at a word."""
    if len(text) <= limit:
        return text
    return re.sub(r"[\s,;:.(]*\S*$", "", text[: limit + 1]) + "\N{NO-BREAK SPACE}…"
