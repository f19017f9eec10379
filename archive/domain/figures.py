"""How good a ranking is, in three figures from 0 to 1.

They look at grades: what each hit is to whoever asked. 3 is the answer, which must come first; 2 is
good, 1 is acceptable, 0 was not wanted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import fmean

DEPTH = 10
"""How many hits are looked at: what a visitor sees without scrolling far."""

ANSWER = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """The means over some queries."""

    queries: int
    success_at_1: float
    mrr: float
    ndcg_at_10: float


def figures(grades: Sequence[int], wanted: Iterable[int]) -> Figures:
    """Of one query: the grades of its hits in their order, and those of all it should find."""
    return Figures(1, success_at_1(grades), reciprocal_rank(grades), ndcg(grades, wanted))


def mean(each: Sequence[Figures]) -> Figures | None:
    """Over queries of which each counts once; None without any."""
    if not each:
        return None
    return Figures(
        queries=len(each),
        success_at_1=fmean(one.success_at_1 for one in each),
        mrr=fmean(one.mrr for one in each),
        ndcg_at_10=fmean(one.ndcg_at_10 for one in each),
    )


def success_at_1(grades: Sequence[int]) -> float:
    """1 if the first hit is an answer, else 0."""
    return float(bool(grades) and grades[0] == ANSWER)


def reciprocal_rank(grades: Sequence[int]) -> float:
    """1 over the place of the first answer, 0 if none is among the first ten.

    E. M. Voorhees, The TREC-8 question answering track report, 1999.
    """
    places = (place for place, grade in enumerate(grades[:DEPTH], 1) if grade == ANSWER)
    return 1 / next(places, float("inf"))


def ndcg(grades: Sequence[int], wanted: Iterable[int]) -> float:
    """What the first ten hits gain, as a share of what the best order of all wanted ones gains.

    A hit of grade g at place i gains (2^g - 1) / log2(i + 1): K. Järvelin and J. Kekäläinen,
    Cumulated gain-based evaluation of IR techniques, 2002, with the gain of C. Burges et al.,
    Learning to rank using gradient descent, 2005.
    """
    return _gain(grades) / _gain(sorted(wanted, reverse=True))


def _gain(grades: Sequence[int]) -> float:
    return sum(((1 << grade) - 1) / log2(i + 1) for i, grade in enumerate(grades[:DEPTH], 1))
