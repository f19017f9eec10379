"""The figures of a winner or an edition, each with what it counts and where it is from."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.domain.edition import Edition
from archive.domain.press.wording import line, number, whole
from archive.domain.subject import Subject

RECORD = "the record, from the sources that it names"


@dataclass(frozen=True, slots=True)
class Figure:
    """What is counted or was reported, in the words of the record, and who says so."""

    text: str
    source: str


def winner_figures(subject: Subject) -> Iterator[Figure]:
    """The outcomes as they are recorded, then the inhabitants of each place."""
    for outcome in subject.winner.outcomes:
        yield Figure(line(outcome), RECORD)
    for place in subject.places:
        if place.population and place.gazetteer:
            people = "inhabitant" if place.population == 1 else "inhabitants"
            counted = f"{whole(place.name)}: {number(place.population)} {people}"
            yield Figure(counted, line(place.gazetteer))


def edition_figures(edition: Edition, recorded: int) -> Iterator[Figure]:
    """How many won, and how many of them this archive has."""
    yield Figure(f"{number(edition.slots)} {_winners(edition.slots)}", RECORD)
    yield Figure(f"{number(recorded)} recorded {_winners(recorded)}", "counted in this release")


def _winners(count: int) -> str:
    return "winner" if count == 1 else "winners"
