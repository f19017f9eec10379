"""The projects most like a winner, each with the reason in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.domain.enumeration import enumerated
from archive.domain.similar import Similar
from archive.domain.winner import Winner
from archive.web import reading
from archive.web.cards import winner_of

MOST = 5


@dataclass(frozen=True, slots=True)
class SimilarCard:
    """A project and what it has in common with the one whose page it is on."""

    winner: Winner
    why: str


@dataclass(frozen=True, slots=True)
class SimilarCards:
    """The most similar first, and what is to be said of how they were found."""

    cards: tuple[SimilarCard, ...]
    said: str


def similar_to(winner: Winner) -> SimilarCards:
    release = reading.release()
    found = release.index.similar(winner.id, MOST)
    if found is None:  # the record of a release is in its index
        return SimilarCards((), "")
    others = ((winner_of(release, one.winner_id), one) for one in found.found)
    cards = tuple(SimilarCard(other, why(one)) for other, one in others if other)
    return SimilarCards(cards, _said(bool(cards), found.enough_words, found.tagged))


def why(similar: Similar) -> str:
    """Such as "Both use LED lighting and Public Wi-Fi; both speak of sensors and energy."."""
    sentence = "; both ".join(_common(similar))
    return f"Both {sentence}." if sentence else ""


def _common(similar: Similar) -> Iterator[str]:
    names = reading.volume().names
    if similar.technologies:
        yield f"use {enumerated(names.label('technology', key) for key in similar.technologies)}"
    if similar.focus_areas:
        yield f"work on {enumerated(names.label('focus_area', key) for key in similar.focus_areas)}"
    if similar.words:
        yield f"speak of {enumerated(f'“{word}”' for word in similar.words)}"


def _said(found: bool, enough_words: bool, tagged: bool) -> str:
    if not enough_words and not tagged:
        return "Too little is recorded of this project to find others like it."
    if not found:
        return "No recorded project is much like it."
    if not enough_words:
        return "Its recorded text is too short to be compared: technologies and focus areas were."
    return "" if tagged else "Only texts were compared: its technologies are not recorded."
