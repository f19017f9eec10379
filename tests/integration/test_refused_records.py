"""A record that does not hold is refused with its line, its fault and the way to mend it."""

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive.errors import RecordError
from tests.integration.small_record import EDITION, check, edit, problems, small_record

SOURCES = (
    "    sources:\n      - url: https://example.org/kitchener\n"
    "        publisher: Example\n        supports: award\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_record(tmp_path)


@pytest.mark.parametrize(
    ("before", "after", "line", "problem"),
    [
        (SOURCES, "", 7, "sources: is missing. Add 'sources: ' with its value."),
        ("title: Growing", "titel: Growing", 8, "titel: unknown key. Did you mean 'title'?"),
        ("publisher: Example", "publisher: ", 18, "sources 1, publisher: has no value."),
        (SOURCES, "    sources: []\n", 16, "sources: is an empty list. Add at least 1."),
        ("title: Growing Together", "title: ''", 8, "title: is empty."),
        ("title: Growing Together", "title: 2023", 8, "title: must be text, not 2023."),
        ("title: Growing", f"title: {'x' * 400}", 8, "title: is longer than 300 characters."),
        ("honours: [Overall Award Recipient]", "honours: Overall", 13, "honours: must be a list"),
        ("stated", "certain", 20, "confidence: 'certain' is not one of its words. Write one of"),
        (
            "country: Canada",
            "country_code: CA\n      country: Canada",
            12,
            "place, country_code: unknown key. Remove it: it comes from the gazetteer.",
        ),
        (
            "id: 2023-01",
            "id: 2023-01\n    year: 2023",
            8,
            "year: comes from the edition of the file. Remove the line.",
        ),
        (
            "https://example.org/kitchener",
            "example.org",
            17,
            "sources 1, url: 'example.org' has the wrong form. "
            "Write the whole address, from https:// on, without blanks.",
        ),
        (
            "digital-twin",
            "Digital Twin",
            14,
            "technologies 1: 'Digital Twin' has the wrong form. "
            "Write the id, in the form 'digital-twin'.",
        ),
    ],
)
def test_a_winner_that_does_not_hold(
    folder: Path, before: str, after: str, line: int, problem: str
) -> None:
    edit(folder / "smart-50-2023.yaml", before, after)
    (found,) = problems(folder)
    assert found.startswith(f"smart-50-2023.yaml:{line}: winner 2023-01, {problem}")


def test_a_winner_without_a_proper_id(folder: Path) -> None:
    edit(folder / "smart-50-2023.yaml", "id: 2023-01", "id: 2023-1")
    assert problems(folder) == [
        "smart-50-2023.yaml:7: winner 2023-1, id: '2023-1' has the wrong form. "
        "Write the year, a hyphen and a number, such as '2023-01'."
    ]
    edit(folder / "smart-50-2023.yaml", "id: 2023-1", "id: 202301")
    assert problems(folder)[0].startswith("smart-50-2023.yaml:7: winner 1, id: must be text")


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("year: 2023", "year: 2017", "3: edition, year: must be 2018 or more, not 2017."),
        ("year: 2023", "year: '2023'", "3: edition, year: must be a whole number, not '2023'."),
        ("slots: 50", "slots: 50.5", "4: edition, slots: must be a whole number, not '50.5'."),
        ("2023-05-15", "May 2023", "5: edition, ceremony_date: 'May 2023' has the wrong form."),
        ("  - id", "  - just text\n  - id", "7: winner 1: holds no keys. Write lines of"),
        ("edition:", "editions:", "1: editions: unknown key. Did you mean 'edition'?"),
        ("winners:", "winners: []\nlosers:", "7: losers: unknown key."),
    ],
)
def test_an_edition_that_does_not_hold(folder: Path, before: str, after: str, problem: str) -> None:
    edit(folder / "smart-50-2023.yaml", before, after)
    assert problems(folder)[0].startswith(f"smart-50-2023.yaml:{problem}")


def test_an_edition_without_its_list_of_winners(folder: Path) -> None:
    (folder / "smart-20-2027.yaml").write_text(
        "edition: {award: Smart 20, year: 2027, slots: 20}\n"
    )
    assert problems(folder) == [
        "smart-20-2027.yaml:1: winners: must be a list. "
        "Write 'winners:' and a list below it, or 'winners: []' if there are none."
    ]


def test_the_faults_of_a_winner_count_even_if_its_edition_does_not_hold(folder: Path) -> None:
    edit(folder / "smart-50-2023.yaml", "year: 2023", "year: 17")
    edit(folder / "smart-50-2023.yaml", "stated", "certain")
    edit(folder / "smart-50-2023.yaml", "digital-twin", "digital-twins")
    lines = [problem.split(":")[1] for problem in problems(folder)]
    assert lines == ["3", "14", "20"]


def test_a_word_of_the_vocabulary_that_does_not_hold(folder: Path) -> None:
    edit(folder / "vocabulary.yaml", "label: Digital twin", "label: [Digital twin]")
    assert problems(folder) == [
        "vocabulary.yaml:5: technology digital-twin, label: must be text, not a list. "
        "Write one text, in quotes if it is a number."
    ]


def test_an_alias_that_does_not_hold(folder: Path) -> None:
    edit(folder / "places.yaml", "kind: area", "kind: nickname")
    assert problems(folder) == [
        "places.yaml:5: alias Chicopee, kind: 'nickname' is not one of its words. "
        "Write one of 'misspelling', 'abbreviation', 'variant', 'local name' or 'area'."
    ]


def test_a_file_of_very_many_faults_ends_the_list(folder: Path) -> None:
    (folder / "smart-50-2023.yaml").write_text(EDITION + "  - {}\n" * 5000)
    found = problems(folder)
    assert len(found) < 1100
    assert any("too many problems to list" in problem for problem in found)


def test_a_report_quotes_a_file_on_one_line_without_control_characters(folder: Path) -> None:
    edit(folder / "smart-50-2023.yaml", "stated", r'"st\e[31m\n\nated"')
    assert problems(folder)[-1].startswith(
        "smart-50-2023.yaml:20: winner 2023-01, confidence: 'st [31m ated' is not one of its words."
    )


def test_the_error_says_how_many_problems_there_are_and_what_to_do(folder: Path) -> None:
    edit(folder / "smart-50-2023.yaml", "id: 2023-01", "id: 2022-01")
    with pytest.raises(RecordError, match=r"1 problem found, nothing was changed. Mend the files"):
        check([folder])


TEXTS = st.text(max_size=20) | st.sampled_from(["2023-01", "Canada", "award", "stated", "a-b"])
KEYS = st.sampled_from(
    ["id", "title", "place", "country", "other_places", "sources", "url", "technologies", "honours"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=15,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(winner=st.dictionaries(KEYS, VALUES, max_size=6) | VALUES)
@example(winner={"place": [], "sources": {"url": {}}, "id": {"id": []}})
def test_nothing_in_place_of_a_winner_raises_another_error(folder: Path, winner: object) -> None:
    text = yaml.safe_dump({"winners": [winner]}, allow_unicode=True)
    edition = EDITION[: EDITION.index("winners:")]
    (folder / "smart-50-2023.yaml").write_text(edition + text, encoding="utf-8", newline="\n")
    with pytest.raises(RecordError) as refused:
        check([folder])
    assert all(problem.line and problem.fix for problem in refused.value.problems)
