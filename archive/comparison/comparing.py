"""Two open releases beside each other. What did not change is not even read."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.comparison import addresses, numbers
from archive.comparison.addresses import Address
from archive.comparison.kinds import KINDS, Kind
from archive.comparison.numbers import Covered, FacetMoves, Reordered
from archive.comparison.records import Change, Part, changes, keyed, part
from archive.domain.golden import Answer
from archive.domain.loss import losses
from archive.domain.regression import Regression, regression
from archive.release import Manifest
from archive.search.contents import winner_of
from archive.search.opening import OpenRelease


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs. `lost` and `worse` are what the gate before publishing looks at."""

    before: Manifest
    after: Manifest
    parts: tuple[Part, ...]
    facets: tuple[FacetMoves, ...]
    dying: tuple[Address, ...]
    new: tuple[Address, ...]
    reordered: tuple[Reordered, ...]
    coverage: tuple[Covered, ...]
    lost: tuple[str, ...]
    worse: Regression | None

    def __bool__(self) -> bool:
        return any(self.parts)

    @property
    def passes(self) -> bool:
        """Whether the later release may be published without an override."""
        return not self.lost and not self.worse

    def of(self, act: str) -> tuple[Change, ...]:
        """All that was "added", "changed" or "removed", of every kind."""
        return tuple(change for part in self.parts for change in part.of(act))


def compared(
    before: OpenRelease,
    after: OpenRelease,
    answered: Iterable[Answer] = (),
    answers: Iterable[Answer] = (),
) -> Comparison:
    """What differs, with how both answered the golden queries when they were built."""
    was, now = tuple(answered), tuple(answers)
    return Comparison(
        before=before.manifest,
        after=after.manifest,
        parts=tuple(_part(kind, before, after) for kind in KINDS),
        facets=numbers.facet_moves(before, after),
        dying=addresses.dying(before, after),
        new=addresses.new(before, after),
        reordered=numbers.reordered(was, now),
        coverage=numbers.coverage(before, after),
        lost=losses(before.manifest.counts.recorded, after.manifest.counts.recorded),
        worse=regression(was, now),
    )


def _part(kind: Kind, before: OpenRelease, after: OpenRelease) -> Part:
    if kind.name != "winner":
        was, now = (keyed(kind, kind.read(release.snapshot)) for release in (before, after))
        return part(kind, was, now)
    old, new = before.chronicle.winners, after.chronicle.winners
    came = sorted(id for id, life in new.items() if id not in old or old[id].digest != life.digest)
    went = [*(id for id in came if id in old), *sorted(old.keys() - new.keys())]
    return Part(kind.name, tuple(changes(
        kind, {id: winner_of(before, id) for id in went}, {id: winner_of(after, id) for id in came},
    )))  # fmt: skip
