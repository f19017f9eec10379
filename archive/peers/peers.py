"""The projects of cities like yours: similarity of the city, times match with what is asked."""

import numpy as np

from archive.peers.comparison import Comparison
from archive.peers.matching import match
from archive.peers.results import PeerProject, PeerQuestion, PeerResults
from archive.peers.winning_cities import WinningCities

NEAREST = 10
"""So many of the most similar cities are given beside the projects."""


def peers(cities: WinningCities, question: PeerQuestion) -> PeerResults:
    """Projects that won in other cities, the best first; equally good ones from the newest on.

    The city's own projects are left out, and those that it had with others. The formulas are in
    `archive.peers.parts` and `archive.peers.matching`.
    """
    comparison = Comparison.of(cities, question.city, question.weights)
    matched = match(cities, question)
    rows, similarity = comparison.best_of_projects()
    found = np.flatnonzero((matched.values > 0) & (rows >= 0))
    scores = similarity * matched.values
    by = (found, -cities.years[found], -matched.values[found], -scores[found])
    order = found[np.lexsort(by)]
    page = order[question.offset : question.offset + question.limit]
    shown = {row: comparison.city(row) for row in set(rows[page].tolist())}
    mine = comparison.own_projects()
    return PeerResults(
        own=comparison.own(),
        total=len(order),
        projects=tuple(
            PeerProject(
                winner_id=cities.projects.ids[number].decode(),
                city=shown[int(rows[number])],
                match=float(matched.values[number]),
                score=float(scores[number]),
            )
            for number in page.tolist()
        ),
        cities=comparison.nearest(NEAREST),
        unplaced=comparison.unplaced(),
        left_out=int(np.count_nonzero((matched.values > 0) & (rows < 0) & ~mine)),
        shown_for=matched.shown_for,
        partial=matched.partial,
        notices=matched.notices,
    )
