"""Which winner an address names."""

import re

from archive.domain.winner import Winner
from archive.web import reading
from archive.web.cards import winner_of
from archive.web.corrections.departure import Departed, departure

PATH = re.compile(r"(\d{4}-\d{2,6})(?:-.*)?", re.ASCII)
"""The number of a winner, and whatever follows it."""


def found_at(path: str) -> Winner | None:
    """The winner whose id begins the path; raises Departed if its record is not here any more."""
    match = PATH.fullmatch(path)
    if not match:
        return None
    release = reading.release()
    found = winner_of(release, match[1])
    if found is None and (gone := departure(release, match[1])):
        raise Departed(gone)
    return found
