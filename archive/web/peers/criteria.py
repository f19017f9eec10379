"""What is asked about peers: one frozen object between an address and the question.

address -> asking.read() -> PeerCriteria -> question() -> archive.peers
                            PeerCriteria -> query, the one canonical address
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from archive.domain.place import Place
from archive.domain.search import PAGE_SIZE
from archive.peers.parts import DEFAULTS, PARTS
from archive.peers.results import PeerQuestion

WEIGHT = "weight_"
"""What begins the parameter of each weight."""


@dataclass(frozen=True)
class PeerCriteria:
    """`city` is a key, or what was typed while it is not plain what is meant.

    `technologies` and `focus_areas` are sorted keys; an address has both as `technology`, and no
    key is of both kinds. `weights` holds those that are not the default, in the order of PARTS.
    """

    city: str = ""
    text: str = ""
    exact: bool = False
    technologies: tuple[str, ...] = ()
    focus_areas: tuple[str, ...] = ()
    weights: tuple[tuple[str, int], ...] = ()
    page: int = 1

    @property
    def topics(self) -> tuple[str, ...]:
        return (*self.technologies, *self.focus_areas)

    @cached_property
    def weighed(self) -> Mapping[str, int]:
        """The weight of every part."""
        return {**DEFAULTS, **dict(self.weights)}

    def of_city(self, city: str) -> "PeerCriteria":
        return replace(self, city=city, page=1)

    def exactly(self) -> "PeerCriteria":
        return replace(self, exact=bool(self.text), page=1)

    def without_topic(self, key: str) -> "PeerCriteria":
        return replace(
            self,
            technologies=tuple(k for k in self.technologies if k != key),
            focus_areas=tuple(k for k in self.focus_areas if k != key),
            page=1,
        )

    def without_words(self) -> "PeerCriteria":
        return replace(self, text="", exact=False, technologies=(), focus_areas=(), page=1)

    def with_default_weights(self) -> "PeerCriteria":
        return replace(self, weights=(), page=1)

    def on_page(self, page: int) -> "PeerCriteria":
        return replace(self, page=page)

    @cached_property
    def query(self) -> str:
        """The query string of the canonical address: one order, no defaults."""
        found = [("city", self.city)] if self.city else []
        if self.text:
            found.append(("q", self.text))
        if self.exact:
            found.append(("exact", "1"))
        found += [("technology", key) for key in self.topics]
        found += [(f"{WEIGHT}{name}", str(weight)) for name, weight in self.weights]
        if self.page > 1:
            found.append(("page", str(self.page)))
        return urlencode(found)

    def question(self, city: Place) -> PeerQuestion:
        return PeerQuestion(
            city=city,
            text=self.text,
            technologies=self.technologies,
            focus_areas=self.focus_areas,
            weights=self.weighed,
            exact=self.exact,
            offset=(self.page - 1) * PAGE_SIZE,
        )


def not_default(weights: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The weights that an address has to tell."""
    return tuple(
        (part.name, weights[part.name]) for part in PARTS if weights[part.name] != part.weight
    )
