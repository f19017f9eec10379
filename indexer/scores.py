"""How well a release answers the golden queries, for people and for machines."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from archive.domain.figures import ANSWER, Figures
from archive.domain.golden import Answer, by_kind, overall


def score_lines(answers: tuple[Answer, ...]) -> Iterator[str]:
    """The figures, overall and by kind, and every query whose first hit is no answer."""
    total = overall(answers)
    if total is None:
        yield "There are no golden queries to ask."
        return
    yield f"Golden queries {_row('asked', total)}"
    for kind, figures in by_kind(answers).items():
        yield f"  {_row(kind, figures)}"
    if missed := [answer for answer in answers if answer.missed]:
        yield f"Something else comes first than what should, in {len(missed)} of {total.queries}:"
        yield from (f"  {_miss(answer)}" for answer in missed)


def scores(answers: tuple[Answer, ...]) -> dict[str, Any]:
    """The same as facts."""
    total = overall(answers)
    return {
        "overall": total and asdict(total),
        "by_kind": {kind: asdict(figures) for kind, figures in by_kind(answers).items()},
        "missed": [
            {
                "query": answer.golden.query,
                "kind": answer.golden.kind,
                "wanted": _wanted(answer),
                "found": list(answer.found),
            }
            for answer in answers
            if answer.missed
        ],
    }


def _row(name: str, figures: Figures) -> str:
    return (
        f"{name:<12} {figures.queries:>4}   success@1 {figures.success_at_1:.3f}   "
        f"MRR {figures.mrr:.3f}   nDCG@10 {figures.ndcg_at_10:.3f}"
    )


def _miss(answer: Answer) -> str:
    first = f"first comes {answer.found[0]}" if answer.found else "nothing is found"
    wanted = " or ".join(_wanted(answer)[:3])
    return f'"{answer.golden.query}" ({answer.golden.kind}): {first}, wanted {wanted}'


def _wanted(answer: Answer) -> list[str]:
    return [want.id for want in answer.golden.want if want.grade == ANSWER]
