"""Short lists of other things than winners, as CSV and JSON."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import Response

from archive.domain.facts import Fact, Told
from archive.web import links, reading
from archive.web.export import as_csv, as_json, framing, problems
from archive.web.export.formats import FORMAT_BY_SUFFIX
from archive.web.export.serving import Delivery, file_name, serve

SUFFIXES = ("csv", "json")
SUFFIX = f"<any({', '.join(SUFFIXES)}):suffix>"


def deliver(
    name: str,
    suffix: str,
    facts: Sequence[Fact[Any]],
    told: Callable[[], Sequence[Told]],
    address: Callable[[str], str],
    page: str,
    known: Sequence[str] = (),
) -> Response:
    """What is told by the facts; `address` gives the address of the list by its suffix.

    Parameters that are not `known` are refused.
    """
    problems.refuse_parameters(*known)
    delivery = Delivery(
        address(suffix),
        FORMAT_BY_SUFFIX[suffix].media_type,
        file_name(name, suffix),
        {"alternate": links.absolute(page)},
    )

    def written() -> bytes:
        rows = told()
        if suffix == "csv":
            return "".join(as_csv.lines([rows], facts)).encode()
        around = {other: links.absolute(address(other)) for other in SUFFIXES}
        meta = {"total": len(rows), **framing.source(reading.release())}
        frame = {"meta": meta, "links": {**around, "page": links.absolute(page)}}
        return "".join(as_json.document([rows], frame, facts)).encode()

    return serve(delivery, written)
