"""Records that hold alone, but not together or not beside what is known, are refused."""

from pathlib import Path

import pytest

from tests.integration.small_record import (
    EDITION,
    SECOND,
    check,
    edit,
    known_from,
    problems,
    small_record,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_record(tmp_path)


@pytest.mark.parametrize(
    ("before", "after", "line", "problem"),
    [
        (
            "digital-twin",
            "digital-twinn",
            14,
            "technologies 1: 'digital-twinn' is not a known technology. "
            "Did you mean 'digital-twin'?",
        ),
        (
            "digital-twin",
            "virtual-city-models",
            14,
            "technologies 1: 'virtual-city-models' is not a known technology. "
            "Did you mean 'digital-twin'?",
        ),
        (
            "data-ai",
            "lighting",
            15,
            "focus_areas 1: 'lighting' is not a known focus area. "
            "Add it to vocabulary.yaml, or remove it.",
        ),
        (
            "country: Canada",
            "country: Canda",
            12,
            "place, country: 'Canda' is not a country. Did you mean 'Canada'?",
        ),
        (
            "country: Canada",
            "country: usa",
            12,
            "place, country: 'usa' is another name of 'United States'. "
            "Write the latter; the source's own spelling may stand in 'as_written'.",
        ),
        (
            "region: Ontario",
            "region: ON",
            11,
            "place, region: 'ON' is another name of 'Ontario'. "
            "Write the latter; the source's own spelling may stand in 'as_written'.",
        ),
        (
            "city: Kitchener",
            "city: Kitchner",
            10,
            "place, city: 'Kitchner' is another name of 'Kitchener'. "
            "Write the latter; the source's own spelling may stand in 'as_written'.",
        ),
        (
            "supports: award",
            "supports: project",
            20,
            "confidence: the win is called stated, but no source supports the award. "
            "Add a source with 'supports: award', or write 'inferred' and the reason as note.",
        ),
    ],
)
def test_a_winner_that_does_not_fit(
    folder: Path, before: str, after: str, line: int, problem: str
) -> None:
    edit(folder / "smart-50-2023.yaml", before, after)
    assert problems(folder) == [f"smart-50-2023.yaml:{line}: winner 2023-01, {problem}"]


def test_an_inferred_win_needs_no_source_that_states_it(folder: Path) -> None:
    edit(folder / "smart-50-2023.yaml", "supports: award", "supports: project")
    edit(folder / "smart-50-2023.yaml", "confidence: stated", "confidence: inferred")
    assert check([folder]).editions[0].winners[0].confidence == "inferred"


def test_an_id_begins_with_the_year(folder: Path) -> None:
    edit(folder / "smart-50-2023.yaml", "id: 2023-01", "id: 2022-01")
    assert problems(folder) == [
        "smart-50-2023.yaml:7: winner 2022-01, id: '2022-01' does not begin with the year of its "
        "edition. Write an id such as '2023-01'."
    ]


def test_an_id_is_given_once(folder: Path) -> None:
    again = SECOND.replace("2023-02", "2023-01").replace("inferred", "unsure")
    (folder / "smart-50-2023.yaml").write_text(EDITION + again)
    assert problems(folder)[0] == (
        "smart-50-2023.yaml:21: winner 2023-01, id: '2023-01' is already the id of a winner in "
        "smart-50-2023.yaml:7. Give this winner the next free number."
    )


def test_an_id_of_a_known_winner_is_not_given_again(folder: Path) -> None:
    known = known_from(folder)
    other = folder / "smart-20-2023.yaml"
    other.write_text(EDITION.replace("Smart 50", "Smart 20"))
    assert problems(other, known=known) == [
        "smart-20-2023.yaml:7: winner 2023-01, id: '2023-01' is already the id of a winner in "
        "Smart 50 2023. Give this winner the next free number."
    ]


def test_an_edition_may_be_loaded_again(folder: Path) -> None:
    known = known_from(folder)
    assert check([folder], known) == check([folder])
    edition = check([folder / "smart-50-2023.yaml"], known)
    assert (edition.vocabulary, edition.aliases) == (None, None)


def test_an_edition_is_listed_once_in_a_file_named_after_it(folder: Path) -> None:
    (folder / "winners.yaml").write_text(EDITION.replace("2023-01", "2023-09"))
    assert problems(folder) == [
        "winners.yaml:1: edition: the file of Smart 50 2023 is not named after it. "
        "Name it 'smart-50-2023.yaml'.",
        "winners.yaml:1: edition: Smart 50 2023 is already in smart-50-2023.yaml:1. "
        "Keep one file for each edition.",
    ]


def test_a_year_that_cannot_be_yet(folder: Path) -> None:
    (folder / "smart-20-2028.yaml").write_text(
        "edition: {award: Smart 20, year: 2028, slots: 20}\nwinners: []\n"
    )
    assert problems(folder) == [
        "smart-20-2028.yaml:1: edition, year: 2028 lies too far ahead. "
        "Correct the year; the latest possible is 2027."
    ]


def test_a_ceremony_far_from_its_year(folder: Path) -> None:
    edit(folder / "smart-50-2023.yaml", "2023-05-15", "2019-05")
    assert problems(folder) == [
        "smart-50-2023.yaml:5: edition, ceremony_date: '2019-05' is far from the year 2023. "
        "Correct the date or the year."
    ]


def test_more_winners_than_slots(folder: Path) -> None:
    text = EDITION.replace("slots: 50", "slots: 1") + SECOND
    (folder / "smart-50-2023.yaml").write_text(text)
    assert problems(folder) == [
        "smart-50-2023.yaml:4: edition, slots: is 1, but 2 winners are listed. "
        "Correct the slots, or remove winners that are listed twice."
    ]


def test_an_honour_has_one_spelling(folder: Path) -> None:
    third = SECOND.replace("-02", "-03").replace("Overall Award", "overall award")
    (folder / "smart-50-2023.yaml").write_text(EDITION + SECOND + third)
    assert problems(folder) == [
        "smart-50-2023.yaml:28: winner 2023-03, honours 1: 'overall award Recipient' is written "
        "otherwise elsewhere. Write 'Overall Award Recipient'."
    ]


def test_a_place_has_one_spelling(folder: Path) -> None:
    third = SECOND.replace("-02", "-03").replace("Taiwan}", "TAIWAN}")
    fourth = SECOND.replace("-02", "-04")
    (folder / "smart-50-2023.yaml").write_text(EDITION + SECOND + third + fourth)
    assert problems(folder) == [
        "smart-50-2023.yaml:27: winner 2023-03, place, country: 'TAIWAN' is written otherwise "
        "elsewhere. Write 'Taiwan'."
    ]


def test_the_area_of_a_city_may_be_named_as_the_place(folder: Path) -> None:
    edit(folder / "smart-50-2023.yaml", "city: Kitchener", "city: Chicopee")
    assert check([folder]).places[0].label == "Chicopee, Ontario"


def test_everything_wrong_is_in_one_report_in_the_order_of_files_and_lines(folder: Path) -> None:
    bad = EDITION.replace("digital-twin", "digital-twinn").replace("stated", "certain")
    (folder / "smart-50-2023.yaml").write_text(bad + SECOND.replace("2023-02", "2023-01"))
    (folder / "a.yaml").write_text("edition: [")
    (folder / "z.yaml").write_bytes(b"\xff")
    found = problems(folder, folder / "missing.yaml")
    assert [problem.partition(": ")[0] for problem in found] == [
        "a.yaml:2",
        "smart-50-2023.yaml:14",
        "smart-50-2023.yaml:20",
        "smart-50-2023.yaml:21",
        "z.yaml:1",
        "missing.yaml",
    ]
