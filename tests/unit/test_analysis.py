"""How text becomes tokens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.analysis import (
    VALUE_GAP,
    fold_letters,
    plain_tokens,
    postings,
    spelt,
    stem,
    tokenize,
)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Street lights", "street lights"),
        ("Querétaro, ＱＵＥＲＥＴＡＲＯ", "queretaro queretaro"),
        ("the city's plan", "the city plan"),
        ("O'Fallon O\u2019Fallon", "ofallon ofallon"),
        ("Wi-Fi", "wi fi wifi"),
        ("D.C.", "d c dc"),
        ("e-government", "e government egovernment"),
        ("5G 5-G", "5g 5 g 5g"),
        ("1,488 homes", "1488 homes"),
        ("3.8 million", "3.8 million"),
        ("2023-05-15", "2023 05 15"),
        ("a-b-c-d-e", "a b c d e"),
        ("守護 city", "守 護 city"),
        ("CO₂", "co2"),
        ("ﬁre", "fire"),
        ("e\u0301tude", "etude"),
        ("a_b", "a b"),
        ("!?", ""),
    ],
)
def test_a_text_has_these_tokens(text: str, tokens: str) -> None:
    assert [token.text for token in tokenize(text)] == tokens.split()


def test_parts_of_a_compound_follow_each_other_and_the_whole_stands_at_the_first() -> None:
    found = [(t.text, t.position, t.joined) for t in tokenize("new Wi-Fi here")]
    assert found == [
        ("new", 0, False), ("wi", 1, False), ("fi", 2, False), ("wifi", 1, True), ("here", 3, False)
    ]  # fmt: skip


def test_words_are_stemmed_and_numbers_and_other_scripts_are_not() -> None:
    assert stem("lights") == stem("light") == stem("lighting") == "~light"
    assert stem("5g") is None
    assert stem("2023") is None
    assert stem("守") is None


def test_values_of_a_field_lie_apart() -> None:
    found = postings(("first value", "second"))
    assert found["value"] == [1]
    assert found["second"][0] - found["value"][0] > VALUE_GAP


def test_each_position_of_a_token_is_noted_once_and_rising() -> None:
    assert postings(("run-s run",))["~run"] == [0, 2]


@given(st.text(max_size=200))
def test_any_text_has_tokens_that_lie_in_it(text: str) -> None:
    tokens = list(tokenize(text))
    assert all(0 <= t.start < t.end <= len(text) for t in tokens)
    assert plain_tokens(text) == tuple(t.text for t in tokens if not t.joined)
    for token, positions in postings((text,)).items():
        assert positions == sorted(set(positions)), token


@given(st.text(max_size=200))
def test_every_token_is_spelt_in_the_text_it_came_from(text: str) -> None:
    folded = fold_letters(text)
    assert len(folded) == len(text)
    assert {token for token, _ in spelt([text])} == set(postings((text,)))
    assert all(spelling in folded for _, spelling in spelt([text]))
