"""What is told of an entry of the list, as `archive/domain/facts.py` tells of winners."""

from typing import get_args

from archive.domain.facts import Fact, Part, Row, one
from archive.domain.snapshot import Snapshot
from archive.web.corrections.entry import Entry, Kind


def _path(entry: Entry) -> str:
    return f"/{'editions' if entry.is_edition else 'winners'}/{entry.path}"


def _source(entry: Entry, _: Snapshot) -> tuple[Row, ...]:
    return ((entry.source.url, entry.source.publisher),) if entry.source else ()


ENTRY_FACTS: tuple[Fact[Entry], ...] = (
    one("id", "Entry", lambda e: e.key, help="Never changes."),
    one("kind", "Kind", lambda e: e.kind, choices=get_args(Kind),
        help="Of a removal nobody said why."),
    one("date", "Date", lambda e: e.day, help="A day, such as 2027-05-03."),
    one("winner", "Winner", lambda e: None if e.is_edition else e.subject,
        help="The number of the record, where the entry is about a winner."),
    one("edition", "Edition", lambda e: e.subject if e.is_edition else None,
        help="The key of the edition, where the entry is about one."),
    one("called", "Name", lambda e: e.called, help="What the winner or edition is or was called."),
    one("path", "Path of its page", _path,
        help="The page of a record that is gone answers 410, with the reason."),
    one("was", "What was wrong", lambda e: e.was),
    one("now", "What it says now", lambda e: e.now),
    Fact("source", "Source of what it says now", _source,
         parts=(Part("url", "address"), Part("publisher", "publisher"))),
    one("reason", "Reason of the withdrawal", lambda e: e.reason),
    one("merged_into", "Merged into", lambda e: e.merged_into,
        help="The number of the record that says the same."),
)  # fmt: skip
