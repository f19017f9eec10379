"""A form with what was typed into it, and what is wrong with that."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request


@dataclass(frozen=True, slots=True)
class Form:
    """Values by the names of their fields, and sentences that say what to mend, likewise.

    The fields of a template have the id `f-` and their name, to which the summary of errors links.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        return self.values.get(name, "")

    def error(self, name: str) -> str:
        return self.errors.get(name, "")


def typed_line(name: str, longest: int = 500) -> str:
    """What was sent for a field, as one line of printable text that any command can be given."""
    sent = request.form.get(name, "")
    return " ".join("".join(c if c.isprintable() else " " for c in sent).split())[:longest]


def typed(*names: str) -> dict[str, str]:
    """What was sent for these fields; empty for those that are missing."""
    return {name: request.form.get(name, "") for name in names}
