"""What readers see now of a record that the staff change."""

from collections.abc import Iterable
from typing import Any

from archive.domain.edition import EditionSource
from archive.domain.winner import Winner
from archive.errors import ArchiveError
from archive.staff.records.differing import Differing, differing
from archive.staff.records.field import Field
from archive.staff.records.kinds import BY_NAME, Content
from archive.web import reading

NOT_RECORDED = "not recorded"


def winner(key: str) -> Content | None:
    """The winner as it is published; None if it is not, or nothing is."""
    try:
        found = reading.release().index.record(key)
    except ArchiveError:
        return None
    return BY_NAME["winner"].content(Winner.model_validate_json(found)) if found else None


def told_otherwise(
    fields: Iterable[Field], shown: Content, now: Content, to_be: Content
) -> tuple[Differing, ...]:
    """What an edit changes of that which readers see, unless it only adds to it."""
    changing = {found.field.name for found in differing(fields, now, to_be)}
    seen = differing(fields, shown, to_be)
    return tuple(found for found in seen if found.field.name in changing and found.before)


def wording(found: Iterable[Differing]) -> tuple[str, str]:
    """What was said and what is said now, as a correction could tell them."""
    changed = tuple(found)
    was = (f"{each.field.label}: {'; '.join(each.before)}" for each in changed)
    now = (f"{each.field.label}: {'; '.join(each.after) or NOT_RECORDED}" for each in changed)
    return "\n".join(was), "\n".join(now)


def source_of(content: Content) -> dict[str, Any] | None:
    """The first source of a winner, as a correction names it."""
    first = next(iter(content.get("sources", ())), None)
    if not isinstance(first, dict):
        return None
    return {name: first.get(name) for name in EditionSource.model_fields}
