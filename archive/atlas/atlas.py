"""The register of all cities of 5,000 people and more, opened from the arrays of a release.

city_*, ids, latitude, longitude, population, country, region
    The facts of each city, the largest first, so that a city's number is its rank. A population of
    0 and a region of -1 are not known; countries and regions are numbered as `about` lists them.
by_id
    The cities sorted by their GeoNames id.
name_*, named, lesser
    See `archive.atlas.names`.
"""

import json
import re
from bisect import bisect_left
from functools import cached_property
from pathlib import Path

import numpy as np

from archive import arrays
from archive.arrays import Array
from archive.atlas.about import ABOUT, About
from archive.atlas.area import Area
from archive.atlas.around import Around, Numbers
from archive.atlas.names import Names
from archive.domain.naming import slugify, words
from archive.domain.place import Place
from archive.strings import Strings

LONGEST = 100
"""Characters of a text that are looked at: more than any city's name with its country has."""
LONGEST_SLUG = 60
_NUMBERS = ("named", "lesser", "by_id", "ids", "country", "region")


class Atlas:
    """Nothing of it is kept in memory but what is asked for; threads and workers share the files.

    A city is given as a place with what GeoNames knows of it. Its region is named in the United
    States and Canada only.
    """

    def __init__(self, columns: dict[str, Array], about: About) -> None:
        self.columns = columns
        self.about = about
        self.cities = Strings.among(columns, "city")
        self.names = Names(Strings.among(columns, "name"), columns["named"], columns["lesser"])
        self.around = Around(about, columns["country"], columns["region"])

    @classmethod
    def open(cls, folder: Path) -> "Atlas":
        """The register in a folder; OSError, ValueError or LookupError if it is not whole."""
        about: About = json.loads((folder / ABOUT).read_text("utf-8"))
        return cls(arrays.load(folder), about)

    @classmethod
    def empty(cls) -> "Atlas":
        """A register without cities."""
        none = Strings.of(())
        numbers = dict.fromkeys(_NUMBERS, np.zeros(0, dtype=np.int32))
        about = About(layout=0, source="", countries=[], regions=[])
        return cls({**none.arrays("city"), **none.arrays("name"), **numbers}, about)

    def __len__(self) -> int:
        return len(self.cities)

    def called(self, text: str) -> tuple[Place, ...]:
        """The cities of that name, the largest first; all that is written behind it must agree.

        "Springfield" calls many, "Springfield, Illinois", "springfield il" and the key of one of
        them call one.
        """
        asked = words(text[:LONGEST])
        if keyed := self._keyed(asked):
            return (keyed,)
        for name, broader in _splits(asked):
            found = [n for n in self.names.exactly(name) if self.around.agrees(n, broader)]
            if found:
                return tuple(map(self.place, found))
        return ()

    def beginning(self, text: str, limit: int) -> tuple[Place, ...]:
        """Cities of which a name begins so, the best known first; also "springfield il"."""
        asked = words(text[:LONGEST])
        found = dict.fromkeys(self.names.beginning(asked, limit) if asked else ())
        for name, broader in _splits(asked)[1:]:
            if len(found) >= limit:
                break
            found.update(
                dict.fromkeys(n for n in self.names.exactly(name) if self.around.begins(n, broader))
            )
        return tuple(map(self.place, list(found)[:limit]))

    def areas(self, text: str, limit: int) -> tuple[Area, ...]:
        """The countries and regions of that name, each with so many of its cities.

        "Ohio", "ohio usa", "Canada"; "Georgia" calls two. One without a city here is left out.
        """
        asked = words(text[:LONGEST])
        countries = (self._largest(found, limit) for found in self.around.countries(asked))
        regions = (self._largest(found, limit) for found in self.around.regions(asked))
        return (
            *(Area(None, places[0].country, places) for places in countries if places),
            *(Area(places[0].region, places[0].country, places) for places in regions),
        )

    def nearest(self, text: str, limit: int) -> tuple[Place, ...]:
        """Cities whose names look most like the text, or like what is before its comma."""
        asked = words(text[:LONGEST].partition(",")[0])
        return tuple(map(self.place, self.names.nearest(asked, limit)))

    def city(self, geonames_id: int) -> Place | None:
        number = self._number(geonames_id)
        return None if number is None else self.place(number)

    def key(self, place: Place) -> str:
        """What calls this city and no other, for an address: its slug, with its id if need be."""
        plain = place.slug
        called = self.called(plain)
        if len(called) == 1 and called[0].geonames_id == place.geonames_id:
            return plain
        return _key_with_id(place)

    def place(self, number: int) -> Place:
        """The facts of a city by its rank."""
        facts = {name: column[number].item() for name, column in self._facts.items()}
        country, region = self.about["countries"][facts["country"]], facts["region"]
        return Place(
            city=self.cities[number].decode(),
            region=self.about["regions"][region]["name"] if region >= 0 else None,
            country=country["name"],
            country_code=country["code"],
            latitude=facts["latitude"],
            longitude=facts["longitude"],
            population=facts["population"] or None,
            geonames_id=facts["ids"],
            gazetteer=self.about["source"],
        )

    def _largest(self, numbers: Numbers, limit: int) -> tuple[Place, ...]:
        return tuple(map(self.place, numbers[:limit].tolist()))

    @cached_property
    def _facts(self) -> dict[str, Array]:
        names = ("latitude", "longitude", "population", "country", "region", "ids")
        return {name: self.columns[name] for name in names}

    def _number(self, geonames_id: int) -> int | None:
        by_id, ids = self.columns["by_id"], self.columns["ids"]
        at = bisect_left(by_id, geonames_id, key=lambda number: int(ids[number]))
        found = at < len(by_id) and ids[by_id[at]] == geonames_id
        return int(by_id[at]) if found else None

    def _keyed(self, asked: str) -> Place | None:
        """The city of a key with an id: the id decides, but for a number that only looks so."""
        match = re.search(r"(?:^| )([0-9]{1,9})$", asked)
        place = self.city(int(match[1])) if match else None
        return place if place and _key_with_id(place) == asked.replace(" ", "-") else None


def _splits(asked: str) -> list[tuple[str, str]]:
    """Every way to read words as a city and what it lies in, the longest name first."""
    parts = asked.split()
    return [(" ".join(parts[:n]), " ".join(parts[n:])) for n in range(len(parts), 0, -1)]


def _key_with_id(place: Place) -> str:
    return f"{slugify(place.label, limit=LONGEST_SLUG)}-{place.geonames_id}".lstrip("-")
