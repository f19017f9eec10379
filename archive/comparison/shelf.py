"""Two releases of a shelf, opened to be compared."""

from contextlib import closing

from archive.comparison.comparing import Comparison, compared
from archive.release import Shelf
from archive.search.opening import open_release
from archive.search.port import Engine


def compare(shelf: Shelf, engine: Engine, before: str, after: str) -> Comparison:
    """What differs between two releases; UnknownRelease or BrokenRelease if one is none."""
    older, newer = (open_release(shelf, release, engine) for release in (before, after))
    with closing(older.index), closing(newer.index):
        return compared(older, newer, shelf.answers(before), shelf.answers(after))
