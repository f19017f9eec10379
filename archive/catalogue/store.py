"""Puts a batch of valid records into the catalogue: all of it or nothing."""

from dataclasses import replace

from sqlalchemy.orm import Session

from archive.catalogue.comparison import key_text
from archive.catalogue.correction import write_corrections
from archive.catalogue.edition import write_editions
from archive.catalogue.focus_area import remove_focus_areas, write_focus_areas
from archive.catalogue.golden import clear_golden, write_golden
from archive.catalogue.hand_edit import note_edits
from archive.catalogue.load import write_load
from archive.catalogue.merging import Merge
from archive.catalogue.place import remove_places, write_places
from archive.catalogue.place_alias import write_aliases
from archive.catalogue.plan import Plan, plan
from archive.catalogue.revision import write_revisions
from archive.catalogue.technology import remove_technologies, write_technologies
from archive.catalogue.winner import write_winners
from archive.catalogue.withdrawal import clear_withdrawals, write_withdrawals
from archive.domain.batch import Batch, Changes
from archive.domain.record import digest_of
from archive.domain.revision import Origin


def preview(session: Session, batch: Batch, *, origin: Origin = "files") -> Changes:
    """What `apply` would change, and what it would refuse, without writing anything."""
    merge = Merge(session)
    merged = merge.merged(batch) if origin == "files" else batch
    return replace(plan(session, merged).changes, kept=tuple(merge.kept))


def apply(
    session: Session, batch: Batch, author: str, *, origin: Origin = "files", why: str = ""
) -> Changes:
    """Make the catalogue say what the batch says, and record who did it.

    The file of an edition is the whole truth of its winners, and those of the other kinds are the
    whole truth of theirs. Every record that came in is accounted for as added, changed or
    unchanged, or as kept as the staff have edited it; without a change nothing is written. Raises
    RecordError if the batch contradicts itself or the catalogue. The session's transaction holds
    all of it.
    """
    merge = Merge(session)
    planned = plan(session, merge.merged(batch) if origin == "files" else batch)
    changes = replace(planned.changes, kept=tuple(merge.kept))
    if changes:
        _write(session, planned)
        load = write_load(session, changes, author, origin, why)
        write_revisions(session, load, planned.told, origin)
        if origin != "files":
            _note_edits(session, planned)
    merge.forget_agreed()
    merge.note_conflicts()
    session.expire_all()  # what was read before is out of date
    return changes


def _note_edits(session: Session, planned: Plan) -> None:
    """Files that are loaded later must not undo unseen what differs from them from now on."""
    for difference in planned.told:
        was = {key_text(key): record for key, record in difference.before.items()}
        now = {key_text(key): record for key, record in difference.after.items()}
        edited = (key for key in was.keys() | now.keys() if was.get(key) != now.get(key))
        bases = {key: digest_of(was[key]) if key in was else None for key in edited}
        note_edits(session, difference.kind, bases)


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
