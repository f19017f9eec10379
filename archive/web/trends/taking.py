"""The numbers behind the trends as data: a row for each value and year."""

from collections.abc import Sequence
from functools import partial

from flask import Response, abort, request

from archive.domain.facts import Told, tell
from archive.web import links, nearest, reading
from archive.web.export import problems
from archive.web.export.blueprint import blueprint
from archive.web.export.small import SUFFIX, deliver
from archive.web.trends import asked
from archive.web.trends.asked import PARAMETERS, Asked
from archive.web.trends.facts import POINT_FACTS, Point
from archive.web.trends.history import ordered
from archive.web.trends.page import told


@blueprint.get(f"/trends.{SUFFIX}")
def trends(suffix: str) -> Response:
    """By year, how many of the recorded winners have each technology or focus area."""
    names = reading.volume().names
    wanted, notices = asked.read(request.args, names)
    if notices:
        rest = request.args.copy()
        for name in PARAMETERS:
            rest.poplist(name)
        abort(problems.unusable(notices, nearest.parameters(rest, names)))
    return deliver(
        f"trends-by-{wanted.by.replace('_', '-')}",
        suffix,
        POINT_FACTS,
        partial(_told, wanted),
        lambda other: links.trends_data(other, wanted.criteria, *wanted.choices),
        links.trends(wanted.criteria, *wanted.choices),
        known=tuple(request.args),
    )


def _told(wanted: Asked) -> Sequence[Told]:
    found, snapshot = told(wanted).history, reading.release().snapshot
    listed = (*ordered(found.trends, wanted.order), *([found.unnamed] if found.base else []))
    points = (
        Point(wanted.by, trend.value, year, count)
        for trend in listed
        for year, count in zip(found.years, trend.counts, strict=True)
    )
    return [tell(POINT_FACTS, point, snapshot) for point in points]
