"""A window on a list, and the addresses of the windows beside it."""

from dataclasses import dataclass

from flask import abort

from archive.domain.search import MAX_DEPTH, PAGE_SIZE
from archive.web import earlier, links, reading
from archive.web.api import addresses
from archive.web.api.addresses import Parameters
from archive.web.api.asked import Paged
from archive.web.api.cursor import Cursor, mark
from archive.web.api.refused import refuse, unusable
from archive.web.export import problems

_GONE = (
    "The archive has published another release since this cursor was given out. "
    "Read the list again from its beginning."
)


@dataclass(frozen=True, slots=True)
class Window:
    """`limit` entries from `offset` on, of the list that a path and parameters name."""

    path: str
    parameters: Parameters
    offset: int
    limit: int

    @property
    def url(self) -> str:
        """Its canonical address."""
        return self._at(self.offset)

    def around(self, total: int) -> dict[str, str]:
        """The addresses of this window and of those beside it, by their relation."""
        before, after = self.offset - self.limit, self.offset + self.limit
        found = {"self": self.url, "first": self._at(0)}
        if self.offset:
            found["prev"] = self._at(max(0, before))
        if after < min(total, MAX_DEPTH):
            found["next"] = self._at(after)
        return {relation: links.absolute(url) for relation, url in found.items()}

    def _at(self, offset: int) -> str:
        more = [("limit", str(self.limit))] if self.limit != PAGE_SIZE else []
        if offset:
            asked = mark(addresses.of(self.path, self.parameters))
            more.append(("cursor", str(Cursor(reading.release().id, offset, asked))))
        return addresses.of(self.path, (*self.parameters, *more))


def pin(asked: Paged) -> None:
    """Let the request read the release that its cursor belongs to; or end it with a 410."""
    if asked.cursor is not None and not earlier.keep_to(asked.cursor.release):
        abort(problems.problem(410, _GONE))


def window(asked: Paged, path: str, parameters: Parameters = ()) -> Window:
    """The window that is asked for; ends the request with a 400 if its cursor is of another list.

    `parameters` are those of the list in their one order.
    """
    given = asked.cursor
    if given is None:
        return Window(path, parameters, 0, asked.limit)
    if given.asked != mark(addresses.of(path, parameters)):
        refuse([unusable("cursor", "The cursor is of another list: other words or filters.")])
    if given.offset >= MAX_DEPTH:
        refuse([unusable("cursor", f"A list can be read as far as entry {MAX_DEPTH}.")])
    return Window(path, parameters, given.offset, asked.limit)
