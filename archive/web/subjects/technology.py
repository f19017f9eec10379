"""The page of a technology: what it is, who won with it and when, and what goes with it."""

from collections.abc import Mapping
from typing import Any

from archive.web.reading import Volume
from archive.web.subjects.together import companions
from archive.web.subjects.wins import Wins


def facts(volume: Volume, key: str, _: Wins) -> Mapping[str, Any]:
    words = volume.release.snapshot.vocabulary
    term = words.technology_by_id[key]
    return {
        "term": term,
        "broader": words.focus_area_by_id.get(term.focus_area),
        "companions": companions(volume.release.index, volume.register, key),
    }
