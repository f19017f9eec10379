"""Lays the register of all cities out as arrays, and keeps it from release to release."""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from archive import arrays
from archive.arrays import Array
from archive.atlas import geonames
from archive.atlas.about import ABOUT, ALTERNATE, LESSER, About, Country, Region
from archive.atlas.countries import OTHER_NAMES, SHORT_NAMES
from archive.atlas.geonames import City
from archive.atlas.regions import regions
from archive.domain.naming import APOSTROPHES
from archive.storage import link
from archive.strings import Strings

LAYOUT = 1
"""Raise it when other arrays are made of the same GeoNames."""

Columns = dict[str, Array]


def write(folder: Path, earlier: Path | None = None) -> None:
    """Write the register into a new folder; a whole `earlier` one that says the same is linked."""
    folder.mkdir()
    if earlier and _read(earlier / ABOUT) == about():
        for path in sorted(earlier.iterdir()):
            link(path, folder / path.name)
        return
    arrays.save(columns(), folder)
    (folder / ABOUT).write_text(about(), encoding="utf-8")


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except OSError:
        return None


@cache
def about() -> str:
    """All that is not in the arrays, as JSON. Whatever changes them must change it too."""
    told = About(
        layout=LAYOUT,
        source=geonames.label(),
        countries=[
            Country(code=c["iso"], name=c["name"].strip(), others=_others(c["iso"], c["iso3"]))
            for c in geonames.countries()
        ],
        regions=[Region(name=name, short=short) for name, short in regions().values()],
    )
    return json.dumps(told, ensure_ascii=False)


def _others(*codes: str) -> list[str]:
    names = OTHER_NAMES | SHORT_NAMES
    return [*codes, *(name for name, country in names.items() if country == codes[0])]


@cache
def columns() -> Columns:
    """The cities by their size, largest first, so that a city's number is its rank; and the names.

    `archive.atlas.atlas` says what each array holds. Made once a process: it takes seconds.
    """
    cities = sorted(geonames.every_city(), key=lambda c: (-c["population"], c["geonameid"]))
    return {**_facts(cities), **_names(cities)}


def _facts(cities: Sequence[City]) -> Columns:
    country_at = {c["iso"]: number for number, c in enumerate(geonames.countries())}
    region_at = {key: number for number, key in enumerate(regions())}
    sizes = np.array([-c["population"] for c in cities])
    ids = np.array([c["geonameid"] for c in cities], dtype=np.int32)
    return {
        **Strings.of([c["name"] for c in cities]).arrays("city"),
        "ids": ids,
        "by_id": np.argsort(ids).astype(np.int32),
        "latitude": np.array([c["latitude"] for c in cities], dtype=np.float64),
        "longitude": np.array([c["longitude"] for c in cities], dtype=np.float64),
        "population": np.array([geonames.inhabitants(c) or 0 for c in cities], dtype=np.int32),
        "country": np.array([country_at[c["countrycode"]] for c in cities], dtype=np.int16),
        "region": np.array(
            [region_at.get((c["countrycode"], c["admin1code"]), -1) for c in cities], dtype=np.int16
        ),
        "lesser": np.searchsorted(sizes, sizes // LESSER).astype(np.int32),
    }


def _names(cities: Sequence[City]) -> Columns:
    """Every name of every city, folded and sorted; of one name the largest city first."""
    listed = [(city["name"], *_other_names(city)) for city in cities]
    counts = [len(names) for names in listed]
    keys = folded(name for names in listed for name in names)
    owners = np.repeat(np.arange(len(cities), dtype=np.uint32), counts)
    by = np.array(sorted(range(len(keys)), key=keys.__getitem__))
    keys, owners, alternate = [keys[n] for n in by.tolist()], owners[by], _alternate(counts)[by]
    kept = [n for n in _first_of_equals(keys, owners) if keys[n]]
    names = Strings.of_octets([keys[n] for n in kept]).arrays("name")
    names["name_at"] = names["name_at"].astype(np.uint32)
    return {**names, "named": owners[kept] | (alternate[kept] * np.uint32(ALTERNATE))}


def _other_names(city: City) -> list[str]:
    """What people write. GeoNames also has transliterations by machine, in small letters only."""
    return [name for name in city["alternatenames"] if not name.islower()]


def _alternate(counts: Sequence[int]) -> npt.NDArray[np.bool_]:
    """For runs of names, of which the first is the listed one, whether each is another."""
    flags = np.ones(sum(counts), dtype=np.bool_)
    flags[np.cumsum(counts) - counts] = False
    return flags


def _first_of_equals(keys: Sequence[bytes], owners: npt.NDArray[np.uint32]) -> Iterable[int]:
    """Where a pair begins that was not there just before; a listed name stands before others."""
    pairs = list(zip(keys, owners.tolist(), strict=True))
    return (n for n, pair in enumerate(pairs) if not n or pair != pairs[n - 1])


def folded(names: Iterable[str]) -> list[bytes]:
    """What `archive.domain.naming.words` makes of each name, in UTF-8.

    All at once: half a million names one by one take ten times as long. No name has a line break.
    """
    text = unicodedata.normalize("NFKD", "\n".join(names))
    text = _replaced(text, "", (c for c in set(text) if unicodedata.combining(c)))
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _replaced(text, "", APOSTROPHES)
    text = _replaced(text, " ", (c for c in set(text) if not c.isalnum() and c != "\n"))
    return [line.strip() for line in text.encode().split(b"\n")]


def _replaced(text: str, other: str, characters: Iterable[str]) -> str:
    """The text with every run of the characters replaced."""
    return re.sub(f"[{''.join(map(re.escape, sorted(characters)))}]+", other, text)
