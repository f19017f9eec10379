"""Every table of the catalogue, gathered in one place."""

from archive.catalogue import (
    account,
    audit,
    correction,
    edition,
    focus_area,
    golden,
    hand_edit,
    importing,
    job,
    load,
    place,
    place_alias,
    report,
    revision,
    sign_in_attempt,
    technology,
    visit,
    winner_tables,
    withdrawal,
)
from archive.catalogue.base import Base

NOUNS = (
    account,
    audit,
    correction,
    edition,
    focus_area,
    golden,
    hand_edit,
    importing,
    job,
    load,
    place,
    place_alias,
    report,
    revision,
    sign_in_attempt,
    technology,
    visit,
    winner_tables,
    withdrawal,
)
"""A table is known to the metadata once its module is imported."""
METADATA = Base.metadata
