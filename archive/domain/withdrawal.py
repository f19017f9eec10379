"""A record that was taken out of the archive, and why."""

from archive.domain.day import Day
from archive.domain.record import Record, Text
from archive.domain.winner import WinnerId


class Withdrawal(Record):
    """The id is never given again. `merged_into` names the winner that says the same, if any."""

    id: WinnerId
    date: Day
    reason: Text
    merged_into: WinnerId | None = None
