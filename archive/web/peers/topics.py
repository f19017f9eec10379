"""The technologies and focus areas that can be asked for, each area with its technologies."""

from dataclasses import dataclass

from archive.domain.search import FacetValue
from archive.web.peers.criteria import PeerCriteria
from archive.web.reading import Volume


@dataclass(frozen=True, slots=True)
class Topic:
    """A focus area and the technologies within it that some winner has, with their numbers."""

    area: FacetValue
    technologies: tuple[FacetValue, ...]


def topics(volume: Volume, criteria: PeerCriteria) -> tuple[Topic, ...]:
    """In the order of the vocabulary; whatever is chosen is there even if no winner has it."""
    words = volume.release.snapshot.vocabulary
    counts = volume.register.totals
    found = []
    for area in words.focus_areas:
        technologies = tuple(
            FacetValue(term.id, term.label, total, term.id in criteria.technologies)
            for term in words.technologies
            if term.focus_area == area.id
            and (
                (total := counts["technology"].get(term.id, 0)) or term.id in criteria.technologies
            )
        )
        total = counts["focus_area"].get(area.id, 0)
        value = FacetValue(area.id, area.label, total, area.id in criteria.focus_areas)
        if total or technologies or value.selected:
            found.append(Topic(value, technologies))
    return tuple(found)
