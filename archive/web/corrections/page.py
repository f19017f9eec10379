"""The public list of corrections and withdrawals."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response

from archive.web import htmx, links, reading
from archive.web.corrections import reporting, taking
from archive.web.corrections.entry import entries, entries_of
from archive.web.filters import count

__all__ = ["blueprint", "taking"]

blueprint = Blueprint("corrections", __name__)
blueprint.record_once(
    lambda state: state.app.jinja_env.globals.update(reporting=reporting, told_of=told_of)
)


@blueprint.get("/corrections")
def index() -> Response:
    return htmx.answer("corrections/index.html", "corrections", _all, url=links.corrections())


def told_of(subject: str) -> Any:
    """The entries about a winner or an edition, for its page."""
    return entries_of(reading.release(), subject)


def _all() -> Mapping[str, Any]:
    found = entries(reading.release())
    kinds = Counter(entry.kind for entry in found)
    counted = [count(kinds[kind], kind) for kind in ("correction", "withdrawal", "removal")]
    return {
        "entries": found,
        "counted": [told for told in counted if not told.startswith("0")],
    }
