"""What points to a winner that leaves, and how it goes on without it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from archive.domain.figures import ANSWER
from archive.domain.golden import GoldenQuery
from archive.domain.record import digest_of
from archive.domain.snapshot import Snapshot
from archive.staff.records.kinds import BY_NAME, Content
from archive.staff.records.saving import Edit


def withdrawal(key: str, reason: str, into: str = "") -> Edit:
    """The entry that stands in place of a winner from today on."""
    content = {"id": key, "date": date.today().isoformat(), "reason": reason}
    return {"kind": "withdrawal", "content": content | ({"merged_into": into} if into else {})}


def followed(snapshot: Snapshot, key: str, into: str = "") -> Iterator[Edit]:
    """Edits of all that names the winner: it names `into` instead, or nothing."""
    for query in wanting(snapshot, key):
        content = BY_NAME["golden query"].content(query)
        want = _want(content["want"], key, into)
        answered = any(each["grade"] == ANSWER for each in want)
        yield {
            "kind": "golden query",
            "key": query.query,
            "seen": digest_of(query),
            "content": content | {"want": want} if answered else None,
        }
    for other in snapshot.withdrawals:
        if into and other.merged_into == key:
            content = BY_NAME["withdrawal"].content(other) | {"merged_into": into}
            yield {"kind": "withdrawal", "key": other.id, "content": content}


def wanting(snapshot: Snapshot, key: str) -> tuple[GoldenQuery, ...]:
    """The golden queries that want a winner."""
    return tuple(q for q in snapshot.golden if any(want.id == key for want in q.want))


def _want(want: list[Content], key: str, into: str) -> list[dict[str, Any]]:
    """Without the winner, or with the other in its place, at the higher grade of the two."""
    grades: dict[str, int] = {}
    for each in want:
        own = each["id"]
        own = into if own == key else own
        if own:
            grades[own] = max(each["grade"], grades.get(own, 0))
    return [{"id": own, "grade": grade} for own, grade in grades.items()]
