"""Words that found nothing are counted; what may tell of a person is not kept at all."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.unfound import DAYS, LEAST, MOST_BYTES, kept_words, note, read

TODAY = date(2027, 5, 11)


@pytest.mark.parametrize("text", [
    "ada@example.org", "write to ada @ example org", "call 0171 234 5678", "+1 (214) 555-0100",
    "https://example.org", "www.example.org", "12345678", "", "   ", "…", "x" * 61,
    "one two three four five six seven",
])  # fmt: skip
def test_what_may_tell_of_somebody_is_not_kept(text: str) -> None:
    assert kept_words(text) == ""


@pytest.mark.parametrize(("text", "kept"), [
    ("Zeppelin", "zeppelin"), ("  Díga-me  ", "diga me"), ("smart 50", "smart 50"),
    ("2023 lighting", "2023 lighting"),
])  # fmt: skip
def test_words_are_kept_as_they_are_compared(text: str, kept: str) -> None:
    assert kept_words(text) == kept


def test_they_are_told_only_when_they_were_asked_often_enough(tmp_path: Path) -> None:
    for _ in range(LEAST - 1):
        note(tmp_path, "zeppelin", TODAY)
    assert read(tmp_path, TODAY) == ()
    note(tmp_path, "Zeppelin!", TODAY + timedelta(days=1))
    (found,) = read(tmp_path, TODAY + timedelta(days=1))
    assert (found.text, found.count) == ("zeppelin", LEAST)
    assert found.last == TODAY + timedelta(days=1)


def test_old_days_are_neither_told_nor_left_lying_about(tmp_path: Path) -> None:
    for _ in range(LEAST):
        note(tmp_path, "zeppelin", TODAY)
    later = TODAY + timedelta(days=DAYS)
    assert read(tmp_path, later) == ()
    note(tmp_path, "airship", later)
    assert [path.stem for path in (tmp_path / "unfound").iterdir()] == [later.isoformat()]


def test_a_day_holds_only_so_much(tmp_path: Path) -> None:
    path = tmp_path / "unfound" / f"{TODAY.isoformat()}.txt"
    note(tmp_path, "zeppelin", TODAY)
    path.write_text("airship\n" * (MOST_BYTES // 8 + 1))
    size = path.stat().st_size
    note(tmp_path, "zeppelin", TODAY)
    assert path.stat().st_size == size


def test_a_folder_that_cannot_be_made_costs_nobody_a_page(tmp_path: Path) -> None:
    (tmp_path / "unfound").write_text("a file where the folder should be")
    note(tmp_path, "zeppelin", TODAY)
    assert read(tmp_path, TODAY) == ()


@given(st.text(max_size=100))
def test_what_is_kept_is_one_line_and_stays_the_same(text: str) -> None:
    kept = kept_words(text)
    assert len(kept.splitlines()) <= 1
    assert "@" not in kept
    assert kept_words(kept) == kept
