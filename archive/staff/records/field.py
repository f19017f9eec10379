"""A field of a record as a form asks for it."""

from dataclasses import dataclass
from typing import Literal

Widget = Literal["line", "area", "number", "check", "choice", "lines", "terms", "part", "rows"]
"""How it is asked for.

`lines` is a list with one entry a line, `terms` a choice of several words of a vocabulary, `part`
something with fields of its own, and `rows` a list of such things, or of single texts where its
one field has no name.
"""


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is that of the record. `options` are the values of a choice, beside "not recorded".

    Where the options are a vocabulary, `terms` names it. An `award` field holds a fact of the
    award, which is not changed without a reason. What is `fixed` is asked for once, when the
    record is new.
    """

    name: str
    label: str
    widget: Widget = "line"
    help: str = ""
    options: tuple[str, ...] = ()
    terms: Literal["", "technology", "focus area", "edition"] = ""
    fields: tuple["Field", ...] = ()
    row: str = ""
    award: bool = False
    required: bool = False
    fixed: bool = False
