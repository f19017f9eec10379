"""Which texts of a result are shown, and how matched words are marked in them.

`Marker` analyses a text to find the words, which is plainly right; an engine that knows how its
tokens are spelt may find the same places by looking for the spellings.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archive.domain.search import MARK_CLOSE, MARK_OPEN
from archive.search.analysis import Token, tokenize
from archive.search.plan import Plan, alternatives, leaves

SHOWN = ("title", "summary", "outcome", "organisation", "partner")
"""Fields whose texts are shown in a list of results, the first ones preferred."""

SNIPPET = 320
"""Longest text, in characters, that is shown whole."""

Span = tuple[int, int]


def marked(text: str, spans: Iterable[Span]) -> str | None:
    """The text with marks, cut around the first one if it is long; None if there is none."""
    joined = _without_overlaps(spans)
    if not joined:
        return None
    first, last = _window(text, joined[0][0])
    parts, at = ["… " if first else ""], first
    for start, end in joined:
        if first <= start and end <= last:
            parts += [text[at:start], MARK_OPEN, text[start:end], MARK_CLOSE]
            at = end
    return "".join([*parts, text[at:last], " …" if last < len(text) else ""])


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _window(text: str, around: int) -> Span:
    """The part of a long text to show, cut between words."""
    if len(text) <= SNIPPET:
        return 0, len(text)
    first = max(0, min(around - SNIPPET // 4, len(text) - SNIPPET))
    first = text.rfind(" ", 0, first) + 1 if first else 0
    last = text.find(" ", first + SNIPPET)
    return first, len(text) if last < 0 else last


def wanted(plan: Plan) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    """Single tokens and stems to mark, and runs of several."""
    leafs = (*leaves(plan.root), *alternatives(plan.root)) if plan.root else ()
    forms = [form.tokens for leaf in leafs for form in leaf.forms]
    singles = frozenset(tokens[0] for tokens in forms if len(tokens) == 1)
    return singles, tuple(dict.fromkeys(tokens for tokens in forms if len(tokens) > 1))


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks the words of one plan by analysing each text."""

    tokens: frozenset[str]
    runs: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, plan: Plan) -> "Marker":
        return cls(*wanted(plan))

    def mark(self, texts: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
        """For each shown field the texts in which something was marked."""
        found = {}
        for field in SHOWN:
            several = (marked(text, self.spans(text)) for text in texts.get(field, ()))
            some = tuple(text for text in several if text)
            if some:
                found[field] = some
        return found

    def spans(self, text: str) -> Iterator[Span]:
        tokens = list(tokenize(text))
        yield from ((t.start, t.end) for t in tokens if self.wants(t))
        plain = [token for token in tokens if not token.joined]
        for run in self.runs:
            for at in range(len(plain) - len(run) + 1):
                window = plain[at : at + len(run)]
                if all(w in (t.text, t.stem) for w, t in zip(run, window, strict=True)):
                    yield from ((t.start, t.end) for t in window)

    def wants(self, token: Token) -> bool:
        return token.text in self.tokens or token.stem in self.tokens
