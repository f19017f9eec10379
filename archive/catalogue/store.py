"""Puts a batch of valid records into the catalogue: all of it or nothing."""

from sqlalchemy.orm import Session

from archive.catalogue.correction import write_corrections
from archive.catalogue.edition import write_editions
from archive.catalogue.focus_area import remove_focus_areas, write_focus_areas
from archive.catalogue.golden import clear_golden, write_golden
from archive.catalogue.load import write_load
from archive.catalogue.place import remove_places, write_places
from archive.catalogue.place_alias import write_aliases
from archive.catalogue.plan import Plan, plan
from archive.catalogue.technology import remove_technologies, write_technologies
from archive.catalogue.winner import write_winners
from archive.catalogue.withdrawal import clear_withdrawals, write_withdrawals
from archive.domain.batch import Batch, Changes


def preview(session: Session, batch: Batch) -> Changes:
    """What `apply` would change, and what it would refuse, without writing anything."""
    return plan(session, batch).changes


def apply(session: Session, batch: Batch, author: str) -> Changes:
    """Make the catalogue say what the batch says, and record who did it.

    The file of an edition is the whole truth of its winners, and those of the other kinds are the
    whole truth of theirs. Every record that came in is
    accounted for as added, changed or unchanged; without a change nothing is written. Raises
    RecordError if the batch contradicts itself or the catalogue. The session's transaction holds
    all of it.
    """
    planned = plan(session, batch)
    changes = planned.changes
    if changes:
        _write(session, planned)
        write_load(session, changes, author)
        session.expire_all()  # what was read before is out of date
    return changes


def _write(session: Session, planned: Plan) -> None:
    """What winners point to comes before them, and goes after them; what points to them, around."""
    clear_golden(session, planned.golden)
    clear_withdrawals(session, planned.withdrawals)
    write_focus_areas(session, planned.focus_areas)
    write_technologies(session, planned.technologies)
    write_places(session, planned.places)
    write_editions(session, planned.editions)
    write_winners(session, planned.winners)
    remove_places(session, planned.places)
    remove_technologies(session, planned.technologies)
    remove_focus_areas(session, planned.focus_areas)
    write_aliases(session, planned.aliases)
    write_golden(session, planned.golden)
    write_withdrawals(session, planned.withdrawals)
    write_corrections(session, planned.corrections)
