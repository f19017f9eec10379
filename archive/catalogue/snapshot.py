"""The whole record at one moment."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from archive.catalogue.correction import read_corrections
from archive.catalogue.edition import read_editions
from archive.catalogue.golden import read_golden
from archive.catalogue.place import read_places
from archive.catalogue.place_alias import read_aliases
from archive.catalogue.vocabulary import read_vocabulary
from archive.catalogue.winner import read_winners
from archive.catalogue.withdrawal import read_withdrawals
from archive.domain.snapshot import Snapshot


def read_snapshot(session: Session, editions: Collection[str] | None = None) -> Snapshot:
    """Read everything, in a number of queries that hardly grows with the number of winners.

    Of the winners only those of `editions`, given by their keys, if any are. All of it is from one
    moment if the session is a transaction, as `reading` gives it.
    """
    return Snapshot(
        winners=read_winners(session, editions),
        editions=read_editions(session),
        places=read_places(session),
        aliases=read_aliases(session),
        vocabulary=read_vocabulary(session),
        golden=read_golden(session),
        withdrawals=read_withdrawals(session),
        corrections=read_corrections(session),
    )
