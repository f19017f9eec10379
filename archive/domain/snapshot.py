"""All that the archive knows at one moment: what a release is built from."""

import hashlib
from collections import Counter
from functools import cached_property

from pydantic import ConfigDict

from archive.domain.correction import Correction
from archive.domain.edition import Edition
from archive.domain.golden import GoldenQuery
from archive.domain.place import Place, PlaceAlias, PlaceName
from archive.domain.record import Record
from archive.domain.vocabulary import Vocabulary
from archive.domain.winner import Winner
from archive.domain.withdrawal import Withdrawal


class Snapshot(Record):
    """Winners sorted by id; every place a winner names is among `places`."""

    model_config = ConfigDict(ignored_types=(cached_property,))

    winners: tuple[Winner, ...] = ()
    editions: tuple[Edition, ...] = ()
    places: tuple[Place, ...] = ()
    aliases: tuple[PlaceAlias, ...] = ()
    vocabulary: Vocabulary = Vocabulary()
    golden: tuple[GoldenQuery, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @cached_property
    def place_by_key(self) -> dict[tuple[str | None, str | None, str], Place]:
        return {place.name.key: place for place in self.places}

    @cached_property
    def edition_by_key(self) -> dict[tuple[str, int], Edition]:
        return {(edition.award, edition.year): edition for edition in self.editions}

    @cached_property
    def withdrawal_by_id(self) -> dict[str, Withdrawal]:
        return {withdrawal.id: withdrawal for withdrawal in self.withdrawals}

    @cached_property
    def corrections_of(self) -> dict[str, tuple[Correction, ...]]:
        """By the id of a winner or the key of an edition, if it has any; the latest first."""
        found: dict[str, tuple[Correction, ...]] = {}
        for correction in sorted(self.corrections, key=lambda c: c.date, reverse=True):
            found[correction.subject] = (*found.get(correction.subject, ()), correction)
        return found

    @cached_property
    def recorded(self) -> Counter[tuple[str, int]]:
        """How many winners of each (award, year) are recorded."""
        return Counter((winner.award, winner.year) for winner in self.winners)

    @cached_property
    def digest(self) -> bytes:
        """SHA-256 of the whole content."""
        return hashlib.sha256(self.model_dump_json().encode()).digest()

    def place_of(self, name: PlaceName) -> Place:
        """What is known of a named place: at least its name."""
        city, region, country = name.key
        known = self.place_by_key.get(name.key)
        return known or Place(city=city, region=region, country=country)
