"""What all things have in common that winners have to do with: a list, and each by itself."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from archive.web import links, reading
from archive.web.api import addresses, meta
from archive.web.api.asked import FACET_LIMIT, Counted, Paged
from archive.web.api.counts import Filters, counted
from archive.web.api.paging import window
from archive.web.api.serving import Answer
from archive.web.api.shape import Links, ListOf, One

E = TypeVar("E")
T = TypeVar("T")


def listed(
    asked: Paged, path: str, entries: Sequence[E], tell: Callable[[E], T], *, page: str
) -> Answer:
    """A window on all entries; only those in it are told. `page` is where readers find them."""
    found = window(asked, path)
    total = len(entries)
    around = found.around(total) | {"page": links.absolute(page)}

    def body() -> ListOf[T, meta.ListMeta]:
        told = tuple(map(tell, entries[found.offset : found.offset + found.limit]))
        return ListOf(told, meta.of_list(total), {}, around)

    return Answer(found.url, body)


def one(
    asked: Counted, path: str, tell: Callable[[], T], around: Links, filters: Filters
) -> Answer:
    """One entry, with the facets counted over the winners that the filters leave."""
    limit = asked.facet_limit
    own = () if limit == FACET_LIMIT else (("facet_limit", str(limit)),)

    def body() -> One[T]:
        release = reading.release()
        facets = counted(release, filters, limit)
        return One(tell(), meta.source(release), facets, around)

    return Answer(addresses.of(path, own), body)
