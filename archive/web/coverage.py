"""How much of the truth is recorded: said wherever winners are counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.domain.edition import Edition
from archive.domain.enumeration import enumerated
from archive.domain.naming import slugify
from archive.search.opening import OpenRelease
from archive.web.criteria import Criteria


@dataclass(frozen=True, slots=True)
class Coverage:
    """One edition with the number of its winners that are recorded."""

    edition: Edition
    recorded: int

    @property
    def is_whole(self) -> bool:
        return self.recorded >= self.edition.slots


def coverage(release: OpenRelease) -> tuple[Coverage, ...]:
    """Every edition, the latest first."""
    counts = release.manifest.counts.recorded
    editions = sorted(release.snapshot.editions, key=lambda e: (-e.year, e.award))
    return tuple(Coverage(edition, counts.get(edition.key, 0)) for edition in editions)


@dataclass(frozen=True, slots=True)
class Concerned:
    """The editions that a search is about; they are `named` unless it is about all."""

    editions: tuple[Coverage, ...]
    named: bool

    @property
    def sentence(self) -> str:
        return sentence(self.editions, named=self.named)


def concerned(
    criteria: Criteria, years: Iterable[int], all_editions: Sequence[Coverage]
) -> Concerned:
    """The editions that the chosen years and awards leave; all of them where none is chosen."""
    filters = criteria.question(years).filters
    editions = tuple(c for c in all_editions if _is_chosen(c.edition, filters))
    return Concerned(editions, named=len(editions) != len(all_editions))


def sentence(concerned: Iterable[Coverage], *, named: bool = True) -> str:
    """Such as "8 of 50 winners of 2023 are recorded."; nothing where no edition is concerned.

    Without `named` it does not say of which years.
    """
    found = tuple(concerned)
    if not found:
        return ""
    recorded = sum(c.recorded for c in found)
    slots = sum(c.edition.slots for c in found)
    of = f" of {_years(found)}" if named else ""
    if all(c.is_whole for c in found):
        return f"All {slots:,} winners{of} are recorded."
    verb = "is" if recorded == 1 else "are"
    return f"{recorded:,} of {slots:,} winners{of} {verb} recorded."


def _is_chosen(edition: Edition, filters: Mapping[str, tuple[str, ...]]) -> bool:
    years = filters.get("year", ())
    awards = filters.get("award", ())
    in_years = not years or str(edition.year) in years
    return in_years and (not awards or slugify(edition.award) in awards)


def _years(found: tuple[Coverage, ...]) -> str:
    """The years in words: "2023", "2019 and 2023", "2019 to 2023", "2018, 2020 and 2023"."""
    years = sorted({c.edition.year for c in found})
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]} to {years[-1]}"
    return enumerated(map(str, years))
