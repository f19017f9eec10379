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

TABLES = (
    correction,
    edition,
    focus_area,
    golden,
    hand_edit,
    load,
    place,
    place_alias,
    revision,
    technology,
    winner_tables,
    withdrawal,
)
STAFF = (account, audit, importing, job, report, sign_in_attempt, visit)
METADATA = Base.metadata
