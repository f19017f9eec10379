"""The files of the data package, each at an address beside the others'."""

from collections.abc import Callable, Iterator

from flask import abort, redirect
from werkzeug.wrappers import Response

from archive.web import links, nearest, reading
from archive.web.data import bundle, csvw, package
from archive.web.data.blueprint import blueprint
from archive.web.data.tables import TABLE_BY_NAME, TABLES
from archive.web.export import problems
from archive.web.export.serving import Body, Delivery, serve

TABLE = f"<any({', '.join(TABLE_BY_NAME)}):name>"
LATEST = f"{package.NAME}.zip"


@blueprint.get(f"/{package.FILE}")
def data_package() -> Response:
    volume = reading.volume()
    return _file(package.FILE, "application/json", lambda: bundle.text(package.described(volume)))


@blueprint.get(f"/{csvw.FILE}")
def metadata() -> Response:
    volume = reading.volume()
    return _file(csvw.FILE, csvw.MEDIA_TYPE, lambda: bundle.text(csvw.of_all(volume)))


@blueprint.get(f"/{TABLE}.csv{csvw.SUFFIX}")
def metadata_of(name: str) -> Response:
    table, volume = TABLE_BY_NAME[name], reading.volume()
    file = f"{table.file}{csvw.SUFFIX}"
    return _file(file, csvw.MEDIA_TYPE, lambda: bundle.text(csvw.of_table(table, volume)))


@blueprint.get(f"/{TABLE}.csv")
def table(name: str) -> Response:
    problems.refuse_parameters()
    table, volume = TABLE_BY_NAME[name], reading.volume()
    described = {"describedby": links.absolute(links.data(f"{table.file}{csvw.SUFFIX}"))}
    delivery = Delivery(
        links.data(table.file),
        package.MEDIA_TYPE,
        table.file,
        described,
        kinds={"describedby": csvw.MEDIA_TYPE},
    )
    return serve(delivery, lambda: package.copy_of(table, volume))


@blueprint.get(f"/{LATEST}")
def latest_bundle() -> Response:
    """The file of this release, whose name changes with it."""
    problems.refuse_parameters()
    return redirect(links.data(bundle.file_of(reading.volume())), 302)


@blueprint.get("/<path:file>")
def other(file: str) -> Response:
    """The ZIP file of this release; anything else is not there."""
    volume = reading.volume()
    if file != bundle.file_of(volume):
        abort(problems.missing("file", _near(file)))
    return _file(file, bundle.MEDIA_TYPE, lambda: bundle.copy_of(volume))


def _file(name: str, media_type: str, body: Callable[[], Body]) -> Response:
    problems.refuse_parameters()
    page = {"alternate": links.absolute(links.data())}
    return serve(Delivery(links.data(name), media_type, name, page), body)


def _near(file: str) -> Iterator[str]:
    tables = (name for t in TABLES for name in (t.file, f"{t.file}{csvw.SUFFIX}"))
    known = (package.FILE, csvw.FILE, LATEST, *tables)
    return (links.absolute(links.data(name)) for name in nearest.like(file, known))
