"""How wide a text is before anything draws it: by the widths of Helvetica, which Arial shares.

A drawing that is told this width keeps to it whatever letters the reader's device has.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# In thousandths of the size, from the metrics that Adobe published for Helvetica-Bold; the regular
# letters are hardly ever wider.
_WIDTHS = {
    278: " ,./\\Iijl‘’",
    238: "'",
    280: "|",
    333: "!()-:;[]`ft",
    389: "*r{}",
    474: '"',
    500: "z“”",
    556: "#$0123456789J_aceksvxy–",
    584: "+<=>^~",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
    1000: "—…",
}
_WIDTH = {ord(letter): width for width, letters in _WIDTHS.items() for letter in letters}
_OTHER = 722
"""What a letter of another alphabet is counted as: more than most have."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text with the size of its letters and the width that it takes, both in pixels."""

    text: str
    size: int
    width: float


def width(text: str, size: float) -> float:
    """Of a text in one line, in the unit of the size."""
    return sum(_letter(letter) for letter in unicodedata.normalize("NFD", text)) * size / 1000


def fitted(text: str, room: float, sizes: Iterable[int], lines: int = 1) -> tuple[Line, ...]:
    """The text in the largest letters that fit, in as few of the lines as possible.

    What does not fit in the smallest letters ends with an ellipsis.
    """
    steps = sorted(sizes, reverse=True)
    for many in range(1, lines + 1):
        for size in steps:
            found = _wrapped(text, room, size)
            if len(found) <= many:
                return tuple(_line(line, size) for line in found)
    kept = _wrapped(text, room, steps[-1])[:lines]
    *before, last = kept
    return tuple(_line(line, steps[-1]) for line in (*before, _cut(last, room, steps[-1])))


def _wrapped(text: str, room: float, size: int) -> list[str]:
    """Broken between words, and within a word that is too long for any line."""
    found = [""]
    for word in _words(text, room, size):
        longer = f"{found[-1]} {word}".strip()
        if width(longer, size) <= room:
            found[-1] = longer
        else:
            found.append(word)
    return [line for line in found if line]


def _words(text: str, room: float, size: int) -> Iterator[str]:
    for word in text.split():
        piece = ""
        for letter in word:
            if piece and width(piece + letter, size) > room:
                yield piece
                piece = ""
            piece += letter
        yield piece


def _cut(text: str, room: float, size: int) -> str:
    """Shorter by whole words, or by letters where there is a single one."""
    while text and width(f"{text}…", size) > room:
        text = text.rpartition(" ")[0] or text[:-1]
    return f"{text}…"


def _line(text: str, size: int) -> Line:
    return Line(text, size, round(width(text, size), 1))


def _letter(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1000
    return _WIDTH.get(ord(letter), _OTHER)
