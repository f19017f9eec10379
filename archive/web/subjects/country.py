"""The page of a country: its cities, when they won and with what."""

from collections.abc import Mapping
from typing import Any

from archive.domain.naming import fold
from archive.web.reading import Volume
from archive.web.subjects.wins import Wins


def facts(volume: Volume, key: str, _: Wins) -> Mapping[str, Any]:
    register = volume.register
    # Counted by themselves: a project may also have places in other countries.
    cities = [register.value("city", city) for city in register.cities(key)]
    return {
        "cities": sorted(cities, key=lambda v: (-v.count, fold(v.label))),
        "names": register.aliases("country", key),
    }
