"""Every table of the catalogue, gathered in one place."""

from archive.catalogue import (
    edition,
    focus_area,
    golden,
    load,
    place,
    place_alias,
    technology,
    winner_tables,
)
from archive.catalogue.base import Base

TABLES = (edition, focus_area, golden, load, place, place_alias, technology, winner_tables)
METADATA = Base.metadata
