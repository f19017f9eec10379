"""The room in which single records are found, made, changed and taken out."""

from flask import abort

from archive.staff.records.kinds import BY_FOLDER, Kind
from archive.staff.room import Room

room = Room("records", title="Records", menu="/records")


def kind_in(folder: str) -> Kind:
    """The kind that a part of an address names; else the request ends with 404."""
    found = BY_FOLDER.get(folder)
    if found is None:
        abort(404, f"There are no records of the kind “{folder[:60]}”.")
    return found
