"""Every table of the catalogue, gathered in one place."""

from archive.catalogue import (
    account,
    audit,
    edition,
    focus_area,
    golden,
    load,
    place,
    place_alias,
    sign_in_attempt,
    technology,
    visit,
    winner_tables,
)
from archive.catalogue.base import Base

TABLES = (edition, focus_area, golden, load, place, place_alias, technology, winner_tables)
STAFF = (account, audit, sign_in_attempt, visit)
METADATA = Base.metadata
