"""Something that the archive said and that was wrong."""

from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from archive.domain.day import Day
from archive.domain.edition import EditionSource
from archive.domain.record import Key, Record, Text
from archive.domain.winner import WinnerId


class Correction(Record):
    """Of one winner, which may have been withdrawn since, or of one edition by its key.

    `was` is what was wrong and `now` is what is said instead, both in words for readers. `source`
    is what the new wording rests on.
    """

    date: Day
    winner: WinnerId | None = None
    edition: Key | None = None
    was: Text
    now: Text
    source: EditionSource | None = None

    @model_validator(mode="after")
    def _of_one(self) -> Self:
        if (self.winner is None) is (self.edition is None):
            raise PydanticCustomError("not_of_one", "is not of one winner or one edition")
        return self

    @property
    def subject(self) -> str:
        """The id of the winner, or the key of the edition."""
        return self.winner or self.edition or ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from all others."""
        return (self.date, self.subject, self.was)
