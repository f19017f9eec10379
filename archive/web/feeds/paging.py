"""A feed in pages: what all feeds have in common, whatever they are about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from flask import Response, abort, request
from werkzeug.datastructures import MultiDict

from archive.web import links, reading
from archive.web.asking import read
from archive.web.export import problems
from archive.web.feeds.feed import Feed, Item
from archive.web.feeds.following import Followed
from archive.web.feeds.forms import FORM_BY_SUFFIX
from archive.web.feeds.serving import serve
from archive.web.feeds.tag import tag

T = TypeVar("T")
PAGE = 50
"""Entries on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is followed. `name` is its name in tags, `home` the address of the page that shows it,
    `address` gives that of its feed with a suffix.
    """

    name: str
    title: str
    home: str
    address: Callable[[str], str]
    listed: bool = True


def deliver(
    subject: Subject,
    suffix: str,
    page: int,
    followed: Callable[[], Followed[T]],
    item: Callable[[T], Item],
) -> Response:
    """A page of a feed; beyond the last one the request ends."""
    first = subject.address(suffix)

    def feed() -> Feed:
        found = followed()
        last = max(-(-len(found.entries) // PAGE), 1)
        if page > last:
            abort(problems.missing("page", [links.absolute(_at(first, last))]))
        return Feed(
            id=tag(subject.name),
            title=f"{subject.title} – Awards Archive",
            home=links.cited(subject.home),
            at=lambda number: links.cited(_at(first, number)),
            page=page,
            last=last,
            updated=found.updated,
            items=tuple(map(item, found.entries[(page - 1) * PAGE : page * PAGE])),
        )

    return serve(_at(first, page), FORM_BY_SUFFIX[suffix], feed, listed=subject.listed)


def asked_page() -> int:
    """The page of a feed that can be asked for nothing else."""
    problems.refuse_parameters("page")
    given = MultiDict(("page", number) for number in request.args.getlist("page"))
    criteria, notices = read(given, reading.volume().names)
    if notices:
        abort(problems.unusable(notices, {}))
    return criteria.page


def _at(first: str, page: int) -> str:
    if page == 1:
        return first
    return f"{first}{'&' if '?' in first else '?'}page={page}"
