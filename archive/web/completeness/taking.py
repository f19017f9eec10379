"""The table of what is recorded as data: a row for each edition and aspect."""

from flask import Response

from archive.domain.facts import Told, tell
from archive.web import links, reading
from archive.web.completeness.facts import CELL_FACTS
from archive.web.completeness.matrix import rows
from archive.web.export.blueprint import blueprint
from archive.web.export.small import SUFFIX, deliver


@blueprint.get(f"/coverage.{SUFFIX}")
def coverage(suffix: str) -> Response:
    """How much is recorded of the winners of each edition."""
    page, address = links.coverage(), links.coverage_data
    return deliver("coverage", suffix, CELL_FACTS, _told, address, page)


def _told() -> list[Told]:
    volume = reading.volume()
    snapshot = volume.release.snapshot
    return [tell(CELL_FACTS, cell, snapshot) for row in rows(volume) for cell in row.cells]
