"""CSV on the Web: the same said of the tables in the words of the W3C.

https://www.w3.org/TR/tabular-metadata/. A list is parted at each ";", so that a reader who needs
values with semicolons has to join again what ends in a backslash.
"""

from collections.abc import Mapping
from typing import Any

from archive.domain.facts import Kind, Part
from archive.web.data import package
from archive.web.data.tables import TABLES, Table
from archive.web.export.as_csv import SEPARATOR
from archive.web.export.conventions import EMPTY, GUARDED, SEVERAL, TERMS
from archive.web.reading import Volume

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
FILE = "csv-metadata.json"
"""Where readers look for what is said of all tables in a folder."""
SUFFIX = "-metadata.json"
"""And for what is said of one, behind its own address."""
MEDIA_TYPE = "application/csvm+json"
TYPES: Mapping[Kind, str] = {
    "text": "string",
    "number": "integer",
    "decimal": "decimal",
    "flag": "boolean",
}


def of_table(table: Table, volume: Volume) -> dict[str, Any]:
    """What is said of one table by itself."""
    return {"@context": CONTEXT, **_told(volume), **_table(table)}


def of_all(volume: Volume) -> dict[str, Any]:
    """What is said of all tables, and of how they hang together."""
    tables = [_table(table) for table in TABLES]
    for table, said in zip(TABLES, tables, strict=True):
        if table.refers:
            said["tableSchema"]["foreignKeys"] = [
                _reference(column, to) for column, to in table.refers.items()
            ]
    return {"@context": CONTEXT, **_told(volume), "tables": tables}


def _told(volume: Volume) -> dict[str, Any]:
    return {
        "dc:identifier": volume.release.id,
        "dc:issued": volume.release.manifest.built_at.isoformat(),
        "dc:bibliographicCitation": package.citation(volume),
        "dc:rights": TERMS,
    }


def _table(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(table, *column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = table.key
    return {
        "url": table.file,
        "dc:title": table.title,
        "dc:description": f"{table.about} {EMPTY} {SEVERAL} {GUARDED}",
        "tableSchema": schema,
    }


def _column(table: Table, column: Part, many: bool) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.label,
        "datatype": "string" if many else TYPES[column.kind],
    }
    if column.help:
        said["dc:description"] = column.help
    if many:
        said |= {"separator": SEPARATOR, "ordered": True}
    if column.name == table.key:
        said["required"] = True
    return said


def _reference(column: str, to: str) -> dict[str, Any]:
    table = next(table for table in TABLES if table.name == to)
    reference = {"resource": table.file, "columnReference": table.key}
    return {"columnReference": column, "reference": reference}
