"""The difference that a file makes which is the whole truth of what it holds.

Its records have an order. Where a load brings no such file, nothing is compared.
"""

from operator import attrgetter

from archive.catalogue.comparison import Difference
from archive.catalogue.correction import CorrectionKey
from archive.catalogue.place_alias import AliasKey, alias_key
from archive.domain.correction import Correction
from archive.domain.golden import GoldenQuery
from archive.domain.place import PlaceAlias
from archive.domain.vocabulary import FocusArea, Technology, Vocabulary
from archive.domain.withdrawal import Withdrawal


def words_replaced(
    before: Vocabulary, after: Vocabulary | None
) -> tuple[Difference[str, FocusArea], Difference[str, Technology]]:
    old, new = (before, after) if after else (Vocabulary(), Vocabulary())
    by_id = attrgetter("id")
    return (
        Difference("focus area", by_id, old.focus_area_by_id, new.focus_area_by_id, ordered=True),
        Difference("technology", by_id, old.technology_by_id, new.technology_by_id, ordered=True),
    )


def aliases_replaced(
    before: tuple[PlaceAlias, ...], after: tuple[PlaceAlias, ...] | None
) -> Difference[AliasKey, PlaceAlias]:
    old, new = ((), ()) if after is None else (before, after)
    return Difference(
        "place alias",
        name=attrgetter("alias"),
        before={alias_key(alias): alias for alias in old},
        after={alias_key(alias): alias for alias in new},
        ordered=True,
    )


def golden_replaced(
    before: tuple[GoldenQuery, ...], after: tuple[GoldenQuery, ...] | None
) -> Difference[str, GoldenQuery]:
    old, new = ((), ()) if after is None else (before, after)
    return Difference(
        "golden query",
        name=attrgetter("query"),
        before={golden.query: golden for golden in old},
        after={golden.query: golden for golden in new},
        ordered=True,
    )


def withdrawals_replaced(
    before: tuple[Withdrawal, ...], after: tuple[Withdrawal, ...] | None
) -> Difference[str, Withdrawal]:
    old, new = ((), ()) if after is None else (before, after)
    return Difference(
        "withdrawal",
        name=attrgetter("id"),
        before={withdrawal.id: withdrawal for withdrawal in old},
        after={withdrawal.id: withdrawal for withdrawal in new},
        ordered=True,
    )


def corrections_replaced(
    before: tuple[Correction, ...], after: tuple[Correction, ...] | None
) -> Difference[CorrectionKey, Correction]:
    old, new = ((), ()) if after is None else (before, after)
    return Difference(
        "correction",
        name=lambda correction: f"{correction.date} {correction.subject}",
        before={correction.key: correction for correction in old},
        after={correction.key: correction for correction in new},
        ordered=True,
    )
