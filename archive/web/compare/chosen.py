"""What a visitor chooses among: one frozen object between an address and its pages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

MOST = 50
"""How many winners a shortlist holds."""
BESIDE = 4
"""How many of them stand side by side."""


@dataclass(frozen=True)
class Chosen:
    """A shortlist as ids of winners in the visitor's order, and which of them are side by side.

    `picked` are these, in the order of the list; empty means the first ones, as many as fit.
    """

    ids: tuple[str, ...] = ()
    picked: tuple[str, ...] = ()
    only_differences: bool = False

    @property
    def beside(self) -> tuple[str, ...]:
        return self.picked or self.ids[:BESIDE]

    @property
    def is_full(self) -> bool:
        return len(self.ids) >= MOST

    def with_winner(self, winner_id: str) -> "Chosen":
        return self._listing((*self.ids, winner_id))

    def without(self, winner_id: str) -> "Chosen":
        return self._listing(other for other in self.ids if other != winner_id)

    def moved(self, winner_id: str, steps: int) -> "Chosen":
        """The winner so many places further down; it stops at either end."""
        others = [other for other in self.ids if other != winner_id]
        others.insert(max(0, self.ids.index(winner_id) + steps), winner_id)
        return self._listing(others)

    def showing(self, only_differences: bool) -> "Chosen":
        return replace(self, only_differences=only_differences)

    def picking(self, picked: Iterable[str]) -> "Chosen":
        """With these side by side, as many as fit."""
        wanted = set(picked)
        found = tuple(one for one in self.ids if one in wanted)[:BESIDE]
        return replace(self, picked=() if found == self.ids[:BESIDE] else found)

    @property
    def alone(self) -> "Chosen":
        """Nothing but what is side by side."""
        return replace(self, ids=self.beside, picked=())

    @cached_property
    def listed(self) -> tuple[tuple[str, str], ...]:
        """The parameters of the list without anything about how it is shown."""
        picked = (("beside", one) for one in self.picked)
        return (*(("winner", one) for one in self.ids), *picked)

    @cached_property
    def query(self) -> str:
        """The query string of the canonical address: one order, no defaults."""
        return self._joined("differences=1" if self.only_differences else "")

    def query_with(self, text: str) -> str:
        """The same with words that more winners are sought with."""
        return self._joined(urlencode({"q": text}) if text else "")

    def _joined(self, more: str) -> str:
        # Ids are digits and hyphens, which stand for themselves; a long list has many addresses.
        found = [f"{name}={value}" for name, value in self.listed]
        return "&".join([*found, more] if more else found)

    def _listing(self, ids: Iterable[str]) -> "Chosen":
        bare = replace(self, ids=tuple(dict.fromkeys(ids)), picked=())
        return bare.picking(self.picked) if self.picked else bare
