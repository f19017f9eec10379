"""What may be asked: the parameters of each address as records, from which the document is made."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    create_model,
)
from pydantic_core import PydanticCustomError

from archive.domain.fields import FACETS, SORTS
from archive.domain.fields import Field as Facet
from archive.domain.search import MAX_PAGE_SIZE, PAGE_SIZE
from archive.domain.syntax import MAX_CHARACTERS
from archive.web.api.cursor import Given
from archive.web.asking import MAX_CHOICES

FACET_LIMIT = 20
"""How many values of a facet are counted out unless more or fewer are asked for."""


def digits(text: object) -> object:
    """For what comes as text: a whole number is written in digits alone, and not in many."""
    if isinstance(text, str) and not (text.isascii() and text.isdigit() and len(text) < 10):
        raise PydanticCustomError("number", "is no whole number")
    return text


def _among(names: Sequence[str]) -> Callable[[str], str]:
    def known(name: str) -> str:
        if name not in names:
            raise PydanticCustomError("order", "is none of {names}", {"names": ", ".join(names)})
        return name

    return known


def _enumerated(names: Sequence[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": list(names)})


_ORDERS = [sort.name for sort in SORTS]
_PLAIN = _ORDERS[1:]
Limit = Annotated[int, Field(ge=1, le=MAX_PAGE_SIZE), BeforeValidator(digits)]
FacetLimit = Annotated[int, Field(ge=0, le=MAX_PAGE_SIZE), BeforeValidator(digits)]
Words = Annotated[str, StringConstraints(max_length=MAX_CHARACTERS)]
Order = Annotated[str, AfterValidator(_among(_ORDERS)), _enumerated(_ORDERS)]
OrderWithoutWords = Annotated[str, AfterValidator(_among(_PLAIN)), _enumerated(_PLAIN)]


class Asked(BaseModel):
    """The parameters of an address. One that is not among them is an error, never left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Nothing(Asked):
    """Where nothing can be asked."""


class Counted(Asked):
    """One thing, with counts over its winners."""

    facet_limit: FacetLimit = FACET_LIMIT
    """How many values of each facet to count, the most frequent first; with 0 none are counted."""


class Paged(Asked):
    """A list, some of it at a time."""

    limit: Limit = PAGE_SIZE
    """How many entries to give."""
    cursor: Given | None = None
    """Where to read on: taken from `links.next` of an answer. It belongs to one list of one
    release."""


class Chosen(Paged):
    """A list of winners; each facet of the table of fields is a parameter too."""

    sort: OrderWithoutWords = _PLAIN[0]
    """The order of the winners."""
    facet_limit: FacetLimit = 0
    """How many values of each facet to count, the most frequent first; with 0 none are counted."""

    def values(self, facet: str) -> tuple[str, ...]:
        """What was given for a facet, as it was given."""
        found: tuple[str, ...] = getattr(self, facet)
        return found


class Worded(Chosen):
    """A list of winners that words are searched in."""

    q: Words = ""
    """Words, in the syntax of the search page, such as `"digital twin" -dallas` or `light*`. No
    text is an error."""
    exact: Literal["1"] | None = None
    """With `1` the words are searched as typed: mistypings are not put right."""
    sort: Order = _ORDERS[0]
    """The order of the winners; by relevance, those found without words are the newest first."""
    facet_limit: FacetLimit = FACET_LIMIT
    """How many values of each facet to count, the most frequent first; with 0 none are counted."""


class Begun(Asked):
    """The beginning of a question."""

    q: Words
    """What was typed so far."""


def _choices(facet: Facet) -> Any:
    # The format names what a value is one of: /cities and the like list them all.
    value = Annotated[
        str,
        StringConstraints(min_length=1, max_length=300),
        Field(json_schema_extra={"format": f"facet-{facet.name}"}),
    ]
    told = (
        f"{facet.help} A key, or any name it is known by; several widen the answer. "
        "`not-recorded` stands for the winners of which none is recorded."
    )
    if facet.name == "year":
        told = f"{told} Years may be a range: `2019..2023`, `2019..`."
    return (tuple[value, ...], Field(default=(), max_length=MAX_CHOICES, description=told))


_FACETS: Any = {facet.name: _choices(facet) for facet in FACETS}
WinnersAsked: type[Chosen] = create_model("WinnersAsked", __base__=Chosen, **_FACETS)
SearchAsked: type[Worded] = create_model("SearchAsked", __base__=Worded, **_FACETS)
