"""What is asked about the peers of a city, and what is answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.domain.place import Place
from archive.domain.search import PAGE_SIZE
from archive.peers.parts import DEFAULTS, Weights


@dataclass(frozen=True, slots=True)
class PeerQuestion:
    """The projects of cities like this one that match the words and any of the topics.

    `technologies` and `focus_areas` are keys of the vocabulary.
    """

    city: Place
    text: str = ""
    technologies: tuple[str, ...] = ()
    focus_areas: tuple[str, ...] = ()
    weights: Weights = field(default_factory=lambda: DEFAULTS)
    exact: bool = False
    offset: int = 0
    limit: int = PAGE_SIZE


@dataclass(frozen=True, slots=True)
class OwnCity:
    """The city that peers were asked for, with the keys of what its own winners are about."""

    place: Place
    has_won: bool
    technologies: tuple[str, ...]
    focus_areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeerCity:
    """A winning city beside the one that was asked about.

    `parts` has a value from 0 to 1 for each side that could be compared; what is None in the other
    fields is not recorded of one of the two. `similarity` is from 0 to 1. `population` is a
    multiple of the own city's, and the technologies and focus areas are those that both have.
    """

    place: Place
    similarity: float
    parts: Mapping[str, float]
    population: float | None
    kilometres: float | None
    same_country: bool
    same_region: bool | None
    technologies: tuple[str, ...] | None
    focus_areas: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class PeerProject:
    """A winner of a city: `score` is the similarity of that city times how well it matches."""

    winner_id: str
    city: PeerCity
    match: float
    score: float


@dataclass(frozen=True, slots=True)
class PeerResults:
    """`total` projects of other cities match and were ranked; `projects` is a window of them.

    `cities` are the most similar ones that have won, whatever was asked for. Of those in `unplaced`
    too little is recorded to compare them. `left_out` counts the projects that match but are of no
    city that could be compared: of one of those, or of a whole state.

    `shown_for` is the corrected text, if it was corrected; with `partial` no project has all words.
    """

    own: OwnCity
    total: int
    projects: tuple[PeerProject, ...]
    cities: tuple[PeerCity, ...]
    unplaced: tuple[Place, ...]
    left_out: int = 0
    shown_for: str | None = None
    partial: bool = False
    notices: tuple[str, ...] = ()
