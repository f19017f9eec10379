"""The page of a focus area: what it is, its technologies, and who won in it and when."""

from collections.abc import Mapping
from typing import Any

from archive.web.reading import Volume
from archive.web.subjects.wins import Wins


def facts(volume: Volume, key: str, _: Wins) -> Mapping[str, Any]:
    register, words = volume.register, volume.release.snapshot.vocabulary
    own = [register.value("technology", t.id) for t in words.technologies if t.focus_area == key]
    return {
        "term": words.focus_area_by_id[key],
        "narrower": sorted(own, key=lambda value: -value.count),
    }
