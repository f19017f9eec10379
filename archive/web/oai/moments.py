"""Times of the protocol: in UTC, to the second; a harvester may ask by days."""

import re
from datetime import UTC, datetime, timedelta

from archive.web.oai.asked import Arguments
from archive.web.oai.errors import OaiError

GRANULARITY = "YYYY-MM-DDThh:mm:ssZ"
_FORMS = (
    (re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), "%Y-%m-%d", timedelta(days=1)),
    (
        re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII),
        "%Y-%m-%dT%H:%M:%SZ",
        timedelta(seconds=1),
    ),
)


def written(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def span(given: Arguments) -> tuple[datetime, datetime]:
    """From when, and before when; OaiError if the two cannot be read or do not belong together."""
    first, last = given.get("from"), given.get("until")
    if first and last and len(first) != len(last):
        raise OaiError("badArgument", "from and until must have the same granularity.")
    begin = _read("from", first)[0] if first else datetime.min.replace(tzinfo=UTC)
    end = datetime.max.replace(tzinfo=UTC)
    if last:
        at, length = _read("until", last)
        end = at + length if at < end - length else end
    if begin >= end:
        raise OaiError("badArgument", "from is later than until.")
    return begin, end


def _read(name: str, text: str) -> tuple[datetime, timedelta]:
    for form, pattern, length in _FORMS:
        if form.fullmatch(text):
            try:
                return datetime.strptime(text, pattern).replace(tzinfo=UTC), length
            except ValueError:
                break
    raise OaiError("badArgument", f"{name} is no time such as 2027-05-11 or 2027-05-11T20:00:00Z.")
