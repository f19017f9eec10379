"""Marks matched words in texts and cuts a text to the part around them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.domain.search import MARK_CLOSE, MARK_OPEN
from archive.search.analysis import Token, tokenize
from archive.search.plan import Plan, alternatives, leaves

SNIPPET = 320
"""Longest text, in characters, that is given whole."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What to mark: single tokens and stems, and runs of them."""

    tokens: frozenset[str]
    runs: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, plan: Plan) -> "Marker":
        wanted = (*leaves(plan.root), *alternatives(plan.root)) if plan.root else ()
        forms = [form.tokens for leaf in wanted for form in leaf.forms]
        return cls(
            tokens=frozenset(tokens[0] for tokens in forms if len(tokens) == 1),
            runs=tuple(dict.fromkeys(tokens for tokens in forms if len(tokens) > 1)),
        )

    def mark(self, texts: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
        """For each field the texts in which something was marked, long ones cut to a snippet."""
        marked = {}
        for field, values in texts.items():
            found = tuple(t for t in (self.text(value) for value in values) if t)
            if found:
                marked[field] = found
        return marked

    def text(self, text: str) -> str | None:
        spans = self.spans(text)
        if not spans:
            return None
        first, last = _window(text, spans[0][0])
        inside = [(a, b) for a, b in spans if first <= a and b <= last]
        parts, at = ["… " if first else ""], first
        for start, end in inside:
            parts += [text[at:start], MARK_OPEN, text[start:end], MARK_CLOSE]
            at = end
        return "".join([*parts, text[at:last], " …" if last < len(text) else ""])

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where to mark, in order and without overlaps."""
        tokens = list(tokenize(text))
        found = {(t.start, t.end) for t in tokens if self.wants(t)}
        found.update(self._run_spans([t for t in tokens if not t.joined]))
        merged: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def wants(self, token: Token) -> bool:
        return token.text in self.tokens or token.stem in self.tokens

    def _run_spans(self, tokens: list[Token]) -> Iterable[tuple[int, int]]:
        for run in self.runs:
            for at in range(len(tokens) - len(run) + 1):
                window = tokens[at : at + len(run)]
                if all(w in (t.text, t.stem) for w, t in zip(run, window, strict=True)):
                    yield from ((t.start, t.end) for t in window)


def _window(text: str, around: int) -> tuple[int, int]:
    """The part of a long text to show, cut between words."""
    if len(text) <= SNIPPET:
        return 0, len(text)
    first = max(0, min(around - SNIPPET // 4, len(text) - SNIPPET))
    first = text.rfind(" ", 0, first) + 1 if first else 0
    last = text.find(" ", first + SNIPPET)
    return first, len(text) if last < 0 else last
