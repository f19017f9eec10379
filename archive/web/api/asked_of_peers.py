"""What may be asked about peers; the weights come from the table of what a likeness is made of."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, create_model

from archive.peers.parts import LARGEST, PARTS
from archive.web.api.asked import Paged, Words, digits
from archive.web.peers.asking import LONGEST, MAX_TOPICS
from archive.web.peers.criteria import WEIGHT

Topic = Annotated[
    str,
    StringConstraints(min_length=1, max_length=300),
    Field(json_schema_extra={"format": "facet-technology"}),
]


class Compared(Paged):
    """Projects of cities like one city; each part of the likeness has a weight."""

    city: Annotated[
        str,
        StringConstraints(min_length=1, max_length=LONGEST),
        Field(json_schema_extra={"format": "city"}),
    ]
    """Any city, whether it has won or not: a key such as `dallas-texas`, or a name such as `Lyon,
    France` where it is plain which city is meant."""
    q: Words = ""
    """Words that the projects should match."""
    exact: Literal["1"] | None = None
    """With `1` the words are searched as typed: mistypings are not put right."""
    technology: Annotated[tuple[Topic, ...], Field(max_length=MAX_TOPICS)] = ()
    """Technologies or focus areas of which the projects should have any: keys or names."""

    def weights(self) -> dict[str, int]:
        """The weight of every part of the likeness, by its name."""
        return {part.name: getattr(self, f"{WEIGHT}{part.name}") for part in PARTS}


_WEIGHTS: Any = {
    f"{WEIGHT}{part.name}": (
        Annotated[int, Field(ge=0, le=LARGEST), BeforeValidator(digits)],
        Field(default=part.weight, description=f"{part.label}: how much it counts. {part.rule}"),
    )
    for part in PARTS
}
PeersAsked: type[Compared] = create_model("PeersAsked", __base__=Compared, **_WEIGHTS)
