"""Of which edition the winners of a file are: a recorded one, a new one, or that of each row."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.catalogue.database import reading
from archive.catalogue.edition import read_editions
from archive.domain.edition import edition_key
from archive.domain.importing import SpreadsheetImport
from archive.staff.office import office

NEW, ROWS = "new", "rows"
FIELDS = ("edition", "award", "year", "slots", "ceremony_date")
NUMBERS = (("year", "Year", 2018, 2100), ("slots", "How many winners it has", 1, 1000))
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The key of a recorded edition, empty if there is none; or what a new one is to be."""

    key: str = ""
    new: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


def wanted(values: Mapping[str, str]) -> Wanted:
    """What was typed into the fields, or what to mend in them."""
    chosen, known = values["edition"], _recorded()
    if chosen == NEW:
        return _new(values, known)
    if chosen not in known and chosen != ROWS:
        return Wanted(errors={"edition": "Choose of which edition the winners are."})
    return Wanted("" if chosen == ROWS else chosen)


def of(found: SpreadsheetImport) -> Wanted:
    """What was wanted for an import."""
    return Wanted(found.edition, found.new_edition)


def values_of(found: SpreadsheetImport) -> dict[str, str]:
    """The fields as they were filled in for an import."""
    new = {name: str(value) for name, value in found.new_edition.items()}
    return {**new, "edition": NEW if new else found.edition or ROWS}


def choices() -> list[tuple[str, str]]:
    """What can be chosen, the latest edition first."""
    recorded = [*_recorded().items()][::-1]
    return [("", "choose"), (NEW, "a new edition"), *recorded, (ROWS, "each row names its own")]


def _new(values: Mapping[str, str], known: Mapping[str, str]) -> Wanted:
    errors: dict[str, str] = {}
    new: dict[str, Any] = {"award": values["award"].strip()}
    if not new["award"]:
        errors["award"] = "Write the name of the award, such as Smart 50."
    for name, label, least, most in NUMBERS:
        text = values[name].strip()
        if text.isascii() and text.isdigit() and len(text) < 6 and least <= int(text) <= most:
            new[name] = int(text)
        else:
            errors[name] = f"{label}: write a number from {least} to {most}."
    if date := values["ceremony_date"].strip():
        new["ceremony_date"] = date
        if not DATE.fullmatch(date):
            errors["ceremony_date"] = "Write the day as 2027-05-11, or as much of it as is known."
    if not errors and edition_key(new["award"], new["year"]) in known:
        errors["award"] = "This edition is recorded already. Choose it above."
    return Wanted(new=new, errors=errors)


def _recorded() -> dict[str, str]:
    with reading(office().database) as session:
        return {edition.key: edition.label for edition in read_editions(session)}
