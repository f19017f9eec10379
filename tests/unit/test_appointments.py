"""A moment by the clock of a place: clocks that go forward and back are told of, never guessed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.domain.appointment import NoAppointment, appointment, parsed, told

NOW = datetime(2027, 1, 1, tzinfo=UTC)
ZONES = sorted(available_timezones() - {"localtime"})


def test_a_moment_is_that_of_its_own_clock() -> None:
    found = appointment("2027-05-11", "20:00", "America/New_York", NOW)
    assert found.at == datetime(2027, 5, 12, 0, 0, tzinfo=UTC)
    assert str(found) == "2027-05-11 20:00 America/New_York"
    assert parsed(" 2027-05-11 20:00  America/New_York", NOW) == found


@pytest.mark.parametrize(("day", "time", "zone", "field", "message"), [
    ("2027-03-14", "02:30", "America/New_York", "time", "There is no 02:30 on 2027-03-14"),
    ("2027-11-07", "01:30", "America/New_York", "time", "comes twice on 2027-11-07"),
    ("2026-12-31", "23:59", "UTC", "day", "past: it is 2027-01-01 00:00 in UTC"),
    ("2027-13-01", "20:00", "UTC", "day", "'2027-13-01' is no day. Write it as 2027-05-11."),
    ("11.5.2027", "20:00", "UTC", "day", "is no day"),
    ("9999-12-31", "20:00", "UTC", "day", "is no day"),
    ("0001-01-01", "20:00", "UTC", "day", "is no day"),
    ("2027-5-1", "20:00", "UTC", "day", "is no day"),
    ("2027-05-11", "8 pm", "UTC", "time", "'8 pm' is no time. Write it as 20:00."),
    ("2027-05-11", "24:00", "UTC", "time", "is no time"),
    ("2027-05-11", "20:00", "EDT5", "zone", "'EDT5' is no time zone"),
    ("2027-05-11", "20:00", "", "zone", "is no time zone"),
    ("2027-05-11", "20:00", "../../etc/passwd", "zone", "is no time zone"),
    ("2027-05-11", "20:00", "America", "zone", "is no time zone"),
    ("2027-05-11", "20:00", "\x00", "zone", "is no time zone"),
])  # fmt: skip
def test_what_is_no_moment_to_come_is_told_with_its_field(
    day: str, time: str, zone: str, field: str, message: str
) -> None:
    with pytest.raises(NoAppointment) as refused:
        appointment(day, time, zone, NOW)
    assert refused.value.field == field
    assert message in str(refused.value)


def test_which_times_would_do_is_told_where_clocks_change() -> None:
    with pytest.raises(NoAppointment, match="Choose 03:30 or later"):
        appointment("2027-03-14", "02:30", "America/New_York", NOW)
    with pytest.raises(NoAppointment, match=r"2027-11-07 05:30 .* or 2027-11-07 06:30"):
        appointment("2027-11-07", "01:30", "America/New_York", NOW)


@given(st.datetimes(datetime(2027, 1, 2), datetime(2060, 1, 1)), st.sampled_from(ZONES))
def test_every_moment_is_told_as_it_was_typed_or_refused(clock: datetime, zone: str) -> None:
    day, time = f"{clock:%Y-%m-%d}", f"{clock:%H:%M}"
    try:
        found = appointment(day, time, zone, NOW)
    except NoAppointment as refused:
        around = (clock + timedelta(hours=h) for h in (-26, 26))
        offsets = {at.replace(tzinfo=ZoneInfo(zone)).utcoffset() for at in around}
        assert len(offsets) == 2, refused
        return
    assert told(found.at, found.zone) == f"{day} {time} {zone}"
    assert parsed(str(found), NOW) == found
