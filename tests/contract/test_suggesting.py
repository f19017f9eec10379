"""Suggestions while somebody types."""

import pytest

from archive.search.port import SearchIndex
from archive.search.suggesting import Suggester
from tests.corpus import CORPUS


@pytest.fixture(scope="module")
def suggester(index: SearchIndex) -> Suggester:
    return Suggester(index, CORPUS)


@pytest.mark.parametrize(
    ("typed", "kind", "label"),
    [
        ("dal", "city", "Dallas, Texas"),
        ("tex", "city", "Dallas, Texas"),
        ("Kitchn", "city", "Kitchener, Ontario"),
        ("桃", "city", "Taoyuan, Taiwan"),
        ("lig", "technology", "Street lighting"),
        ("lumin", "technology", "Street lighting"),
        ("smart 20", "edition", "Smart 20 2025"),
        ("2023", "edition", "Smart 50 2023"),
        ("growing tog", "title", "Growing Together"),
        ("neigh", "title", "Red Cloud Neighbourhood"),
        ("守護我", "title", "Guarding Our City"),
    ],
)
def test_any_word_of_a_value_or_of_its_other_names_suggests_it(
    suggester: Suggester, typed: str, kind: str, label: str
) -> None:
    assert label in [s.label for s in suggester.suggest(typed) if s.kind == kind]


def test_names_that_begin_as_typed_come_first_then_those_with_more_winners(
    suggester: Suggester,
) -> None:
    cities = [s.label for s in suggester.suggest("columbus") if s.kind == "city"]
    assert cities == ["Columbus, Ohio", "Columbus, Georgia"]
    assert [s.total for s in suggester.suggest("columbus") if s.kind == "city"] == [2, 1]


@pytest.mark.parametrize("typed", ["", "  ", "!?", "zzz", "\ud800", "*" * 500])
def test_what_means_nothing_suggests_nothing(suggester: Suggester, typed: str) -> None:
    assert suggester.suggest(typed) == ()
