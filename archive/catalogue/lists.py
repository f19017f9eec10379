"""Lists that records own: each kind is a table, each entry knows its owner and its position.

They are read and written for many owners at once. Objects with relationships would do it too, but
take three times as long for ten thousand winners.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Select, insert, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from archive.catalogue.writing import Values, delete_rows

V = TypeVar("V")

Owner = InstrumentedAttribute[str]
"""The column of a list's table that names the owner of an entry."""

Lists = Mapping[Owner, Sequence[Values]]
"""All lists of one owner, each with its entries in order."""


def read_lists(
    session: Session,
    owner: Owner,
    columns: Sequence[InstrumentedAttribute[Any]],
    make: Callable[..., V],
    *,
    among: Select[str] | None = None,
) -> dict[str, tuple[V, ...]]:
    """The list of each owner that has one, its entries made from the columns.

    `among` selects the owners; without it all are read.
    """
    query = select(owner, *columns).order_by(owner, owner.table.c.position)
    if among is not None:
        query = query.where(owner.in_(among))
    made = cache(make)  # many owners have the same: a place, a source, a word
    lists: dict[str, list[V]] = {}
    for key, *values in session.execute(query):
        lists.setdefault(key, []).append(made(*values))
    return {key: tuple(entries) for key, entries in lists.items()}


def write_lists(session: Session, lists: Mapping[str, Lists]) -> None:
    """Give each owner, by its key, these lists in place of those it had."""
    for owner in dict.fromkeys(owner for owned in lists.values() for owner in owned):
        # The old entries leave before the new ones come: two may have changed places.
        delete_rows(session, owner, lists)
        entries = [
            {owner.key: key, "position": position, **values}
            for key, owned in lists.items()
            for position, values in enumerate(owned[owner])
        ]
        if entries:
            session.execute(insert(owner.table), entries)
