"""Corrections, doubts and ways out: help where there are few results, each promise kept."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from archive.domain.search import SearchQuery
from archive.domain.syntax import parse
from archive.search.answering import Answer, answer
from archive.search.port import SearchIndex


def asked(text: str, filters: Mapping[str, tuple[str, ...]] | None = None) -> SearchQuery:
    return SearchQuery(parse(text), filters=filters or {})


def ids(given: Answer) -> list[str]:
    return [hit.id for hit in given.results.hits]


@pytest.mark.parametrize(
    ("text", "shown_for", "first"),
    [
        ("lihgts", "lights", "2018-01"),
        ("growing togethr", "growing together", "2023-02"),
        ("Dalals wifi", "dallas wifi", "2023-01"),
        ("columbos georgia", "columbus georgia", "2025-01"),
        ("neighborhood", "neighbourhood", "2023-01"),
        ("-ohio title:streest", "-ohio title:streets", None),
    ],
)
def test_a_mistyped_word_is_corrected_and_said(
    index: SearchIndex, text: str, shown_for: str, first: str | None
) -> None:
    given = answer(index, asked(text))
    if first:
        assert given.shown_for == shown_for
        assert ids(given)[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "lamps",
        "ligt",
        "1489",
        "5h",
        '"lihgts"',
        "-lihgts",
        "zzzzzz",
        "Kitchner",
        "luminaire",
        "rides",
    ],
)
def test_short_known_quoted_excluded_and_numeric_words_stay_as_they_are(
    index: SearchIndex, text: str
) -> None:
    assert answer(index, asked(text)).shown_for is None


@pytest.mark.parametrize(
    ("text", "shown_for", "first"),
    [("neighb", "neighb*", "2023-01"), ("red clou", "red clou*", "2023-01")],
)
def test_an_unknown_last_word_is_read_as_the_beginning_of_one(
    index: SearchIndex, text: str, shown_for: str, first: str
) -> None:
    given = answer(index, asked(text))
    assert given.shown_for == shown_for
    assert ids(given)[0] == first


def test_the_exact_text_can_be_searched(index: SearchIndex) -> None:
    given = answer(index, asked("lihgts"), exactly=True)
    assert given.shown_for is None
    assert given.results.total == 0


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("lamps", {"city": ("kitchener-ontario",)}),
        ("twin", {"year": ("2018",)}),
        ("twin", {"year": ("2018",), "country": ("canada", "taiwan")}),
        ("dallas kitchener lamps", {}),
        ("zzzzzz", {"year": ("2023",)}),
        ("", {"city": ("kitchener-ontario",), "year": ("2018",)}),
    ],
)
def test_every_way_out_gives_exactly_what_it_promises(
    index: SearchIndex, text: str, filters: Mapping[str, tuple[str, ...]]
) -> None:
    query = asked(text, filters)
    given = answer(index, query)
    assert given.ways_out
    for way in given.ways_out:
        wider = replace(query, text=parse(way.text)) if way.text is not None else query
        kept = {name: keys for name, keys in query.filters.items() if name != way.facet}
        if way.keys:
            kept[way.facet] = way.keys
        results = index.search(replace(wider, filters=kept))
        assert results.total == way.total > 0
        assert not results.partial


def test_with_enough_results_no_way_out_is_offered(index: SearchIndex) -> None:
    assert answer(index, asked("")).ways_out == ()
    assert answer(index, asked("dallas")).ways_out == ()


def test_the_nearest_year_with_results_is_offered(index: SearchIndex) -> None:
    given = answer(index, asked("twin", {"year": ("2018",)}))
    assert given.ways_out[0].keys == ("2018", "2023")
