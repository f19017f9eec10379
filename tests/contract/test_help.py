"""Explanations, and words that look alike."""

from collections.abc import Callable

import pytest

from archive.domain.search import SearchQuery, SearchResults
from archive.domain.syntax import parse
from archive.search.port import SearchIndex

Ask = Callable[..., SearchResults]


@pytest.mark.parametrize(
    "text",
    [
        "dallas", "kitchner", "street lights", "luminaire", "wi fi", "data", "twin OR lamps",
        '"digital twin" -kitchener', "title:dallas", "neighb*", "lamps sensors kitchener",
        "digital twin of the streets", "mobility", "5-g", "守護", "dallas 2023 lighting", "",
    ],
)  # fmt: skip
def test_the_points_of_an_explanation_add_up_to_the_score(
    ask: Ask, index: SearchIndex, text: str
) -> None:
    for hit in ask(text).hits:
        explanation = index.explain(SearchQuery(parse(text)), hit.id)
        assert explanation is not None
        assert explanation.score == pytest.approx(hit.score, rel=1e-5, abs=1e-4)


def test_an_explanation_names_words_fields_and_ways(index: SearchIndex) -> None:
    explanation = index.explain(SearchQuery(parse("luminaire kitchener")), "2023-01")
    assert explanation is not None
    reason = explanation.reasons[0]
    assert reason.asked == "luminaire"
    assert reason.kind == "synonym"
    assert "summary" in reason.points
    assert "street" in reason.found


def test_a_winner_that_does_not_match_is_not_explained(index: SearchIndex) -> None:
    assert index.explain(SearchQuery(parse("lamps")), "2023-02") is None
    assert index.explain(SearchQuery(parse("-dallas")), "2018-01") is None
    assert index.explain(SearchQuery(parse("lamps")), "2099-01") is None


@pytest.mark.parametrize(
    ("word", "distance", "expected"),
    [
        ("kitchner", 1, {"kitchener"}),
        ("dalals", 1, {"dallas"}),
        ("streets", 1, {"street"}),
        ("columbos", 1, {"columbus"}),
        ("kolumbos", 1, set()),
        ("kolumbos", 2, {"columbus"}),
        ("2024", 1, set()),
    ],
)
def test_words_at_most_so_many_edits_away_are_alike(
    index: SearchIndex, word: str, distance: int, expected: set[str]
) -> None:
    assert {other for other, _ in index.like(word, distance)} == expected


def test_a_word_is_known_by_its_stem_or_as_another_name(index: SearchIndex) -> None:
    assert index.knows("lighted")
    assert index.knows("rideshare")
    assert not index.knows("ligthing")
    assert index.having("kitchener") == 2
