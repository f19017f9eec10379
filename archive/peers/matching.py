"""How well each project matches what was asked for, from 0 (not at all) to 1.

    match = words * topics

words
    The engine's points for the words, divided by the most that any project has. A project whose
    whole title or city was typed stands apart for the engine; here it counts 1, and the most is
    that of the others. Whatever is found counts at least LEAST: some words only exclude, and give
    no points. Without words it is 1 for every project.
topics
    The share of the technologies and focus areas asked for that the project has. Without any it is
    1 for every project.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from archive.domain.search import MAX_DEPTH, Hit, SearchQuery
from archive.domain.syntax import parse
from archive.peers.columns import Floats
from archive.peers.results import PeerQuestion
from archive.peers.winning_cities import WinningCities
from archive.search.answering import answer
from archive.search.projects import Tags
from archive.search.scoring import NAME_BONUS

LEAST = 0.01


@dataclass(frozen=True, slots=True)
class Match:
    """One value for each project, in the order of the table, and what is to be said of the words.

    Of more than MAX_DEPTH projects with the words the best are looked at.
    """

    values: Floats
    shown_for: str | None = None
    partial: bool = False
    notices: tuple[str, ...] = ()


def match(cities: WinningCities, question: PeerQuestion) -> Match:
    topics = _topics(cities, question)
    text = parse(question.text)
    if text.root is None:
        return Match(topics, notices=text.notices)
    asked = SearchQuery(text, limit=MAX_DEPTH, highlight=False, count_facets=False)
    given = answer(cities.release.index, asked, exactly=question.exact)
    results = given.results
    words = np.zeros(len(topics))
    words[cities.numbers(hit.id for hit in results.hits)] = normalised(results.hits)
    return Match(words * topics, given.shown_for, results.partial, results.notices)


def normalised(hits: Sequence[Hit]) -> Floats:
    """The points of the hits as shares of the most."""
    scores = np.array([hit.score for hit in hits], dtype=np.float64)
    named = scores >= NAME_BONUS
    most = scores[~named].max(initial=0.0)
    return np.where(named | (most <= 0), 1.0, np.maximum(scores / (most or 1.0), LEAST))


def _topics(cities: WinningCities, question: PeerQuestion) -> Floats:
    projects = cities.projects
    total = len(projects.ids)
    asked = len(question.technologies) + len(question.focus_areas)
    if not asked:
        return np.ones(total)
    had = _having(projects.technologies, question.technologies, total)
    had += _having(projects.focus_areas, question.focus_areas, total)
    return had / asked


def _having(tags: Tags, keys: Sequence[str], total: int) -> Floats:
    """How many of the keys each project has."""
    wanted = [number for number, key in enumerate(tags.keys) if key in keys]
    owners = tags.owners[np.isin(tags.numbers, wanted)]
    return np.bincount(owners, minlength=total).astype(np.float64)
