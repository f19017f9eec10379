"""Withdrawals and corrections come through the same door as the records."""

from pathlib import Path

import pytest

from archive.domain.correction import Correction
from archive.domain.snapshot import Snapshot
from archive.domain.withdrawal import Withdrawal
from tests.integration.small_record import (
    EDITION,
    SECOND,
    check,
    edit,
    known_from,
    problems,
    small_record,
)

WITHDRAWN = """\
withdrawn:
  - id: 2023-09
    date: 2024-05-03
    reason: It was recorded twice.
    merged_into: 2023-01
"""
CORRECTIONS = """\
corrections:
  - date: 2024-05-03
    winner: 2023-01
    was: The city was spelt Kitchner.
    now: It is spelt Kitchener.
    source: {url: https://example.org/city, publisher: Example}
  - {date: 2024-05-04, edition: smart-50-2023, was: Held in June., now: Held in May.}
  - {date: 2024-05-05, winner: 2023-09, was: A wrong year., now: The right one.}
"""
GONE = Withdrawal(id="2023-09", date="2024-05-03", reason="Why.", merged_into="2023-01")
RIGHT = Correction(date="2024-05-03", winner="2023-01", was="Wrong.", now="Right.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    small_record(tmp_path)
    (tmp_path / "withdrawn.yaml").write_text(WITHDRAWN)
    (tmp_path / "corrections.yaml").write_text(CORRECTIONS)
    return tmp_path


def knowing(folder: Path, **more: object) -> Snapshot:
    return known_from(folder).model_copy(update=more)


def test_they_are_part_of_a_load(folder: Path) -> None:
    batch = check([folder])
    (gone,) = batch.withdrawals or ()
    assert (gone.id, gone.date, gone.merged_into) == ("2023-09", "2024-05-03", "2023-01")
    first, second, third = batch.corrections or ()
    assert (first.subject, second.subject) == ("2023-01", "smart-50-2023")
    assert third.winner == "2023-09", "what was withdrawn may have been corrected before"
    assert first.source is not None


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        (
            "withdrawn", "2023-09", "2023-01",
            "withdrawn.yaml:2: withdrawal 2023-01, id: is withdrawn and recorded at once. "
            "Remove it there, or here if it is not withdrawn.",
        ),
        (
            "withdrawn", "merged_into: 2023-01", "merged_into: 2023-77",
            "withdrawn.yaml:5: withdrawal 2023-09, merged_into: there is no winner '2023-77'. "
            "Write the id of a recorded winner, or load its edition as well.",
        ),
        (
            "withdrawn", "2024-05-03", "2023-02-29",
            "withdrawn.yaml:3: withdrawal 2023-09, date: is not in the calendar. Correct the day.",
        ),
        (
            "withdrawn", "2024-05-03", "3 May",
            "withdrawn.yaml:3: withdrawal 2023-09, date: '3 May' has the wrong form. "
            "Write a day such as '2027-05-03'.",
        ),
        (
            "withdrawn", "2024-05-03", "2099-01-01",
            "withdrawn.yaml:3: withdrawal 2023-09, date: lies ahead. "
            "Write the day of the withdrawal.",
        ),
        (
            "corrections", "2024-05-04", "2099-01-01",
            "corrections.yaml:7: correction 2, date: lies ahead. Write the day of the correction.",
        ),
        (
            "corrections", "edition: smart-50-2023", "edition: smart-50-2032",
            "corrections.yaml:7: correction 2, edition: there is no edition 'smart-50-2032'. "
            "Did you mean 'smart-50-2023'?",
        ),
        (
            "corrections", "winner: 2023-01", "winner: 2023-77",
            "corrections.yaml:3: correction 1, winner: there is no winner '2023-77'. "
            "Write the id of a winner that is recorded or withdrawn.",
        ),
        (
            "corrections", "edition: smart-50-2023, ", "",
            "corrections.yaml:7: correction 2: names neither or both of 'winner' and 'edition'. "
            "Name one of the two.",
        ),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_refused(
    folder: Path, file: str, before: str, after: str, said: str
) -> None:
    edit(folder / f"{file}.yaml", before, after)
    assert said in problems(folder)


def test_each_is_listed_once(folder: Path) -> None:
    for name, text in (("withdrawn", WITHDRAWN), ("corrections", CORRECTIONS)):
        first = text.partition("\n")[2].split("  - {")[0]
        (folder / f"{name}.yaml").write_text(text + first)
    assert [line.partition(": ")[2] for line in problems(folder)] == [
        "correction 4: is already at corrections.yaml:2. Keep one of the two.",
        "withdrawal 2023-09, id: '2023-09' is already withdrawn at withdrawn.yaml:2. "
        "Keep one of the two.",
    ]


def test_the_number_of_a_withdrawn_record_is_not_given_again(folder: Path) -> None:
    known = knowing(folder, withdrawals=(GONE,))
    edition = folder / "smart-50-2023.yaml"
    edition.write_text(EDITION + SECOND.replace("2023-02", "2023-09"))
    assert problems(edition, known=known) == [
        "smart-50-2023.yaml:21: winner 2023-09, id: '2023-09' was withdrawn on 2024-05-03. "
        "A number is never given again: give this winner the next free one."
    ]


def test_a_winner_that_is_led_to_or_was_corrected_does_not_vanish(folder: Path) -> None:
    known = knowing(folder, withdrawals=(GONE,), corrections=(RIGHT,))
    edition = folder / "smart-50-2023.yaml"
    edition.write_text(EDITION.partition("winners:")[0] + "winners: []\n")
    assert problems(edition, known=known) == [
        "smart-50-2023.yaml:6: winners: winner 2023-01 is missing, but leads on 2023-09. "
        "Keep it, or load the withdrawn records as well.",
        "smart-50-2023.yaml:6: winners: winner 2023-01 is missing, but was corrected once. "
        "Keep it, or say among the withdrawn records why it goes.",
    ]
