"""A text is fitted into its room: in the largest letters, in few lines, and never beyond it."""

from hypothesis import given
from hypothesis import strategies as st

from archive.web.embed.measuring import fitted, width

TEXTS = st.text("Wi. Äé桃園mM-", min_size=1, max_size=80).filter(str.strip)


def test_widths_are_those_of_the_letters() -> None:
    assert width("Wi-Fi", 1000) == 944 + 278 + 333 + 611 + 278
    assert width("é", 10) == width("e", 10)
    assert width("桃園", 10) == 20


@given(TEXTS, st.integers(40, 300), st.integers(1, 3))
def test_no_line_is_wider_than_its_room(text: str, room: int, lines: int) -> None:
    found = fitted(text, room, range(10, 25), lines)
    assert 1 <= len(found) <= lines
    assert all(line.width <= room + 0.05 for line in found)
    assert len({line.size for line in found}) == 1


@given(TEXTS)
def test_what_fits_is_kept_whole_in_the_largest_letters(text: str) -> None:
    (line,) = fitted(text, 10_000, range(10, 25))
    assert line.text == " ".join(text.split())
    assert line.size == 24


def test_long_names_get_smaller_then_two_lines_then_an_ellipsis() -> None:
    name = "Washington, District of Columbia"
    (line,) = fitted(name, 260, range(14, 25), 2)
    assert 14 <= line.size < 24
    both = fitted("Llanfairpwllgwyngyll and Krungthepmahanakhon together", 260, range(14, 25), 2)
    assert len(both) == 2
    (cut,) = fitted(name * 3, 100, (12, 13))
    assert cut.text.endswith("…")
    assert cut.size == 12
