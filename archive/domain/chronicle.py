"""When each record came into the public archive, when it last changed, and what is gone from it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Annotated, NamedTuple

from pydantic import AwareDatetime, Field

from archive.domain.correction import Correction
from archive.domain.record import Record, digest_of
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner


class Life(NamedTuple):
    """One record so far. `added` and `changed` are numbers of moments; the rest is how it was last.

    A tuple, because there may be many: in the file it is a list.
    """

    added: int
    changed: int
    digest: str
    path: str
    heading: str
    place: str


class Removed(Record):
    """A winner that was public and is not any more: since when, and what it was called last.

    `place` is the label of its first place.
    """

    added: AwareDatetime
    at: AwareDatetime
    path: str
    heading: str
    place: str


class Chronicle(Record):
    """What a line of releases knows of its own past. Each time is that of a release.

    `moments` are the times of the releases in which a winner or an edition changed, in their order.
    """

    moments: Annotated[tuple[AwareDatetime, ...], Field(min_length=1)]
    winners: dict[str, Life] = {}
    editions: dict[str, Life] = {}
    removed: dict[str, Removed] = {}

    def added(self, winner: str) -> datetime:
        """When a winner first was public, by its id; KeyError if it is not in the release."""
        return self.moments[self.winners[winner].added]

    def changed(self, winner: str) -> datetime:
        """When a winner's record last changed or was told to be corrected; not before `added`."""
        return self.moments[self.winners[winner].changed]

    def edition_changed(self, key: str) -> datetime:
        """When an edition's record, or that of any of its winners, last changed or was removed."""
        return self.moments[self.editions[key].changed]

    def public_since(self, built: datetime, published: datetime) -> "Chronicle":
        """The same, but what came with the release built then came when that was published.

        It may have waited for days: who asked in between for what is new did not see it, and must
        see it the next time.
        """
        if self.moments[-1] != built or published <= built:
            return self
        removed = {
            key: left.model_copy(update={"at": published}) if left.at == built else left
            for key, left in self.removed.items()
        }
        moments = (*self.moments[:-1], published)
        return self.model_copy(update={"moments": moments, "removed": removed})

    @property
    def last_change(self) -> datetime:
        """The newest of all changes and removals."""
        return self.moments[-1]


def continued(before: Chronicle | None, snapshot: Snapshot, at: datetime) -> Chronicle:
    """The chronicle of a release of the snapshot, built at some time upon the release before.

    A winner that comes back keeps the time when it first was added. Time never runs backwards: with
    a clock that is behind, a change has the time of the last one.
    """
    was = before or Chronicle(moments=(at,))
    moments = (*was.moments, max(at, was.last_change)) if before else was.moments
    now = len(moments) - 1
    winners = {
        w.id: _winner(w, snapshot.corrections_of.get(w.id, ()), was, now) for w in snapshot.winners
    }
    editions = dict(_editions(snapshot, winners, was, now))
    gone = was.winners.keys() - winners.keys()
    removed = {key: _removed(was.winners[key], moments) for key in sorted(gone)}
    still_gone = {key: left for key, left in was.removed.items() if key not in winners}
    changed = winners != was.winners or editions != was.editions
    return Chronicle(
        moments=moments if changed else was.moments,
        winners=winners,
        editions=editions,
        removed=still_gone | removed,
    )


def _winner(winner: Winner, corrections: Iterable[Correction], was: Chronicle, now: int) -> Life:
    """A correction that is told changes a record, even if all the rest of it was right before."""
    added, again = now, was.removed.get(winner.id)
    if again:
        added = was.moments.index(again.added)
    told = (correction.model_dump_json() for correction in corrections)
    digest = digest_of(winner, *told)
    return _lived(
        was.winners.get(winner.id),
        Life(added, now, digest, winner.path, winner.heading, winner.place.label),
    )


def _editions(
    snapshot: Snapshot, winners: Mapping[str, Life], was: Chronicle, now: int
) -> Iterator[tuple[str, Life]]:
    theirs: dict[str, list[str]] = {}
    for winner in snapshot.winners:
        theirs.setdefault(winner.edition_key, []).append(winners[winner.id].digest)
    for edition in snapshot.editions:
        corrections = snapshot.corrections_of.get(edition.key, ())
        told = (correction.model_dump_json() for correction in corrections)
        digest = digest_of(edition, *told, *theirs.get(edition.key, ()))
        life = Life(now, now, digest, edition.key, edition.label, "")
        yield edition.key, _lived(was.editions.get(edition.key), life)


def _lived(before: Life | None, life: Life) -> Life:
    """The same record with the times that it has earned."""
    if before is None:
        return life
    changed = life.changed if life.digest != before.digest else before.changed
    return life._replace(added=before.added, changed=changed)


def _removed(life: Life, moments: tuple[datetime, ...]) -> Removed:
    added, at = moments[life.added], moments[-1]
    return Removed(added=added, at=at, path=life.path, heading=life.heading, place=life.place)
