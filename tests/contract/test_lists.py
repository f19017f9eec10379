"""Facets, orders, pages and highlights."""

from collections.abc import Callable

import pytest

from archive.domain.fields import FACETS, NOT_RECORDED, SORTS
from archive.domain.search import MARK_CLOSE, MARK_OPEN, SearchQuery, SearchResults
from archive.domain.syntax import parse
from archive.search.port import SearchIndex
from tests.corpus import WINNERS

Ask = Callable[..., SearchResults]
Found = Callable[..., list[str]]


def counts(results: SearchResults, facet: str) -> dict[str, int]:
    values = next(f for f in results.facets if f.name == facet).values
    return {value.key: value.count for value in values}


def test_without_words_everything_is_found_and_counted(ask: Ask) -> None:
    results = ask()
    assert results.total == len(WINNERS)
    assert counts(results, "year") == {"2025": 3, "2023": 3, "2018": 2}
    assert counts(results, "country") == {"united-states": 5, "taiwan": 2, "canada": 1}
    assert counts(results, "honour") == {
        "overall-award-recipient": 2, "horizon-award": 1, "not-recorded": 5
    }  # fmt: skip
    assert {facet.name for facet in results.facets} == {field.name for field in FACETS}


def test_a_winner_of_several_places_counts_once_in_each(ask: Ask) -> None:
    cities = counts(ask(), "city")
    assert cities["dallas-texas"] == 3
    assert cities["columbus-georgia"] == 1
    assert cities["columbus-ohio"] == 2
    assert cities["not-recorded"] == 1


def test_values_of_one_facet_widen_and_other_facets_narrow(found: Found) -> None:
    years = {"year": ("2018", "2025")}
    assert set(found(filters=years)) == {"2018-01", "2018-02", "2025-01", "2025-02", "2025-03"}
    assert set(found(filters={**years, "city": ("dallas-texas",)})) == {"2018-01", "2025-01"}


def test_own_choices_do_not_shrink_own_counts(ask: Ask) -> None:
    results = ask(filters={"city": ("dallas-texas",), "year": ("2018",)})
    assert results.total == 1
    assert counts(results, "city") == {"columbus-ohio": 1, "dallas-texas": 1}
    assert counts(results, "year") == {"2025": 1, "2023": 1, "2018": 1}
    assert counts(results, "technology") == {"street-lighting": 1}


def test_a_chosen_value_stays_visible_at_zero(ask: Ask) -> None:
    results = ask("growing", filters={"city": ("dallas-texas",)})
    assert results.total == 0
    facet = next(f for f in results.facets if f.name == "city")
    assert [(v.key, v.count, v.selected) for v in facet.values] == [
        ("kitchener-ontario", 1, False), ("dallas-texas", 0, True)
    ]  # fmt: skip


def test_what_is_not_recorded_can_be_chosen_and_stands_last(ask: Ask, found: Found) -> None:
    values = next(f for f in ask().facets if f.name == "technology").values
    assert values[-1].key == NOT_RECORDED.key
    assert set(found(filters={"technology": (NOT_RECORDED.key,)})) == {"2018-02", "2025-02"}


def test_years_are_listed_newest_first_and_other_values_by_count(ask: Ask) -> None:
    facets = {facet.name: [v.key for v in facet.values] for facet in ask().facets}
    assert facets["year"] == ["2025", "2023", "2018"]
    assert facets["country"] == ["united-states", "taiwan", "canada"]


@pytest.mark.parametrize(
    ("filters", "total"),
    [
        ({"city": ("atlantis",)}, 0),
        ({"city": ("atlantis", "dallas-texas")}, 3),
        ({"planet": ("earth",)}, 0),
        ({"city": ()}, len(WINNERS)),
    ],
)
def test_unknown_facets_and_values_match_nothing_and_raise_nothing(
    ask: Ask, filters: dict[str, tuple[str, ...]], total: int
) -> None:
    assert ask(filters=filters).total == total


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("newest", ["2025-01", "2025-03", "2025-02", "2023-01", "2023-02", "2023-03"]),
        ("oldest", ["2018-02", "2018-01", "2023-01", "2023-02", "2023-03", "2025-01"]),
        ("city", ["2025-01", "2025-03", "2018-02", "2023-01", "2018-01", "2023-02"]),
        ("relevance", ["2025-01", "2025-03", "2025-02", "2023-01", "2023-02", "2023-03"]),
        ("shuffled", ["2025-01", "2025-03", "2025-02", "2023-01", "2023-02", "2023-03"]),
    ],
)
def test_each_order_is_total(found: Found, sort: str, expected: list[str]) -> None:
    assert found(sort=sort, limit=6) == expected


@pytest.mark.parametrize("sort", [sort.name for sort in SORTS])
@pytest.mark.parametrize("text", ["", "city OR dallas OR streets"])
def test_pages_join_to_the_whole_list(found: Found, sort: str, text: str) -> None:
    whole = found(text, sort=sort)
    pages = [found(text, sort=sort, offset=at, limit=3) for at in range(0, 12, 3)]
    assert [winner for page in pages for winner in page] == whole


def test_a_page_beyond_the_end_is_empty_but_counts(ask: Ask) -> None:
    results = ask(offset=1000)
    assert results.hits == ()
    assert results.total == len(WINNERS)


def test_matched_words_are_marked_in_the_text_as_it_is(ask: Ask) -> None:
    hit = next(h for h in ask("street lights").hits if h.id == "2023-01")
    marked = hit.highlights["summary"][0].replace(MARK_OPEN, "[").replace(MARK_CLOSE, "]")
    assert marked == ("New LED [street] [lights], each with a Wi-Fi access point for 1,488 homes.")


def test_markup_in_a_record_is_given_as_text_for_the_page_to_escape(ask: Ask) -> None:
    hit = ask("colour live").hits[0]
    assert "<b>" in hit.highlights["summary"][0]


def test_highlights_can_be_left_out(ask: Ask) -> None:
    assert all(not hit.highlights for hit in ask("dallas", highlight=False).hits)


def test_a_record_is_given_whole_or_not_at_all(index: SearchIndex) -> None:
    for winner in WINNERS:
        text = index.record(winner.id)
        assert text is not None
        assert type(winner).model_validate_json(text) == winner
    assert index.record("2018-99") is None
    assert index.record("\ud800") is None


def test_the_index_knows_its_size_and_its_values(index: SearchIndex) -> None:
    assert len(index) == len(WINNERS)
    assert [value.label for value in index.values("region")] == [
        "Georgia", "Ohio", "Ontario", "Texas", "Not recorded"
    ]  # fmt: skip
    assert index.values("planet") == ()


def test_results_are_tallied_by_groups_of_values_and_once_in_each(index: SearchIndex) -> None:
    dallas, columbus = "dallas-texas", "columbus-georgia"
    groups = ((dallas,), (columbus,), (dallas, columbus), ("atlantis",), ())
    assert index.tally(SearchQuery(), "city", groups) == (3, 1, 3, 0, 0)
    lighting = SearchQuery(parse("lighting"), {"city": (dallas,), "year": ("2023",)}, limit=0)
    assert index.tally(lighting, "city", groups) == (1, 0, 1, 0, 0)
    assert index.tally(SearchQuery(), "colour", (("red",),)) == (0,)
