"""Which winners words find, and in which order."""

from collections.abc import Callable

import pytest

from archive.domain.search import SearchResults

Ask = Callable[..., SearchResults]
Found = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lamps", {"2018-01"}),
        ("LAMPS", {"2018-01"}),
        ("lamp", {"2018-01"}),
        ("neighbourhoods", {"2023-01"}),
        ("querétaro", {"2025-01"}),
        ("Queretaro", {"2025-01"}),
        ("universitat", {"2025-01"}),
        ("1488", {"2023-01"}),
        ("1,488", {"2023-01"}),
        ("148", set()),
        ("2018", {"2018-01", "2018-02"}),
        ("守護", {"2023-03"}),
        ("城市", {"2023-03"}),
        ("守市", set()),
        ("ohio", {"2018-02", "2025-03"}),
        ("horizon", {"2018-02"}),
        ("planning", {"2023-02"}),
        ("city of dallas", {"2023-01"}),
        ("residents dallas", set()),
        ("nowhere", set()),
    ],
)
def test_words_are_found_in_every_field_in_any_spelling(
    found: Found, ask: Ask, text: str, expected: set[str]
) -> None:
    assert (set() if ask(text).partial else set(found(text))) == expected


@pytest.mark.parametrize("text", ["wi-fi", "wifi", "Wi Fi", "WIFI", "wi‑fi", "wi.fi"])
def test_a_compound_is_found_however_it_is_joined(found: Found, text: str) -> None:
    assert found(text) == ["2023-01"]


@pytest.mark.parametrize("text", ["5G", "5-g", "5 g", "5.G"])
def test_a_number_and_a_letter_are_one_word(found: Found, text: str) -> None:
    assert found(text) == ["2023-03"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"digital twin"', ["2025-03", "2023-02"]),
        ('"twin digital"', []),
        ('"street lights"', ["2023-01"]),
        ("digital -kitchener", ["2025-03"]),
        ("-dallas", ["2025-03", "2023-02", "2023-03", "2018-02"]),
        ("lamps OR residents", ["2018-01", "2023-02"]),
        ("title:dallas", ["2025-02"]),
        ("city:dallas", ["2018-01", "2023-01", "2025-01"]),
        ("city:kitchner", ["2023-02"]),
        ('honour:"overall award" -city:dallas', ["2023-02"]),
        ("neighb*", ["2023-01"]),
        ("year:2025 -taiwan", ["2025-01", "2025-03"]),
        ("(lamps OR residents) -kitchener", ["2018-01"]),
    ],
)
def test_operators_do_what_the_help_page_says(found: Found, text: str, expected: list[str]) -> None:
    assert sorted(found(text)) == sorted(expected)


@pytest.mark.parametrize("text", ["street lights", "streetlight", "luminaire", "street light"])
def test_synonyms_find_each_other(found: Found, text: str) -> None:
    assert set(found(text)) == {"2018-01", "2023-01"}


def test_a_synonym_ranks_below_the_word_itself(found: Found) -> None:
    # 2025-03 has more of the synonym, "digital twin", than 2023-02 has of the words.
    assert found("city model") == ["2023-02", "2025-03"]


def test_a_broader_word_finds_narrower_ones_last(found: Found) -> None:
    assert found("transport") == ["2025-01"]
    assert found("mobility")[0] == "2025-01"
    assert set(found("data")) == {"2023-01", "2023-02", "2023-03", "2025-03"}
    assert found("data")[-1] == "2023-03"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Kitchner", "2023-02"),
        ("kitchener", "2023-02"),
        ("桃園", "2023-03"),
        ("digital twin of the streets", "2025-03"),
        ("Growing together", "2023-02"),
    ],
)
def test_a_whole_title_or_city_comes_first_also_under_another_name(
    found: Found, text: str, first: str
) -> None:
    assert found(text)[0] == first


def test_a_word_that_only_mentions_a_city_comes_after_its_winners(found: Found) -> None:
    assert found("kitchener") == ["2023-02", "2023-03"]


def test_state_abbreviations_count_only_in_capitals(found: Found) -> None:
    assert set(found("TX")) == {"2018-01", "2023-01", "2025-01"}
    assert found("tx") == []


def test_function_words_may_be_missing(found: Found) -> None:
    assert found("the lamps of") == ["2018-01"]


def test_without_a_winner_that_has_all_words_the_best_few_are_shown_and_labelled(
    ask: Ask,
) -> None:
    results = ask("lamps sensors kitchener -taiwan")
    assert results.partial
    assert [hit.id for hit in results.hits] == ["2018-01"]


def test_what_is_excluded_stays_excluded_from_partial_matches(found: Found) -> None:
    assert found("lamps kitchener -dallas -canada -taiwan") == []
