"""Cities of the world whose names begin so, whether they have won or not."""

from collections.abc import Iterator, Mapping
from typing import Any

from archive.domain.place import Place
from archive.web import links, reading
from archive.web.filters import number
from archive.web.suggest.items import Group, Item

MOST = 8


def cities(text: str) -> Mapping[str, Any]:
    """The largest first, each with what the register knows of it."""
    register = reading.volume().cities
    items = tuple(
        Item(
            url=links.peers(register.key(place)),
            label=place.label,
            note=", ".join(_told(place)),
            value=register.written(place),
        )
        for place in register.beginning(text, MOST)
    )
    groups = (Group("city", "Cities", items),) if items else ()
    among = "the register of cities, which has those of 5,000 people and more,"
    return {"text": text, "groups": groups, "back": links.peers(text), "among": among}


def _told(place: Place) -> Iterator[str]:
    """What the label does not say already."""
    if place.country not in place.label:
        yield place.country
    if place.population is not None:
        yield f"{number(place.population)} inhabitants"
