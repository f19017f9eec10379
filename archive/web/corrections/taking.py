"""The list of corrections and withdrawals as data."""

from flask import Response

from archive.domain.facts import tell
from archive.web import links, reading
from archive.web.corrections.entry import entries
from archive.web.corrections.facts import ENTRY_FACTS
from archive.web.export import as_csv, as_json, framing, problems
from archive.web.export.blueprint import blueprint
from archive.web.export.formats import FORMAT_BY_SUFFIX
from archive.web.export.serving import Delivery, file_name, serve

SUFFIXES = ("csv", "json")


@blueprint.get(f"/corrections.<any({', '.join(SUFFIXES)}):suffix>")
def corrections(suffix: str) -> Response:
    """Everything that was corrected, withdrawn or taken out, newest first."""
    problems.refuse_parameters()
    related = {"alternate": links.absolute(links.corrections())}
    delivery = Delivery(
        links.corrections_data(suffix),
        FORMAT_BY_SUFFIX[suffix].media_type,
        file_name("corrections", suffix),
        related,
    )
    return serve(delivery, lambda: _written(suffix).encode())


def _written(suffix: str) -> str:
    release = reading.release()
    told = [tell(ENTRY_FACTS, entry, release.snapshot) for entry in entries(release)]
    if suffix == "csv":
        return "".join(as_csv.lines([told], ENTRY_FACTS))
    around = {other: links.absolute(links.corrections_data(other)) for other in SUFFIXES}
    frame = {
        "meta": {"total": len(told), **framing.source(release)},
        "links": {**around, "page": links.absolute(links.corrections())},
    }
    return "".join(as_json.document([told], frame, ENTRY_FACTS))
