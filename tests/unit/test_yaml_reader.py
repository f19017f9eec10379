"""How a file of records is read: nothing is guessed, everything is located, nothing raises."""

from itertools import pairwise

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.loading import yaml_reader
from indexer.loading.limits import MOST_PROBLEMS
from indexer.loading.yaml_reader import Value, read_yaml


def content(text: str) -> Value:
    reading = read_yaml("a.yaml", text)
    assert reading.problems == []
    return reading.content


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read_yaml("a.yaml", text).problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2023", 2023),
        ("'2023'", "2023"),
        ("-5", -5),
        ("0", 0),
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("false", False),
    ],
)
def test_a_plain_value_is_a_whole_number_a_truth_nothing_or_text(
    written: str, value: Value
) -> None:
    assert content(f"key: {written}") == {"key": value}


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "ON",
        "yes",
        "2018-03-26",
        "2018-03",
        "012",
        "0x1F",
        "1:30",
        "1_000",
        "5.0",
        "1e3",
        "9" * 5000,
    ],
)
def test_what_other_readers_would_turn_into_something_else_stays_as_written(written: str) -> None:
    assert content(f"key: {written}") == {"key": written}


def test_every_value_knows_the_line_of_its_key_or_list_item() -> None:
    reading = read_yaml(
        "a.yaml", "# a comment\na:\n  - b: >-\n      folded\n      text\n    c: 1\n"
    )
    assert reading.content == {"a": ({"b": "folded text", "c": 1},)}
    assert reading.lines == {(): 2, ("a",): 2, ("a", 0): 3, ("a", 0, "b"): 3, ("a", 0, "c"): 6}


def test_a_key_written_twice_is_located_with_both_lines() -> None:
    assert problems("a: 1\nb: 2\na: 3\n") == [
        "a.yaml:3: a: written twice, first on line 1. Keep one of them."
    ]


def test_broken_yaml_is_located() -> None:
    (problem,) = problems("a: 1\nb: [1, 2\nc: 3\n")
    assert problem.startswith("a.yaml:3: broken YAML: ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &x 1\nb: 2", "a.yaml:1: a: 'x' is an anchor or alias."),
        ("a: 1\nb: !!python/object:os.system x", "a.yaml:2: b: 'tag:yaml.org,2002:python/object"),
        ("a: 1\n---\nb: 2", "a.yaml:2: more than one document."),
        ("a: 1\n? [b]\n: c", "a.yaml:2: a key must be a plain word."),
        ('"a\\nb": 1', "a.yaml:1: a key must be a plain word."),
        ('a: "\\0"', "a.yaml:1: a: holds a control character."),
    ],
)
def test_what_has_no_place_in_a_record_is_refused(text: str, message: str) -> None:
    assert problems(text)[0].startswith(message)


def test_aliases_cannot_make_a_small_file_large() -> None:
    names = "abcdefghij"
    laughs = "a: &a [ha, ha]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n" for before, name in pairwise(names)
    )
    reading = read_yaml("a.yaml", laughs)
    assert "is an anchor or alias" in reading.problems[0].message
    assert isinstance(reading.content, dict)
    assert reading.content["j"] == (None,) * 10


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000])
def test_nesting_has_an_end(text: str) -> None:
    assert problems(text)[-1] == "a.yaml:1: nested too deeply. Check the indentation."


def test_a_file_of_very_many_values_is_refused() -> None:
    text = "- 1\n" * (yaml_reader.MOST_VALUES + 1)
    assert problems(text) == ["a.yaml:200000: more than 200,000 values. Split the file."]


def test_a_file_of_very_many_problems_ends_the_list() -> None:
    found = problems("a: 1\n" * 5000)
    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1].endswith("too many problems to list. Mend those above first.")


@given(st.text())
@example('"\\UFFFFFFFF"')
def test_no_text_raises(text: str) -> None:
    read_yaml("a.yaml", text)


PRINTABLE = st.text(st.characters(categories=["L", "N", "P", "S"]) | st.just(" "), max_size=40)
KEYS = PRINTABLE.filter(bool)
SCALARS = st.none() | st.booleans() | st.integers(-(10**17), 10**17) | PRINTABLE
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4).map(tuple) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


class PlainDumper(yaml.SafeDumper):
    """Writes a value that occurs twice in full."""

    def ignore_aliases(self, _: object) -> bool:
        return True


PlainDumper.add_representer(tuple, lambda dumper, value: dumper.represent_list(value))


@given(VALUES)
def test_what_is_written_is_what_is_read(value: Value) -> None:
    text = yaml.dump(value, Dumper=PlainDumper, allow_unicode=True)
    assert content(text) == value
