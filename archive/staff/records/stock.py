"""Reads from the catalogue what a page needs, and not all of it for one record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import current_app

from archive.catalogue.correction import read_corrections
from archive.catalogue.database import reading
from archive.catalogue.edition import read_editions
from archive.catalogue.golden import read_golden
from archive.catalogue.importing import latest_load
from archive.catalogue.place_alias import read_aliases
from archive.catalogue.revision import read_revisions
from archive.catalogue.snapshot import read_snapshot
from archive.catalogue.vocabulary import read_vocabulary
from archive.catalogue.winner import read_winners
from archive.catalogue.withdrawal import read_withdrawals
from archive.domain.record import Record
from archive.domain.revision import Revision
from archive.domain.snapshot import Snapshot
from archive.staff.office import office
from archive.staff.records.field import Field
from archive.staff.records.kinds import Kind

Options = tuple[tuple[str, str], ...]
NONE = ("", "not recorded")


@dataclass(frozen=True)
class Stock:
    """The whole record after a load, which nothing changes without another one.

    `words` holds for each kind and key all that its record says, folded, once it was looked for.
    """

    load: int
    snapshot: Snapshot
    words: dict[tuple[str, str], str] = field(default_factory=dict)


def whole() -> Stock:
    """All there is now, published or not; read anew by this worker only after it was changed."""
    with reading(office().database) as session:
        load = latest_load(session) or 0
        kept: Stock | None = current_app.extensions.get("staff_stock")
        if kept is None or kept.load != load:
            kept = Stock(load, read_snapshot(session))
            current_app.extensions["staff_stock"] = kept
    return kept


def everything() -> Snapshot:
    """The same, as a snapshot."""
    return whole().snapshot


def around(year: str = "") -> Snapshot:
    """All but places and winners, of whom only those of the editions of a year are read."""
    with reading(office().database) as session:
        editions = read_editions(session)
        keys = {edition.key for edition in editions if str(edition.year) == year}
        return Snapshot(
            winners=read_winners(session, keys) if keys else (),
            editions=editions,
            aliases=read_aliases(session),
            vocabulary=read_vocabulary(session),
            golden=read_golden(session),
            withdrawals=read_withdrawals(session),
            corrections=read_corrections(session),
        )


def around_record(kind: Kind, key: str) -> Snapshot:
    """Enough to find one record in, and what its form lets choose from."""
    # The id of a winner begins with its year.
    return around(key.partition("-")[0] if kind.name == "winner" else "")


def find(kind: Kind, key: str) -> Record | None:
    """One record as it is now; None if it is not there."""
    return kind.find(around_record(kind, key), key)


def history(kind: Kind, key: str) -> tuple[Revision, ...]:
    """All changes of a record that are known, the latest first."""
    with reading(office().database) as session:
        return read_revisions(session, kind.name, key)


def choices(snapshot: Snapshot) -> Mapping[str, Options]:
    """The words of each vocabulary that a field can choose from, as pairs of value and label."""
    words = snapshot.vocabulary
    return {
        "technology": tuple((term.id, term.label) for term in words.technologies),
        "focus area": tuple((area.id, area.label) for area in words.focus_areas),
        "edition": tuple((e.key, e.label) for e in reversed(snapshot.editions)),
    }


def options(field: Field, known: Mapping[str, Options]) -> Options:
    """What a choice offers, nothing first."""
    own = known[field.terms] if field.terms else tuple((each, each) for each in field.options)
    return (NONE, *own)
