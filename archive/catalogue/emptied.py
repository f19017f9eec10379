"""An edition that came with winners which are taken back goes with them."""

from collections.abc import Collection
from operator import attrgetter

from sqlalchemy.orm import Session

from archive.catalogue.comparison import Difference
from archive.catalogue.correction import read_corrections
from archive.catalogue.edition import EditionRow, read_editions
from archive.catalogue.hand_edit import forget_edits
from archive.catalogue.load import LoadRow, write_load
from archive.catalogue.revision import write_revisions
from archive.catalogue.winner import read_winners
from archive.catalogue.writing import delete_rows
from archive.domain.batch import Changes


def empty_of(session: Session, keys: Collection[str]) -> frozenset[str]:
    """Those of the editions in which no winner is, and which no correction names."""
    used = {winner.edition_key for winner in read_winners(session, keys)}
    return frozenset(keys) - used - {each.subject for each in read_corrections(session)}


def remove_editions(
    session: Session, keys: Collection[str], load: int | None, by: str, why: str
) -> int:
    """Remove editions in which nothing is, as a part of a load or as one of its own; its number."""
    was = {edition.key: edition for edition in read_editions(session) if edition.key in keys}
    gone = Difference("edition", name=attrgetter("key"), before=was, after={})
    if load is None:
        load = write_load(session, Changes(tuple(gone.changes())), by, "hand", why)
    else:
        session.get_one(LoadRow, load).removed += len(was)
        session.flush()
    delete_rows(session, EditionRow.id, was)
    write_revisions(session, load, [gone], "hand")
    forget_edits(session, "edition", was)
    session.expire_all()
    return load
