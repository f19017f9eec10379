"""The arithmetic of the pages about cities, countries, technologies and focus areas."""

from hypothesis import given
from hypothesis import strategies as st

from archive.domain.edition import Edition
from archive.domain.place import Place
from archive.domain.search import FacetValue
from archive.web.coverage import Coverage
from archive.web.subjects.city import coordinates
from archive.web.subjects.together import Companion
from archive.web.subjects.years import InYear, over_the_years


def test_a_year_counts_all_its_editions_and_one_without_winners_is_there() -> None:
    awards = [("Smart 50", 2023, 50, 8), ("Smart 20", 2023, 20, 4), ("Smart 20", 2024, 20, 0)]
    editions = [Coverage(Edition(award=a, year=y, slots=s), r) for a, y, s, r in awards]
    found = [FacetValue("2023", "2023", 3)]
    years = over_the_years(found, {"2023": 12, "2022": 1}, editions)
    assert years == (InYear(2022, 0, 1, 0), InYear(2023, 3, 12, 70), InYear(2024, 0, 0, 20))


def test_a_share_of_few_is_not_given() -> None:
    assert [InYear(2023, 1, recorded, 50).percent for recorded in (0, 9, 10)] == [None, None, 10]


@given(st.integers(1, 50), st.integers(0, 50), st.integers(0, 50))
def test_likeness_is_one_only_where_neither_is_without_the_other(
    both: int, one: int, other: int
) -> None:
    companion = Companion(FacetValue("a", "A", both + other), both, both + one + other)
    assert 0 < companion.likeness <= 1
    assert (companion.likeness == 1) is (one == other == 0)


def test_coordinates_are_told_by_their_hemispheres_or_not_at_all() -> None:
    def at(latitude: float | None, longitude: float | None) -> str:
        return coordinates(Place(country="X", latitude=latitude, longitude=longitude))

    assert at(32.78306, -96.80667) == "32.7831° N, 96.8067° W"
    assert at(-33.86786, 151.20732) == "33.8679° S, 151.2073° E"
    assert at(0.0, 0.0) == "0.0000° N, 0.0000° E"
    assert at(None, 10.0) == at(10.0, None) == ""
