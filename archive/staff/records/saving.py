"""Hands edits to the indexer, whose rules are those of files, and reads what is wrong with them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from archive.staff import visitor
from archive.staff.process import Answer, run
from archive.staff.records.field import Field

LONGEST_REASON = 2000
Edit = Mapping[str, Any]


def save(edits: Iterable[Edit], why: str) -> Answer:
    """Make all edits or none; who is signed in is their author."""
    typed = json.dumps({"edits": [*edits]}).encode()
    reason = "".join(c if c.isprintable() else " " for c in why).strip()[:LONGEST_REASON]
    return run(["edit", "-", f"--by={visitor.name()}", f"--why={reason}"], typed)


def errors(fields: Iterable[Field], answer: Answer) -> dict[str, str]:
    """What to mend, by the names of the form's fields; what has none there is under ""."""
    by_name = {field.name: field for field in fields}
    if not answer.problems:
        return {"": answer.message}
    found: dict[str, str] = {}
    for problem in answer.problems:
        name, label = _at(str(problem["field"]), by_name)
        about = label or str(problem["field"] or problem["record"])
        told = f"{about}: {problem['message']}. {problem['fix']}"
        found[name] = f"{found[name]} {told}" if name in found else told
    return found


def _at(where: str, fields: Mapping[str, Field]) -> tuple[str, str]:
    """The field of a form that a problem is about, such as "sources 2, url", and its label."""
    name, label, known = "", "", fields
    for part in where.split(", ") if where else ():
        own, _, number = part.rpartition(" ")
        own, number = (own, number) if own and number.isdigit() else (part, "")
        field = known.get(own)
        if field is None:
            break
        name = f"{name}-{own}" if name else own
        label = f"{label}, {field.label.lower()}" if label else field.label
        if number and field.widget == "rows":
            name, label = f"{name}-{int(number) - 1}", f"{label} {number}"
        known = {inner.name: inner for inner in field.fields}
    return name, label
