"""A winner together with all that its searchable fields may refer to."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.domain.edition import Edition
from archive.domain.place import Place
from archive.domain.snapshot import Snapshot
from archive.domain.vocabulary import FocusArea, Technology
from archive.domain.winner import Winner


@dataclass(frozen=True, slots=True)
class Subject:
    """One winner, its edition, its places (the main one first) and its terms, all resolved."""

    winner: Winner
    edition: Edition | None
    places: tuple[Place, ...]
    technologies: tuple[Technology, ...]
    focus_areas: tuple[FocusArea, ...]


def subjects(snapshot: Snapshot) -> Iterator[Subject]:
    """One subject per winner, in the order of the snapshot."""
    return (subject_of(winner, snapshot) for winner in snapshot.winners)


def subject_of(winner: Winner, snapshot: Snapshot) -> Subject:
    """A winner with what the snapshot, of which it need not be part, knows of it."""
    words = snapshot.vocabulary
    return Subject(
        winner=winner,
        edition=snapshot.edition_by_key.get((winner.award, winner.year)),
        places=tuple(snapshot.place_of(name) for name in winner.places),
        technologies=tuple(words.technology_by_id[key] for key in winner.technologies),
        focus_areas=tuple(words.focus_area_by_id[key] for key in winner.focus_areas),
    )
