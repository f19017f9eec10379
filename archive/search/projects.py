"""Which city each winner is in and what it is about: what a city's peers are found in.

A table of its own beside the index, as it is asked for all winners at once and never for words.
Whatever engine is in use, it is the same.

places.json
    The cities, by their slugs.
ids
    Of the winners, sorted.
city_*, technology_*, focus_area_*
    The keys that occur in the facet, sorted, and in `_of` the numbers of those that each winner
    has: winner n's are numbers `_from[n]` to `_from[n + 1]`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter

from archive import arrays
from archive.arrays import Array
from archive.domain.place import Place
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from archive.strings import Strings, offsets

PLACES = "places.json"

Keys = Callable[[Winner], Iterable[str]]

_COLUMNS: dict[str, Keys] = {
    "city": lambda winner: (name.slug for name in winner.places if name.city),
    "technology": lambda winner: winner.technologies,
    "focus_area": lambda winner: winner.focus_areas,
}

_CITIES: TypeAdapter[tuple[Place, ...]] = TypeAdapter(tuple[Place, ...])


@dataclass(frozen=True, slots=True)
class Tags:
    """The values of one facet: the keys, and for each winner the numbers of its keys."""

    keys: tuple[str, ...]
    starts: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.int32]

    @property
    def owners(self) -> npt.NDArray[np.int64]:
        """For each of the numbers the winner that has it."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


@dataclass(frozen=True, slots=True)
class Projects:
    """The opened table."""

    places: tuple[Place, ...]
    """Of the keys of `cities`, in their order."""
    ids: Strings
    cities: Tags
    technologies: Tags
    focus_areas: Tags

    @classmethod
    def none(cls) -> "Projects":
        """The table of no winners."""
        return _opened((), _columns(()))


def write(snapshot: Snapshot, folder: Path) -> None:
    """Write the table of a snapshot's winners into a new folder."""
    folder.mkdir()
    arrays.save(_columns(snapshot.winners), folder)
    (folder / PLACES).write_bytes(_CITIES.dump_json(_cities(snapshot)))


def load(folder: Path) -> Projects:
    """The table in a folder; OSError, ValueError or LookupError if it is not whole."""
    places = _CITIES.validate_json((folder / PLACES).read_bytes())
    return _opened(places, arrays.load(folder))


def _cities(snapshot: Snapshot) -> tuple[Place, ...]:
    names = {name.slug: name for w in snapshot.winners for name in w.places if name.city}
    return tuple(snapshot.place_of(names[slug]) for slug in sorted(names))


def _columns(winners: Iterable[Winner]) -> dict[str, Array]:
    listed = sorted(winners, key=lambda winner: winner.id.encode())
    columns = Strings.of([winner.id for winner in listed]).arrays("ids")
    for name, keys in _COLUMNS.items():
        columns |= _laid_out(name, [tuple(dict.fromkeys(keys(winner))) for winner in listed])
    return columns


def _opened(places: tuple[Place, ...], columns: dict[str, Array]) -> Projects:
    tags = (_tags(columns, name) for name in _COLUMNS)
    return Projects(places, Strings.among(columns, "ids"), *tags)


def _laid_out(name: str, keys: Sequence[tuple[str, ...]]) -> dict[str, Array]:
    known = sorted({key for own in keys for key in own})
    number = {key: n for n, key in enumerate(known)}
    return {
        **Strings.of(known).arrays(name),
        f"{name}_from": offsets([len(own) for own in keys]),
        f"{name}_of": np.array([number[key] for own in keys for key in own], dtype=np.int32),
    }


def _tags(found: dict[str, Array], name: str) -> Tags:
    keys = Strings.among(found, name)
    known = tuple(keys[number].decode() for number in range(len(keys)))
    return Tags(known, found[f"{name}_from"], found[f"{name}_of"])
