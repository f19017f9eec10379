"""A feed, whatever form it is sent in: some of the records that changed last, the latest first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Item:
    """`id` is a tag URI and never changes; `html` is markup, all other texts are plain.

    `published` is when it came into the archive and `updated` when it last changed.
    """

    id: str
    url: str
    title: str
    published: datetime
    updated: datetime
    summary: str
    html: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """One page of a feed. `home` is the page that shows the same, `at` gives the address of a page.

    `updated` is that of the whole feed.
    """

    id: str
    title: str
    home: str
    at: Callable[[int], str]
    page: int
    last: int
    updated: datetime
    items: tuple[Item, ...]

    @property
    def next(self) -> str | None:
        """The address of the page with what changed before."""
        return self.at(self.page + 1) if self.page < self.last else None

    @property
    def previous(self) -> str | None:
        return self.at(self.page - 1) if self.page > 1 else None


SUBTITLE = (
    "New and changed records, the latest change first. The record is partial: what could not be "
    "established is not told."
)
"""Without numbers, which would change with records that are not in the feed."""
