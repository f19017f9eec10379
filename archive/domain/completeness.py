"""How much is recorded of what could be: for each edition and each aspect of a winner.

A new aspect is one line in the table, and a new schema version of releases.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from archive.domain.place import Place
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner

State = Literal["recorded", "in doubt", "not recorded"]


class Tally(NamedTuple):
    """How many winners have something recorded, in doubt and not recorded."""

    recorded: int = 0
    in_doubt: int = 0
    missing: int = 0

    @property
    def total(self) -> int:
        return sum(self)

    def joined(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


Tallies = dict[str, dict[str, Tally]]
"""By the key of an edition and the name of an aspect."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """`help` says what counts; the winners without it can be searched in the `facet`, if any.

    A state is read from a winner and from what is known of its first place.
    """

    name: str
    label: str
    help: str
    read: Callable[[Winner, Place], State]
    facet: str = ""


def completeness(snapshot: Snapshot) -> Tallies:
    """The tallies of every edition, also of one without a recorded winner."""
    counts = {edition.key: [[0, 0, 0] for _ in ASPECTS] for edition in snapshot.editions}
    for winner in snapshot.winners:
        place = snapshot.place_of(winner.place)
        # A winner may be of an edition that is not described; then nothing is counted of it.
        for count, aspect in zip(counts.get(winner.edition_key, ()), ASPECTS, strict=False):
            count[_COLUMN[aspect.read(winner, place)]] += 1
    return {
        key: {aspect.name: Tally(*count) for aspect, count in zip(ASPECTS, row, strict=True)}
        for key, row in counts.items()
    }


def _title(winner: Winner, _: Place) -> State:
    if winner.title is None:
        return "not recorded"
    return "in doubt" if winner.title_is_translation else "recorded"


def _award(winner: Winner, _: Place) -> State:
    stated = any(source.supports == "award" for source in winner.sources)
    return "recorded" if stated and winner.confidence == "stated" else "in doubt"


def _there(read: Callable[[Winner, Place], object]) -> Callable[[Winner, Place], State]:
    return lambda winner, place: "not recorded" if read(winner, place) in (None, ()) else "recorded"


_COLUMN: dict[State, int] = {"recorded": 0, "in doubt": 1, "not recorded": 2}

ASPECTS: tuple[Aspect, ...] = (
    Aspect(
        "award", "Award", "That the award was given. In doubt where no source states it outright, "
        "and it follows from other evidence.", _award,
    ),
    Aspect(
        "title", "Title", "Of the project. In doubt where it was seen in another language only and "
        "put into English by the archive.", _title,
    ),
    Aspect("city", "City", "Where there is none, the place is a state or a country.",
           _there(lambda w, _: tuple(p.city for p in w.places if p.city)), "city"),
    Aspect("coordinates", "Coordinates", "Of the first place, in the gazetteer.",
           _there(lambda _, p: p.latitude)),
    Aspect("population", "Population", "Of the first place, in the gazetteer.",
           _there(lambda _, p: p.population)),
    Aspect("organisation", "Organisation", "The body that won.",
           _there(lambda w, _: w.organisation)),
    Aspect("partners", "Partners", "At least one body that took part.",
           _there(lambda w, _: w.partners)),
    Aspect("category", "Category", "As awarded.", _there(lambda w, _: w.category), "category"),
    Aspect("honours", "Honours", "Beyond being among the winners. Most winners have none, so that "
           "what is not recorded here was mostly not given.",
           _there(lambda w, _: w.honours), "honour"),
    Aspect("technologies", "Technologies", "At least one.",
           _there(lambda w, _: w.technologies), "technology"),
    Aspect("focus_areas", "Focus areas", "At least one.",
           _there(lambda w, _: w.focus_areas), "focus_area"),
    Aspect("scale", "Scale", "Pilot, deployment or programme.", _there(lambda w, _: w.scale)),
    Aspect("summary", "Summary", "What the project is.", _there(lambda w, _: w.summary)),
    Aspect("outcomes", "Outcomes", "What was delivered or measured.",
           _there(lambda w, _: w.outcomes)),
)  # fmt: skip
ASPECT_BY_NAME = {aspect.name: aspect for aspect in ASPECTS}
