"""A moment as people agree upon it: a day and a time by the clock of some place."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

FORM = "Write it as 2027-05-11 20:00 America/New_York"


@dataclass(frozen=True, slots=True)
class Appointment:
    """A moment, and the name of the clock by which it was given."""

    at: datetime
    zone: str

    def __str__(self) -> str:
        return told(self.at, self.zone)


class NoAppointment(ValueError):
    """What was typed is no moment to come; `field` is "day", "time" or "zone"."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def appointment(day: str, time: str, zone: str, now: datetime) -> Appointment:
    """The moment of a day (2027-05-11), a time (20:00) and a zone (America/New_York).

    NoAppointment if one of them is none, if clocks skip that time or have it twice, or if it is
    past.
    """
    place, clock = _zone(zone.strip()), _clock(day.strip(), time.strip())
    first, second = (clock.replace(tzinfo=place, fold=fold) for fold in (0, 1))
    if first.astimezone(UTC).astimezone(place).replace(tzinfo=None) != clock:
        after = second.astimezone(UTC).astimezone(place)
        raise NoAppointment(
            "time",
            f"There is no {clock:%H:%M} on {clock:%Y-%m-%d} in {place.key}: clocks go forward then."
            f" Choose {max(after, first.astimezone(UTC).astimezone(place)):%H:%M} or later.",
        )
    if first.utcoffset() != second.utcoffset():
        raise NoAppointment(
            "time",
            f"{clock:%H:%M} comes twice on {clock:%Y-%m-%d} in {place.key}, for clocks go back "
            f"then. Choose the zone UTC and {first.astimezone(UTC):%Y-%m-%d %H:%M} for the first "
            f"time or {second.astimezone(UTC):%Y-%m-%d %H:%M} for the second.",
        )
    at = first.astimezone(UTC)
    if at <= now:
        raise NoAppointment(
            "day", f"That is past: it is {now.astimezone(place):%Y-%m-%d %H:%M} in {place.key} now."
        )
    return Appointment(at, place.key)


def parsed(text: str, now: datetime) -> Appointment:
    """The moment of a line such as "2027-05-11 20:00 America/New_York"; NoAppointment if none."""
    try:
        day, time, zone = text.split()
    except ValueError as error:
        raise NoAppointment("day", f"{text[:60]!r} is no moment. {FORM}.") from error
    return appointment(day, time, zone, now)


def told(at: datetime, zone: str) -> str:
    """A moment by its own clock, such as "2027-05-11 20:00 America/New_York"."""
    try:
        place = ZoneInfo(zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        place = ZoneInfo("UTC")
    return f"{at.astimezone(place):%Y-%m-%d %H:%M} {place.key}"


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    # A name may be a path that is none, a folder, or a file that holds no zone.
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"{name[:60]!r} is no time zone. Write one such as America/New_York or UTC."
        raise NoAppointment("zone", message) from error


def _clock(day: str, time: str) -> datetime:
    for field, text, form, example in (
        ("day", day, "%Y-%m-%d", "2027-05-11"),
        ("time", time, "%H:%M", "20:00"),
    ):
        try:
            datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError as error:
            raise NoAppointment(
                field, f"{text[:40]!r} is no {field}. Write it as {example}."
            ) from error
    clock = datetime.fromisoformat(f"{day}T00:00") if len(day) == 10 else None
    if clock is None or clock.year >= datetime.max.year or clock.year < 1970:
        raise NoAppointment("day", f"{day!r} is no day. Write it as 2027-05-11.")
    hours, minutes = map(int, time.split(":"))
    return clock + timedelta(hours=hours, minutes=minutes)
