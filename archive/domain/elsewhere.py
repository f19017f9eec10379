"""What the winners of all editions but some hold on to: a load that leaves them alone must too."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Literal, Protocol

from archive.domain.place import PlaceKey
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner

WordKind = Literal["technologies", "focus_areas"]
Users = Mapping[str, tuple[str, ...]]
"""The ids of the winners that use a word, by the id of the word; both sorted."""


class Elsewhere(Protocol):
    """Asked of the catalogue, it costs no more than the answers."""

    @property
    def editions(self) -> Mapping[str, str]:
        """The key of each winner's edition, by the winner's id."""

    @property
    def places(self) -> Mapping[PlaceKey, int]:
        """How many times each place is named."""

    @property
    def honours(self) -> Mapping[str, int]:
        """How many winners have each honour, as it is spelt."""

    def users(self, kind: WordKind, known: Collection[str]) -> Users:
        """Who uses words that are not among the known ones."""


Look = Callable[[Collection[str]], Elsewhere]
"""Looks at all winners but those of the editions with these keys."""


def looking_at(snapshot: Snapshot) -> Look:
    """How a whole snapshot is looked at."""
    key_of = {(edition.award, edition.year): edition.key for edition in snapshot.editions}

    def look(touched: Collection[str]) -> Elsewhere:
        homes = ((w, key_of.get((w.award, w.year)) or w.edition_key) for w in snapshot.winners)
        return _Among(tuple((winner, key) for winner, key in homes if key not in touched))

    return look


@dataclass(frozen=True)
class _Among:
    """Winners with the keys of their editions."""

    winners: tuple[tuple[Winner, str], ...]

    @cached_property
    def editions(self) -> Mapping[str, str]:
        return {winner.id: key for winner, key in self.winners}

    @cached_property
    def places(self) -> Mapping[PlaceKey, int]:
        return Counter(name.key for winner, _ in self.winners for name in winner.places)

    @cached_property
    def honours(self) -> Mapping[str, int]:
        return Counter(honour for winner, _ in self.winners for honour in winner.honours)

    def users(self, kind: WordKind, known: Collection[str]) -> Users:
        pairs = ((word, w.id) for w, _ in self.winners for word in getattr(w, kind))
        return by_word(pair for pair in pairs if pair[0] not in known)


def by_word(pairs: Iterable[tuple[str, str]]) -> Users:
    """Pairs of a word and a winner that uses it, in order."""
    grouped = groupby(sorted(pairs), key=itemgetter(0))
    return {word: tuple(winner for _, winner in own) for word, own in grouped}
