"""Finds the words to mark by their spellings, without analysing texts again."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from archive.search.analysis import fold_letters
from archive.search.highlighting import Span, marked, wanted
from archive.search.plan import Plan
from archive.search.whoosh.arrays import Arrays
from archive.search.whoosh.shown import SEPARATOR, SIGNS


class Spotter:
    """Marks the words of one plan in the shown texts of records."""

    def __init__(self, arrays: Arrays, plan: Plan) -> None:
        self.arrays = arrays
        tokens, runs = wanted(plan)
        self.words = tuple({s for token in tokens for s in self._spellings(token)})
        self.runs = [tuple(self._spellings(token) for token in run) for run in runs]

    def mark(self, record: int) -> dict[str, tuple[str, ...]]:
        """For each shown field the texts of the record in which something was marked."""
        text = self.arrays.shown[record].decode()
        folded = fold_letters(text)
        spans: dict[int, list[Span]] = defaultdict(list)
        for start, end in self._spans(folded):
            spans[text.rfind(SEPARATOR, 0, start)].append((start, end))
        found: dict[str, tuple[str, ...]] = {}
        for at in sorted(spans):
            field, value = _value(text, at)
            shift = at + 2
            shown = marked(value, [(start - shift, end - shift) for start, end in spans[at]])
            if shown:
                found[field] = (*found.get(field, ()), shown)
        return found

    def _spans(self, folded: str) -> Iterator[Span]:
        for word in self.words:
            yield from _occurrences(folded, word)
        for run in self.runs:
            for first in run[0]:
                for span in _occurrences(folded, first):
                    yield from _followed(folded, span, run[1:])

    def _spellings(self, token: str) -> tuple[str, ...]:
        number = self.arrays.tokens.find(token.encode())
        if number is None:
            return ()
        at = self.arrays.surfaces_of
        return tuple(
            self.arrays.surfaces[n].decode() for n in range(int(at[number]), int(at[number + 1]))
        )


def _value(text: str, at: int) -> tuple[str, str]:
    """The field and the value that begin at a separator."""
    end = text.find(SEPARATOR, at + 1)
    return SIGNS[text[at + 1]], text[at + 2 : end if end >= 0 else len(text)]


def _occurrences(text: str, word: str) -> Iterator[Span]:
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if _stands_alone(text, start, end):
            yield start, end
        start = text.find(word, start + 1)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether what stands here is a whole word, number or character of its own."""
    # Scripts without blanks have characters for words; no letter below U+2E80 belongs to one.
    if text[start] >= "\u2e80":
        return True
    return not _goes_on(text[start], text[start - 2 : start][::-1]) and not _goes_on(
        text[end - 1], text[end : end + 2]
    )


def _goes_on(edge: str, beyond: str) -> bool:
    """Whether a word goes on over its edge: by a letter, or by a sign between two of its kind."""
    if not beyond or beyond[0].isalnum():
        return bool(beyond)
    if len(beyond) < 2:
        return False
    inside_number = edge.isdigit() and beyond[0] in ".," and beyond[1].isdigit()
    return inside_number or (beyond[0] in "'\u2019" and beyond[1].isalnum())


def _followed(text: str, span: Span, rest: Sequence[Sequence[str]]) -> list[Span]:
    """The spans of a run that begins here, or none if it does not go on."""
    spans = [span]
    for spellings in rest:
        at = spans[-1][1]
        while at < len(text) and not text[at].isalnum() and text[at] != SEPARATOR:
            at += 1
        ends = (at + len(s) for s in spellings if text.startswith(s, at))
        end = next((end for end in ends if _stands_alone(text, at, end)), None)
        if end is None:
            return []
        spans.append((at, end))
    return spans
