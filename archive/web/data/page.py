"""The page that says what can be taken, in which form, and what can be relied on."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response

from archive.domain.facts import Kind
from archive.web import htmx, links, reading
from archive.web.coverage import sentence
from archive.web.criteria import Criteria
from archive.web.data import bundle, csvw, package
from archive.web.data.files import LATEST
from archive.web.data.sizes import sizes
from archive.web.data.tables import TABLES
from archive.web.export.conventions import EMPTY, GUARDED, SEVERAL, TERMS

KINDS: Mapping[Kind, tuple[str, str]] = {
    "text": ("text", "texts"),
    "number": ("whole number", "whole numbers"),
    "decimal": ("number", "numbers"),
    "flag": ("true or false", "true or false"),
}
"""What one value is called, and what several are."""

page = Blueprint("data_page", __name__)


@page.get("/data")
def index() -> Response:
    return htmx.answer("data/index.html", "data", _facts, url=links.data())


def _facts() -> Mapping[str, Any]:
    volume = reading.volume()
    return {
        "release": volume.release,
        "sentence": sentence(volume.coverage, named=False),
        "everything": Criteria(),
        "sizes": sizes(volume),
        "tables": [(table, table.count(volume), len(list(table.columns))) for table in TABLES],
        "kinds": KINDS,
        "package": package.FILE,
        "described": csvw.FILE,
        "bundle": bundle.file_of(volume),
        "latest": LATEST,
        "citation": package.citation(volume),
        "reading": (EMPTY, SEVERAL, GUARDED),
        "terms": TERMS,
    }
