"""Golden queries come through the same door as the records, and are refused in the same words."""

from pathlib import Path

import pytest

from archive.domain.golden import Want
from tests.integration.small_record import EDITION, check, known_from, problems, small_record

GOLDEN = """\
golden:
  - query: Growing Together
    kind: name
    want:
      - {id: 2023-01, grade: 3}
    note: It is called so.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_record(tmp_path)


def golden(folder: Path, text: str = GOLDEN) -> Path:
    path = folder / "golden.yaml"
    path.write_text(text)
    return path


def second(want: str, query: str = "twin", kind: str = "topic") -> str:
    return f"{GOLDEN}  - {{query: {query}, kind: {kind}, want: {want}}}\n"


def test_they_are_part_of_a_load(folder: Path) -> None:
    golden(folder)
    (query,) = check([folder]).golden or ()
    assert (query.query, query.kind, query.note) == ("Growing Together", "name", "It is called so.")
    assert query.want == (Want(id="2023-01", grade=3),)


def test_without_the_file_nothing_is_said_about_them(folder: Path) -> None:
    assert check([folder]).golden is None
    golden(folder, "golden: []\n")
    assert check([folder]).golden == ()


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        (
            second("[{id: 2023-99, grade: 3}]"),
            "query twin, want 1, id: there is no winner '2023-99'. "
            "Write the id of a recorded winner, or load its edition as well.",
        ),
        (
            second("[{id: 2023-01, grade: 3}]", query="Growing Together"),
            "query Growing Together, query: 'Growing Together' is already asked at golden.yaml:2. "
            "Keep one of the two.",
        ),
        (second("[]"), "query twin, want: is an empty list. Add at least 1."),
        (
            second("[{id: 2023-01, grade: 4}]"),
            "query twin, want 1, grade: must be 3 or less, not 4. Correct the number.",
        ),
        (
            second("[{id: 2023-01, grade: 0}]"),
            "query twin, want 1, grade: must be 1 or more, not 0. Correct the number.",
        ),
        (
            second("[{id: 2023-01, grade: 2}]"),
            "query twin, want: has no winner of grade 3. Give 3 to what must come first.",
        ),
        (
            second("[{id: 2023-01, grade: 3}, {id: 2023-01, grade: 1}]"),
            "query twin, want: names '2023-01' twice. Correct it.",
        ),
        (
            second("[{id: growing, grade: 3}]"),
            "query twin, want 1, id: 'growing' has the wrong form. "
            "Write the year, a hyphen and a number, such as '2023-01'.",
        ),
        (
            second("[{id: 2023-01, grade: 3}]", kind="joke"),
            "query twin, kind: 'joke' is not one of its words.",
        ),
        (
            second("[{id: 2023-01, grade: 3}]", query="2023"),
            "query 2, query: must be text, not 2023. Write one text, in quotes if it is a number.",
        ),
    ],
)
def test_a_query_that_does_not_hold_is_named_with_its_line(
    folder: Path, query: str, problem: str
) -> None:
    golden(folder, query)
    assert problems(folder)[0].startswith(f"golden.yaml:7: {problem}")


def test_there_is_one_file_of_them(folder: Path) -> None:
    golden(folder)
    (folder / "more.yaml").write_text("golden: []\n")
    assert problems(folder) == [
        "more.yaml:1: a second file of the kind 'golden', beside golden.yaml. "
        "Move its content into the first."
    ]


def test_they_may_want_what_the_catalogue_already_has(folder: Path) -> None:
    path, known = golden(folder), known_from(folder)
    assert check([path], known).golden
    assert len(problems(path)) == 1


def test_an_edition_that_cannot_be_read_does_not_make_its_winners_unknown(folder: Path) -> None:
    golden(folder)
    (folder / "smart-50-2023.yaml").write_text("edition: [")
    (problem,) = problems(folder)
    assert problem.startswith("smart-50-2023.yaml:2: broken YAML")


def test_a_winner_that_is_wanted_cannot_be_left_out(folder: Path) -> None:
    path = golden(folder)
    batch = check([folder])
    known = known_from(folder).model_copy(update={"golden": batch.golden})
    path.unlink()
    edition = folder / "smart-50-2023.yaml"
    edition.write_text(EDITION.replace("id: 2023-01", "id: 2023-02"))
    assert problems(edition, folder / "vocabulary.yaml", known=known) == [
        "smart-50-2023.yaml:6: winners: winner 2023-01 is missing, "
        "but the query 'Growing Together' wants it. "
        "Keep it, or load the golden queries without it as well."
    ]
