"""Two texts or lists as one, with what went and what came marked."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

Mark = Literal["same", "gone", "new"]
Piece = tuple[Mark, str]
Marked = tuple[Piece, ...]
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
LONGEST = 600
"""Words up to which two texts are compared word by word."""


def marked_words(before: str, after: str) -> Marked:
    """The words of two texts; where one is longer than `LONGEST`, all of both."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > LONGEST:
        whole: Marked = (("gone", before), ("new", after))
        return tuple(piece for piece in whole if piece[1])
    return tuple((mark, "".join(words)) for mark, words in _runs(old, new))


def marked_entries(before: Sequence[str], after: Sequence[str]) -> Marked:
    """The entries of two lists, each of them whole."""
    return tuple((mark, entry) for mark, entries in _runs(before, after) for entry in entries)


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Mark, Sequence[str]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield "same", old[a:b]
            continue
        if a < b:
            yield "gone", old[a:b]
        if c < d:
            yield "new", new[c:d]
