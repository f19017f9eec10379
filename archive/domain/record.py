"""The base of every validated record."""

import hashlib
import re
from collections.abc import Hashable, Mapping
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

V = TypeVar("V", bound=Hashable)

# No feed, spreadsheet or PostgreSQL table can hold these characters.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def _writable(text: str) -> str:
    if found := _CONTROL.search(text):
        code = f"U+{ord(found[0]):04X}"
        raise PydanticCustomError(
            "control_character", "holds the control character {code}", {"code": code}
        )
    return text


def _distinct(values: tuple[V, ...]) -> tuple[V, ...]:
    if len(set(values)) < len(values):
        value = next(value for value in values if values.count(value) > 1)
        raise PydanticCustomError("repeated", "names '{value}' twice", {"value": str(value)})
    return values


Writable = AfterValidator(_writable)
Distinct = AfterValidator(_distinct)

Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), Writable
]
Label = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), Writable
]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=1000), Writable]


def digest_of(record: "Record", *more: str) -> str:
    """What tells a record from all that differ from it: 64 bits of a SHA-256, in hexadecimal.

    `more` is what else belongs to it. It is compared only with an earlier one of the same record.
    """
    # Without defaults: a field that is new to the code has changed no record that lacks it.
    content = (record.model_dump_json(exclude_defaults=True), *more)
    return hashlib.sha256("\n".join(content).encode()).hexdigest()[:16]


class Record(BaseModel):
    """Frozen and strict: an unknown key or a value of the wrong type is an error, never a guess."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, from which whatever is derived from the fields is derived anew."""
        copied = super().model_copy(update=update, deep=deep)
        for derived in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[derived]
        return copied
