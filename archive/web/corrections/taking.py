"""The list of corrections and withdrawals as data."""

from flask import Response

from archive.domain.facts import Told, tell
from archive.web import links, reading
from archive.web.corrections.entry import entries
from archive.web.corrections.facts import ENTRY_FACTS
from archive.web.export.blueprint import blueprint
from archive.web.export.small import SUFFIX, deliver


@blueprint.get(f"/corrections.{SUFFIX}")
def corrections(suffix: str) -> Response:
    """Everything that was corrected, withdrawn or taken out, newest first."""
    page, address = links.corrections(), links.corrections_data
    return deliver("corrections", suffix, ENTRY_FACTS, _told, address, page)


def _told() -> list[Told]:
    release = reading.release()
    return [tell(ENTRY_FACTS, entry, release.snapshot) for entry in entries(release)]
