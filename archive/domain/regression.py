"""Whether a release answers the golden queries worse than the one before it."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.domain.figures import Figures, mean
from archive.domain.golden import Answer

ROUNDING = 1e-9
MEASURES = {"success_at_1": "success@1", "mrr": "MRR", "ndcg_at_10": "nDCG@10"}
"""The figures and what they are called."""

Pair = tuple[Answer, Answer]
"""The same query before and after."""


@dataclass(frozen=True, slots=True)
class Regression:
    """Which figures fell, each in a sentence, and every query that is answered worse."""

    fallen: tuple[str, ...]
    worse: tuple[Pair, ...]


def regression(before: Iterable[Answer], after: Iterable[Answer]) -> Regression | None:
    """None where no figure fell.

    Compared are the queries that want the same in both: a query that is new, gone or judged anew
    tells of the questions and not of the answers.
    """
    pairs = _pairs(before, after)
    was = mean([old.figures for old, _ in pairs])
    now = mean([new.figures for _, new in pairs])
    if not was or not now or not (fallen := _fallen(was, now)):
        return None
    worse = tuple((old, new) for old, new in pairs if _fallen(old.figures, new.figures))
    sentences = (
        f"{MEASURES[name]} fell from {getattr(was, name):.4f} to {getattr(now, name):.4f}."
        for name in fallen
    )
    return Regression(tuple(sentences), worse)


def _pairs(before: Iterable[Answer], after: Iterable[Answer]) -> list[Pair]:
    earlier = {_question(answer): answer for answer in before}
    return [(earlier[key], new) for new in after if (key := _question(new)) in earlier]


def _question(answer: Answer) -> tuple[str, frozenset[tuple[str, int]]]:
    golden = answer.golden
    return golden.query, frozenset((want.id, want.grade) for want in golden.want)


def _fallen(was: Figures, now: Figures) -> list[str]:
    return [name for name in MEASURES if getattr(now, name) < getattr(was, name) - ROUNDING]
