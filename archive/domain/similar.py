"""Projects that are like one project, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Similar:
    """Another winner and what both have in common; `score` is above 0 and at most 1.

    `technologies` and `focus_areas` are keys, the rarest first. `words` are spelt as in the record
    that was asked about, those that say most first.
    """

    winner_id: str
    score: float
    technologies: tuple[str, ...]
    focus_areas: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SimilarProjects:
    """The most similar first. Without `enough_words` the text was compared with none; without
    `tagged` neither technologies nor focus areas are recorded that could be."""

    found: tuple[Similar, ...]
    enough_words: bool
    tagged: bool
