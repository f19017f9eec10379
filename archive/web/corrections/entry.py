"""The list of what was corrected, withdrawn or taken out, newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from archive.domain.correction import Correction
from archive.domain.day import beginning
from archive.domain.edition import EditionSource
from archive.search.opening import OpenRelease
from archive.web import links
from archive.web.cards import winner_of
from archive.web.corrections.departure import Departure, departure, named

Kind = Literal["correction", "withdrawal", "removal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`key` names it for ever, such as `2027-05-03-2023-02`. `at` is the first moment of its day in
    UTC; of a removal, that of the release in which the record was missing.

    `subject` is the id of a winner or the key of an edition. A correction has `was` and `now`, a
    withdrawal a `reason`; of a removal nobody said why.
    """

    kind: Kind
    key: str
    at: datetime
    subject: str
    called: str
    path: str
    is_edition: bool = False
    was: str | None = None
    now: str | None = None
    source: EditionSource | None = None
    reason: str | None = None
    merged_into: str | None = None

    @property
    def day(self) -> str:
        return self.at.date().isoformat()

    @property
    def url(self) -> str:
        """The page of the winner, which answers 410 if it is gone, or of the edition."""
        return links.edition_key(self.path) if self.is_edition else links.record(self.path)


def entries(release: OpenRelease) -> tuple[Entry, ...]:
    """All of them, the newest first."""
    found = [*_corrections(release), *_departures(release)]
    return tuple(sorted(found, key=lambda entry: (entry.at, entry.key), reverse=True))


def entries_of(release: OpenRelease, subject: str) -> tuple[Entry, ...]:
    """What is told on the page of a winner or an edition: its corrections, and what it took in."""
    merged = (w.id for w in release.snapshot.withdrawals if w.merged_into == subject)
    corrections = release.snapshot.corrections_of.get(subject, ())
    return (*_told(release, subject, corrections), *_gone(release, merged))


def _corrections(release: OpenRelease) -> Iterator[Entry]:
    for subject, corrections in release.snapshot.corrections_of.items():
        yield from _told(release, subject, corrections)


def _told(release: OpenRelease, subject: str, corrections: Iterable[Correction]) -> Iterator[Entry]:
    on_a_day: dict[str, int] = {}
    called, path = _name(release, subject) if corrections else ("", "")
    for told in corrections:
        number = on_a_day[told.date] = on_a_day.get(told.date, 0) + 1
        yield Entry(
            kind="correction",
            key=f"{told.date}-{subject}" + (f"-{number}" if number > 1 else ""),
            at=beginning(told.date),
            subject=subject,
            called=called,
            path=path,
            is_edition=told.edition is not None,
            was=told.was,
            now=told.now,
            source=told.source,
        )


def _departures(release: OpenRelease) -> Iterator[Entry]:
    ids = (*release.snapshot.withdrawal_by_id, *release.chronicle.removed)
    return _gone(release, dict.fromkeys(ids))


def _gone(release: OpenRelease, ids: Iterable[str]) -> Iterator[Entry]:
    found = (departure(release, winner_id) for winner_id in ids)
    return (_departed(gone) for gone in found if gone)


def _departed(gone: Departure) -> Entry:
    return Entry(
        kind="withdrawal" if gone.reason else "removal",
        key=f"{gone.day}-{gone.id}-gone",
        at=gone.at,
        subject=gone.id,
        called=gone.called or f"Record {gone.id}",
        path=gone.path,
        reason=gone.reason or None,
        merged_into=gone.merged_into.id if gone.merged_into else None,
    )


def _name(release: OpenRelease, subject: str) -> tuple[str, str]:
    """What a winner or an edition is called, and the end of its address."""
    editions = {edition.key: edition for edition in release.snapshot.editions}
    if subject in editions:
        return editions[subject].label, subject
    if winner := winner_of(release, subject):
        return named(winner.heading, winner.place.label), winner.path
    gone = departure(release, subject)
    return (gone.called, gone.path) if gone and gone.called else (f"Record {subject}", subject)
