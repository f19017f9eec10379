"""Words and other names of places that do not hold together are refused."""

from pathlib import Path

import pytest

from tests.integration.small_record import (
    PLACES,
    VOCABULARY,
    check,
    edit,
    known_from,
    problems,
    small_record,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_record(tmp_path)


def test_an_id_of_the_vocabulary_is_given_once(folder: Path) -> None:
    again = "  - {id: data-ai, label: Data once more}\n"
    edit(folder / "vocabulary.yaml", "technologies:", again + "technologies:")
    assert problems(folder) == [
        "vocabulary.yaml:3: focus area data-ai, id: 'data-ai' is already the id of the one at "
        "vocabulary.yaml:2. Keep one of them, or choose another id."
    ]


def test_a_technology_belongs_to_a_focus_area_that_exists(folder: Path) -> None:
    edit(folder / "vocabulary.yaml", "focus_area: data-ai", "focus_area: data")
    assert problems(folder) == [
        "vocabulary.yaml:6: technology digital-twin, focus_area: 'data' is not a focus area. "
        "Did you mean 'data-ai'?"
    ]


def test_a_word_in_use_is_not_dropped(folder: Path) -> None:
    known = known_from(folder)
    edit(folder / "vocabulary.yaml", "id: digital-twin", "id: city-twin")
    assert problems(folder / "vocabulary.yaml", known=known) == [
        "vocabulary.yaml:3: technologies: the technology 'digital-twin' is missing, but winner "
        "2023-01 has it. Keep it, or load the edition without it as well."
    ]


def test_words_are_held_against_the_known_vocabulary_if_none_is_loaded(folder: Path) -> None:
    known, edition = known_from(folder), folder / "smart-50-2023.yaml"
    edit(edition, "digital-twin", "digital-twinn")
    (with_known,), (without,) = problems(edition, known=known), problems(edition)[:1]
    assert with_known.endswith("Did you mean 'digital-twin'?")
    assert without.endswith("Load the vocabulary as well.")


def test_a_broken_vocabulary_does_not_make_every_word_unknown(folder: Path) -> None:
    (folder / "vocabulary.yaml").write_text("technologies: [")
    (problem,) = problems(folder)
    assert problem.startswith("vocabulary.yaml:2: broken YAML")


def test_there_is_one_vocabulary(folder: Path) -> None:
    (folder / "words.yaml").write_text(VOCABULARY)
    assert problems(folder)[-3] == (
        "words.yaml:1: a second file of the kind 'vocabulary', beside vocabulary.yaml. "
        "Move its content into the first."
    )


@pytest.mark.parametrize(
    ("alias", "problem"),
    [
        (
            "{alias: usa, kind: variant, country: Canada}",
            "alias usa, alias: 'usa' already points to United States, at places.yaml:2. "
            "Keep one of the two.",
        ),
        (
            "{alias: USA, kind: variant, country: United States}",
            "alias USA, alias: 'USA' is listed twice, at places.yaml:2. Keep one of the two.",
        ),
        (
            "{alias: Canadia, kind: variant, country: Cannada}",
            "alias Canadia, country: 'Cannada' is not a country. Did you mean 'Canada'?",
        ),
    ],
)
def test_an_alias_that_does_not_fit(folder: Path, alias: str, problem: str) -> None:
    (folder / "places.yaml").write_text(f"{PLACES}  - {alias}\n")
    assert problems(folder) == [f"places.yaml:6: {problem}"]


def test_a_name_may_stand_for_a_city_and_for_a_region(folder: Path) -> None:
    city = "  - {alias: 'ON', kind: abbreviation, city: Ontario, country: United States}\n"
    (folder / "places.yaml").write_text(PLACES + city)
    assert len(check([folder]).aliases or ()) == 5
