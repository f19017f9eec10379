"""Where a report of problems ends, so that no file can make one without end."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from archive.errors import Problem

MOST_PROBLEMS = 1000


def at_most(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first thousand problems, and one more that says so if there are others."""
    remaining = iter(problems)
    last = None
    for last in islice(remaining, MOST_PROBLEMS):
        yield last
    if last and next(remaining, None):
        message, fix = "too many problems to list", "Mend those above first."
        yield replace(last, record="", field="", message=message, fix=fix)
