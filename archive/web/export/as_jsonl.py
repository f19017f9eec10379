"""JSON Lines: the objects of the JSON export, each on a line of its own."""

from collections.abc import Iterable, Iterator, Sequence


def gathered(batches: Iterable[Sequence[bytes]]) -> Iterator[bytes]:
    """The lines of one batch at a time."""
    for batch in filter(None, batches):
        yield b"\n".join(batch) + b"\n"
