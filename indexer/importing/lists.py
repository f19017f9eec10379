"""The lists that the values of a spreadsheet are matched with."""

from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from archive.domain.snapshot import Snapshot
from archive.domain.winner import Confidence, Scale, Sector, Supports
from indexer.importing.places import Places
from indexer.importing.words import Words, of_choices


@dataclass
class Lists:
    """Every list that values are matched with, of what is recorded."""

    snapshot: Snapshot
    places: Places

    @cached_property
    def by_key(self) -> dict[str, Words]:
        """Words that are known or wrong, by the key of their column."""
        vocabulary = self.snapshot.vocabulary
        return {
            "technologies": Words((t.id, t.label, t.aliases) for t in vocabulary.technologies),
            "focus_areas": Words((f.id, f.label, f.aliases) for f in vocabulary.focus_areas),
            "scale": of_choices(get_args(Scale), {"programme": ("program",)}),
            "confidence": of_choices(get_args(Confidence)),
            "partners_sector": of_choices(
                get_args(Sector),
                {"nonprofit": ("non-profit", "ngo", "not for profit"),
                 "industry": ("private", "company", "business", "vendor"),
                 "government": ("public", "city", "municipality")},
            ),
            "sources_supports": of_choices(get_args(Supports)),
        }  # fmt: skip

    @cached_property
    def usual(self) -> dict[str, Words]:
        """Values that may be new, but are spelt as they were before: categories and honours."""
        winners, editions = self.snapshot.winners, self.snapshot.editions
        categories = {c for e in editions for c in e.categories}
        categories |= {w.category for w in winners if w.category}
        honours = {honour for winner in winners for honour in winner.honours}
        return {
            "category": of_choices(sorted(categories)), "honours": of_choices(sorted(honours)),
        }  # fmt: skip
