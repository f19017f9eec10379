"""A record that is not here any more: since when, why, and where it leads on."""

from dataclasses import dataclass
from datetime import datetime

from werkzeug.exceptions import Gone

from archive.domain.day import beginning
from archive.domain.edition import partial_date
from archive.domain.winner import Winner
from archive.search.opening import OpenRelease
from archive.web.cards import winner_of


@dataclass(frozen=True, slots=True)
class Departure:
    """`at` is the day of the withdrawal or, where nobody said why, the time of the release in which
    the record was missing first; then `reason` is empty. `called` is its last name with its place,
    empty if that is not known, and `path` the end of its address.
    """

    id: str
    at: datetime
    called: str
    path: str
    reason: str = ""
    merged_into: Winner | None = None

    @property
    def day(self) -> str:
        return self.at.date().isoformat()

    @property
    def sentence(self) -> str:
        """Such as "Record 2023-09 was withdrawn on 3 May 2027. It was recorded twice."."""
        day = partial_date(self.day)
        if self.reason:
            return f"Record {self.id} was withdrawn on {day}. {self.reason}"
        return f"Record {self.id} was taken out of the archive on {day}. No reason is recorded."


class Departed(Gone):
    """Ends a request for such a record."""

    def __init__(self, departure: Departure) -> None:
        super().__init__(departure.sentence)
        self.departure = departure


def departure(release: OpenRelease, winner_id: str) -> Departure | None:
    """Of a record that was withdrawn, or that was public once and is not; None of any other."""
    withdrawal = release.snapshot.withdrawal_by_id.get(winner_id)
    last = release.chronicle.removed.get(winner_id)
    called = named(last.heading, last.place) if last else ""
    path = last.path if last else winner_id
    if withdrawal:
        other = withdrawal.merged_into
        merged_into = winner_of(release, other) if other else None
        at, reason = beginning(withdrawal.date), withdrawal.reason
        return Departure(winner_id, at, called, path, reason, merged_into)
    return Departure(winner_id, last.at, called, path) if last else None


def named(heading: str, place: str) -> str:
    """A heading with its place; that of an untitled project has it already."""
    return heading if heading.endswith(place) else f"{heading}, {place}"
