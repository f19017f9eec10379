"""What a load would do to the record."""

from collections.abc import Collection
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from sqlalchemy.orm import Session

from archive.catalogue.comparison import Difference
from archive.catalogue.correction import CorrectionKey, read_corrections
from archive.catalogue.edition import read_editions
from archive.catalogue.elsewhere import read_elsewhere
from archive.catalogue.golden import read_golden
from archive.catalogue.place import read_places
from archive.catalogue.place_alias import AliasKey, read_aliases
from archive.catalogue.refusals import InForce, refusals
from archive.catalogue.replaced import (
    aliases_replaced,
    corrections_replaced,
    golden_replaced,
    withdrawals_replaced,
    words_replaced,
)
from archive.catalogue.vocabulary import read_vocabulary
from archive.catalogue.winner import read_winners
from archive.catalogue.withdrawal import read_withdrawals
from archive.domain.batch import Batch, Changes
from archive.domain.correction import Correction
from archive.domain.edition import Edition
from archive.domain.elsewhere import Elsewhere
from archive.domain.golden import GoldenQuery
from archive.domain.place import Place, PlaceAlias, PlaceKey
from archive.domain.vocabulary import FocusArea, Technology
from archive.domain.winner import Winner
from archive.domain.withdrawal import Withdrawal
from archive.errors import RecordError


@dataclass(frozen=True, slots=True)
class Plan:
    """The difference that a batch makes, kind by kind."""

    editions: Difference[str, Edition]
    winners: Difference[str, Winner]
    places: Difference[PlaceKey, Place]
    focus_areas: Difference[str, FocusArea]
    technologies: Difference[str, Technology]
    aliases: Difference[AliasKey, PlaceAlias]
    golden: Difference[str, GoldenQuery]
    withdrawals: Difference[str, Withdrawal]
    corrections: Difference[CorrectionKey, Correction]

    @property
    def told(self) -> tuple[Difference[Any, Any], ...]:
        """All that somebody says; places are looked up."""
        return (
            self.editions,
            self.winners,
            self.focus_areas,
            self.technologies,
            self.aliases,
            self.golden,
            self.withdrawals,
            self.corrections,
        )

    @property
    def changes(self) -> Changes:
        kinds = (*self.told[:2], self.places, *self.told[2:])
        return Changes(tuple(change for kind in kinds for change in kind.changes()))


def plan(session: Session, batch: Batch) -> Plan:
    """Compare a batch with the catalogue; raises RecordError with all that keeps it out."""
    touched = {file.edition.key for file in batch.editions}
    elsewhere = read_elsewhere(session, touched)
    words, golden = read_vocabulary(session), read_golden(session)
    withdrawals, corrections = read_withdrawals(session), read_corrections(session)
    known = {edition.key for edition in read_editions(session)}
    in_force = InForce(
        vocabulary=batch.vocabulary or words,
        golden=golden if batch.golden is None else batch.golden,
        withdrawals=withdrawals if batch.withdrawals is None else batch.withdrawals,
        corrections=corrections if batch.corrections is None else batch.corrections,
        editions=frozenset(known | touched),
    )
    if problems := tuple(refusals(batch, in_force, elsewhere)):
        raise RecordError(problems)
    focus_areas, technologies = words_replaced(words, batch.vocabulary)
    return Plan(
        editions=_editions(session, batch, touched),
        winners=_winners(session, batch, touched),
        places=_places(session, batch, elsewhere),
        focus_areas=focus_areas,
        technologies=technologies,
        aliases=aliases_replaced(read_aliases(session), batch.aliases),
        golden=golden_replaced(golden, batch.golden),
        withdrawals=withdrawals_replaced(withdrawals, batch.withdrawals),
        corrections=corrections_replaced(corrections, batch.corrections),
    )


def _editions(session: Session, batch: Batch, touched: Collection[str]) -> Difference[str, Edition]:
    """An edition is never removed: a load need not bring the files of all."""
    return Difference(
        "edition",
        name=attrgetter("key"),
        before={e.key: e for e in read_editions(session) if e.key in touched},
        after={file.edition.key: file.edition for file in batch.editions},
    )


def _winners(session: Session, batch: Batch, touched: Collection[str]) -> Difference[str, Winner]:
    """The file of an edition is the whole truth of its winners."""
    return Difference(
        "winner",
        name=attrgetter("id"),
        before={winner.id: winner for winner in read_winners(session, touched)},
        after={winner.id: winner for file in batch.editions for winner in file.winners},
    )


def _places(session: Session, batch: Batch, elsewhere: Elsewhere) -> Difference[PlaceKey, Place]:
    """A place goes with the last winner that names it."""
    after = {place.name.key: place for place in batch.places}
    known = {place.name.key: place for place in read_places(session)}
    return Difference(
        "place",
        name=attrgetter("label"),
        before={k: v for k, v in known.items() if k in after or k not in elsewhere.places},
        after=after,
    )
