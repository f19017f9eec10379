"""JSON Lines: the objects of the JSON export, each on a line of its own."""

from collections.abc import Iterable, Iterator, Sequence

from archive.domain.facts import Told
from archive.web.export.as_json import plain, text

# Many a reader takes these for the end of a line, though JSON does not.
_NO_BREAKS = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"})


def lines(batches: Iterable[Sequence[Told]]) -> Iterator[str]:
    """The lines of one batch at a time."""
    for batch in batches:
        yield "".join(f"{text(plain(told)).translate(_NO_BREAKS)}\n" for told in batch)
