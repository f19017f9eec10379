"""Where the winner of a row is, told by a column for each part or by one for the whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.domain.place import PlaceName
from indexer.importing.cells import Cells
from indexer.importing.columns import PLACES
from indexer.importing.draft import Content
from indexer.importing.finding import Suggestion
from indexer.importing.place_names import full
from indexer.importing.places import Doubt, Places
from indexer.spreadsheet import Row

WHOLE = ("place", "places_region", "places_country")
PARTS = ("places_city", "places_region", "places_country", "places_as_written")


@dataclass(frozen=True, slots=True)
class Placing:
    """Reads places out of cells; one that is in doubt is a finding."""

    cells: Cells
    places: Places

    def of(self, row: Row) -> list[Content]:
        """The places that a row names and that are known, the main one first."""
        whole = self.cells.one(row, "place") and not any(self.cells.many(row, "places_city"))
        return [*self._in_one(row)] if whole else [*self._by_parts(row)] or [*self._in_one(row)]

    def _by_parts(self, row: Row) -> Iterator[Content]:
        for city, region, country, as_written in self.cells.side_by_side(row, PARTS):
            # What was chosen among places of one name is the whole name.
            whole = "," in city and self.cells.is_chosen("places_city", city)
            name = self.places.written(city) if whole else self.places.named(city, region, country)
            texts = dict(zip(PARTS, (city, region, country), strict=False))
            if known := self._known(row, name, texts):
                yield known | ({"as_written": as_written} if as_written else {})

    def _in_one(self, row: Row) -> Iterator[Content]:
        for place, region, country in self.cells.side_by_side(row, WHOLE):
            if place:
                name = self.places.within(place, region, country)
                texts = dict(zip(WHOLE, (place, region, country), strict=True))
                if known := self._known(row, name, texts):
                    yield known

    def _known(self, row: Row, name: PlaceName | Doubt, texts: Mapping[str, str]) -> Content:
        """The place; empty, with a finding, where it is in doubt."""
        if isinstance(name, PlaceName):
            return name.model_dump(exclude_none=True)
        key = self._column(name.part, texts)
        elsewhere = key != name.part
        near = [_named_in(key, each, whole=name.whole or elsewhere) for each in name.near]
        if name.keep:
            kept = _named_in(key, name.keep, whole=elsewhere)
            if self.cells.is_chosen(key, kept):
                return name.keep.model_dump(exclude_none=True)
            near.append(kept)
        text = texts.get(key) or ", ".join(filter(None, texts.values()))
        suggestions = tuple(Suggestion(label, label) for label in dict.fromkeys(near))
        self.cells.finding("value", row.number, key, text, name.message, name.fix, suggestions)
        return {}

    def _column(self, part: str, texts: Mapping[str, str]) -> str:
        """The column that a doubt about a part is told of: its own, or the first with a text."""
        told = (key for key in (part, *PLACES) if key in self.cells.columns and texts.get(key))
        return next(told, "place")


def _named_in(key: str, name: PlaceName, *, whole: bool) -> str:
    """What is written in a column to mean a place."""
    if key == "places_country":
        return name.country
    return full(name) if whole or key != "places_city" else name.city or full(name)
