"""Which entries are asked for: between an address and the log, with notices of what cannot be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from archive.domain.audit import AuditQuestion

WORDS = ("who", "act", "kind", "subject")
DAYS = ("since", "until")
PAGES = ("before", "after")
LONGEST = 300
LARGEST = 2**63 - 1
"""The largest id that a database can be asked about."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: what was typed, and the page by the id next to it."""

    values: Mapping[str, str]
    before: int | None
    after: int | None
    notices: tuple[str, ...]

    @property
    def question(self) -> AuditQuestion:
        given = {name: self.values.get(name, "") for name in (*WORDS, *DAYS)}
        until = _day(given["until"])
        return AuditQuestion(
            who=given["who"],
            act=given["act"],
            kind=given["kind"],
            subject=given["subject"],
            since=_moment(_day(given["since"])),
            # Until a day means with that day.
            until=_moment(until and until + timedelta(days=1)),
        )

    def query(self, **page: int) -> str:
        """The query of another page of the same, beginning with "?"; empty for the first of all."""
        query = urlencode({**self.values, **page})
        return f"?{query}" if query else ""


def asked(arguments: MultiDict[str, str]) -> Asked:
    """Read an address; whatever cannot be used is left out, and said."""
    notices: list[str] = []
    values: dict[str, str] = {}
    for name in WORDS:
        text = arguments.get(name, "").strip()[:LONGEST]
        if text.isprintable():
            values |= {name: text} if text else {}
        else:
            notices.append(f"What was asked for as “{name}” is no text.")
    for name in DAYS:
        text = arguments.get(name, "").strip()
        if text and _usable(_day(text)):
            values[name] = text
        elif text:
            notices.append(f"“{text[:40]}” is no day. Write it as 2027-05-11.")
    strange = [name for name in arguments if name not in (*WORDS, *DAYS, *PAGES, "said")]
    notices += [f"There is no filter “{name[:40]}” here." for name in strange[:5]]
    before, after = (_number(arguments.get(name, "")) for name in PAGES)
    return Asked(values, before, after, tuple(notices))


def _usable(day: date | None) -> bool:
    return day is not None and date.min < day < date.max


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        return None


def _moment(day: date | None) -> datetime | None:
    return datetime.combine(day, datetime.min.time(), UTC) if day else None


def _number(text: str) -> int | None:
    digits = text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST))
    return min(int(text), LARGEST) if digits else None
