"""The grammar of queries, as a table: its manual for whoever changes it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.domain.fields import TEXT_FIELDS
from archive.domain.query import All, Either, InField, Node, Not, Phrase, Prefix, Query, Word
from archive.domain.syntax import MAX_CHARACTERS, MAX_DEPTH, MAX_TERMS, parse, unparse

a, b, c = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        # words
        ("", None),
        ("   \t\n ", None),
        ("a", a),
        ("a b", All((a, b))),
        ("  a   b  ", All((a, b))),
        ("Wi-Fi", Word("Wi-Fi")),
        ("city's", Word("city's")),
        ("守護 城市", All((Word("守護"), Word("城市")))),
        # phrases
        ('"a b"', Phrase("a b")),
        ('" a b "', Phrase("a b")),
        ('"a b" c', All((Phrase("a b"), c))),
        ('a"b c"', All((a, Phrase("b c")))),
        # excluded
        ("-a", Not(a)),
        ("b -a", All((b, Not(a)))),
        ('-"a b"', Not(Phrase("a b"))),
        ("a-b", Word("a-b")),
        # one of several
        ("a OR b", Either((a, b))),
        ("a OR b OR c", Either((a, b, c))),
        ("a b OR c", All((a, Either((b, c))))),
        ("a or b", All((a, Word("or"), b))),
        ("ORLANDO", Word("ORLANDO")),
        # fields
        ("city:a", InField("city", a)),
        ("-city:a", Not(InField("city", a))),
        ('city:"a b"', InField("city", Phrase("a b"))),
        ("city:(a b)", InField("city", All((a, b)))),
        ("city:-a", InField("city", Not(a))),
        # beginnings
        ("abc*", Prefix("abc")),
        ("abc**", Prefix("abc")),
        ("city:abc*", InField("city", Prefix("abc"))),
        # groups
        ("(a b)", All((a, b))),
        ("(a b) OR c", Either((All((a, b)), c))),
        ("-(a OR b)", Not(Either((a, b)))),
        ("((a) ((b)))", All((a, b))),
        # what has no meaning is plain words, or nothing
        ("ab*", Word("ab")),
        ("a*b", Word("a*b")),
        ("*", None),
        ("planet:earth", Word("planet:earth")),
        ("city:", Word("city:")),
        ("city: a", All((Word("city:"), a))),
        ("CITY:a", Word("CITY:a")),
        ('"a', a),
        ('""', None),
        ('"!?"', None),
        ("(a", a),
        ("a)", a),
        (")(", None),
        ("()", None),
        ("OR", None),
        ("OR a", a),
        ("a OR", a),
        ("a OR OR b", Either((a, b))),
        ("a AND b", All((a, Word("AND"), b))),
        ("-", None),
        ("- a", a),
        ("--a", Word("--a")),
        ("& a + b", All((a, b))),
        # what cannot be seen is not there
        ("a\x00b", All((a, b))),
        ("a\u200bb", Word("ab")),
        ("\u202ea", a),
        ("a\ud800", a),
    ],
)
def test_every_text_is_read_so(text: str, root: Node | None) -> None:
    assert parse(text) == Query(root)


@pytest.mark.parametrize("field", [field.name for field in TEXT_FIELDS])
def test_every_field_that_is_searched_can_be_named(field: str) -> None:
    assert parse(f"{field}:a").root == InField(field, a)


def test_too_long_a_text_is_cut_and_said() -> None:
    query = parse("x" * (MAX_CHARACTERS + 1))
    assert query.root == Word("x" * MAX_CHARACTERS)
    assert query.notices == (f"Only the first {MAX_CHARACTERS} characters were searched.",)
    assert parse("x" * MAX_CHARACTERS).notices == ()


def test_too_many_words_are_cut_and_said() -> None:
    query = parse(" ".join("a" for _ in range(MAX_TERMS + 5)))
    assert query.root == All((a,) * MAX_TERMS)
    assert query.notices == (f"Only the first {MAX_TERMS} words were searched.",)


def test_brackets_too_deep_are_ignored_and_said() -> None:
    assert parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH) == Query(a)
    query = parse("(" * (MAX_DEPTH + 1) + "a b" + ")" * (MAX_DEPTH + 1))
    assert query.root == All((a, b))
    assert query.notices == (f"Brackets deeper than {MAX_DEPTH} were ignored.",)


pieces = st.sampled_from(
    ["a", "b1", "-", "OR", "(", ")", '"', "city:", "x:", "ab*", "abc*", " ", " ", "桃園", "é", "*"]
)


@given(text=st.text(max_size=300) | st.lists(pieces, max_size=40).map("".join))
@example(text='OR"')
@example(text="OR*")
@example(text="(" * 5000)
def test_any_text_is_read_and_its_own_text_reads_the_same(text: str) -> None:
    query = parse(text)
    assert parse(unparse(query)).root == query.root
