"""The room, and what its pages share: the import that an address names."""

from flask import abort

from archive.catalogue.database import reading
from archive.catalogue.importing import find_import
from archive.domain.importing import SpreadsheetImport
from archive.staff.imports import checking
from archive.staff.office import office
from archive.staff.room import MEGABYTE, Room
from archive.web import links

room = Room("imports", title="Import", menu="/imports", most_bytes=6 * MEGABYTE)
"""A file may have 5 MB; the form around it and its other fields need little."""

LARGEST = 2**31


def address(number: int, page: str = "") -> str:
    return links.staff(f"imports/{number}{'/' if page else ''}{page}")


def known(number: int) -> SpreadsheetImport:
    """The import, or a 404."""
    with reading(office().database) as session:
        found = find_import(session, number) if number < LARGEST else None
    return found or abort(404, "There is no import of that number.")


def open_import(number: int) -> SpreadsheetImport:
    """The import if something can still be decided about it, else a 409."""
    found = known(number)
    if not found.is_open or not checking.has_file(found):
        abort(409, "This import is over, or its file is forgotten. Hand the file over again.")
    if checking.state_of(found).at_work:
        abort(409, "The file is being checked or applied at this moment. Wait for it, then decide.")
    return found
