"""Changes single records of the catalogue, by the rules that hold for files."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from archive.catalogue import store as catalogue
from archive.catalogue.database import reading, writing
from archive.catalogue.edited import record_edits
from archive.catalogue.elsewhere import read_elsewhere
from archive.catalogue.snapshot import read_snapshot
from archive.domain.batch import Batch, Changes
from archive.domain.edit import Edit
from archive.domain.elsewhere import Look, looking_at
from archive.domain.record import digest_of
from archive.domain.revision import Origin
from archive.domain.snapshot import Snapshot
from archive.errors import StaleEdit
from indexer.drafts import drafted, records_of, touched
from indexer.gazetteer import Remembering
from indexer.validate import validate


def edit(
    url: str, edits: Sequence[Edit], by: str, why: str = "", origin: Origin = "hand"
) -> Changes:
    """Make all of the edits, or none and raise RecordError with every problem.

    Those made by hand are noted in the audit log; what else edits notes what it does as one act.

    StaleEdit if a record is not what was looked at when the edit was begun.
    """
    with writing(url) as session:
        batch = _batch(edits, partial(read_elsewhere, session), partial(read_snapshot, session))
        changes = catalogue.apply(session, batch, by, origin=origin, why=why)
        if origin == "hand":
            record_edits(session, edits, changes, by, why)
        return changes


def preview(url: str, edits: Sequence[Edit], origin: Origin = "hand") -> Changes:
    """What `edit` would change and what it would refuse, without writing anything."""
    with reading(url) as session:
        batch = _batch(edits, partial(read_elsewhere, session), partial(read_snapshot, session))
        return catalogue.preview(session, batch, origin=origin)


def _batch(edits: Sequence[Edit], look: Look, read: Callable[[Collection[str]], Snapshot]) -> Batch:
    """The edits held against no more of the record than they can touch."""
    return batch_of(read(touched(edits, look(()).editions)), edits, look)


def batch_of(snapshot: Snapshot, edits: Sequence[Edit], look: Look | None = None) -> Batch:
    """The edits as files would bring them; RecordError and StaleEdit as for `edit`.

    With a `look` at all winners the snapshot need hold only those of `touched` editions.
    """
    look = look or looking_at(snapshot)
    for stale in _stale(snapshot, edits):
        raise stale
    drafts = drafted(snapshot, tuple(_numbered(snapshot, edits, look)))
    gazetteer = Remembering(snapshot.place_by_key)
    return validate(drafts, snapshot, gazetteer, today=date.today(), look=look)


def _stale(snapshot: Snapshot, edits: Sequence[Edit]) -> Iterator[StaleEdit]:
    kinds = {edit.kind for edit in edits if edit.seen is not None}
    recorded = {kind: records_of(snapshot, kind) for kind in kinds}
    for edit in edits:
        if edit.seen is None:
            continue
        record = recorded[edit.kind].get(edit.key or "")
        if record is None:
            yield StaleEdit(f"The {edit.kind} {edit.key} is gone. Look at its history.")
        elif digest_of(record) != edit.seen:
            yield StaleEdit(
                f"The {edit.kind} {edit.key} was changed by somebody else since you opened it. "
                "Look at what it is now and make your changes again."
            )


def _numbered(snapshot: Snapshot, edits: Sequence[Edit], look: Look) -> Iterator[Edit]:
    """Give each new winner that has none the next id of its edition's year."""
    if not any(map(_lacks_id, edits)):
        yield from edits
        return
    years = {edition.key: edition.year for edition in snapshot.editions}
    taken = {*look(()).editions, *(withdrawal.id for withdrawal in snapshot.withdrawals)}
    for edit in edits:
        if _lacks_id(edit):
            own = next_id(years.get(edit.edition or "", 0), taken)
            taken.add(own)
            edit = edit.model_copy(update={"content": {"id": own, **(edit.content or {})}})
        yield edit


def _lacks_id(edit: Edit) -> bool:
    content = edit.content
    return edit.kind == "winner" and content is not None and not edit.key and "id" not in content


def next_id(year: int, taken: Iterable[str]) -> str:
    """The id after the highest of a year, such as "2027-07"; none is ever given again."""
    numbers = [int(own.partition("-")[2]) for own in taken if own.startswith(f"{year}-")]
    return f"{year}-{max(numbers, default=0) + 1:02}"
