"""Whether all peers found the same: totals, all facet counts and, when browsing, the very hits."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.bench.question import Question

SHOWN = 5


class Disagreement(Exception):
    """Two engines answered differently, so their speeds cannot be compared."""


def check(
    questions: Sequence[Question], answers: Mapping[str, Sequence[Mapping[str, Any]]], measure: str
) -> int:
    """How many answers agree with those of `measure`; Disagreement if any does not."""
    faults, count = [], 0
    for name, given in answers.items():
        for question, mine, theirs in zip(questions, answers[measure], given, strict=False):
            fault = _fault(question, mine, theirs)
            faults += [f"{name}, {question.kind} {question.text!r} {question.filters}: {fault}"] * (
                fault != ""
            )
            count += 1
    if faults:
        shown = "\n  ".join(faults[:SHOWN])
        raise Disagreement(f"{len(faults)} of {count} answers differ from {measure}'s:\n  {shown}")
    return count


def _fault(question: Question, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> str:
    if theirs["total"] != mine["total"]:
        return f"{theirs['total']} found, not {mine['total']}"
    for facet, counts in mine["facets"].items():
        if theirs["facets"].get(facet) != counts:
            return f"other counts of {facet}"
    if len(theirs["ids"]) != len(mine["ids"]):
        return f"{len(theirs['ids'])} hits, not {len(mine['ids'])}"
    if question.plan.root is None and theirs["ids"] != mine["ids"]:
        return "other hits, or in another order"
    return ""
