"""The pages of a result list: which ones there are, and which ones are offered."""

from dataclasses import dataclass
from typing import Protocol

from archive.domain.search import PAGE_SIZE
from archive.web.criteria import LAST_PAGE

AROUND = 2
"""How many pages before and after the current one are offered."""


class Paged(Protocol):
    """A question that asks for one page of its answer."""

    @property
    def page(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Pager:
    """`pages` holds page numbers, and None where some are left out."""

    page: int
    last: int
    pages: tuple[int | None, ...]

    @property
    def previous(self) -> int | None:
        return self.page - 1 if 1 < self.page <= self.last else None

    @property
    def next(self) -> int | None:
        return self.page + 1 if self.page < self.last else None


def pager(criteria: Paged, total: int) -> Pager:
    last = min(LAST_PAGE, max(1, -(-total // PAGE_SIZE)))
    near = range(criteria.page - AROUND, criteria.page + AROUND + 1)
    wanted = sorted({1, last, *(page for page in near if 1 <= page <= last)})
    pages: list[int | None] = []
    for page in wanted:
        if pages and pages[-1] is not None and page - pages[-1] > 1:
            pages.append(None)
        pages.append(page)
    return Pager(criteria.page, last, tuple(pages))
