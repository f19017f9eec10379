"""The exports as a data set, as search engines for data find it."""

from collections.abc import Iterator

from archive.domain.citation import ARCHIVE
from archive.domain.moment import moment
from archive.web import links, reading
from archive.web.criteria import Criteria
from archive.web.data import bundle, package
from archive.web.data.tables import TABLES
from archive.web.export import addresses
from archive.web.export.formats import FORMATS
from archive.web.metadata.graph import Graph, Node, graph, page, trail


def dataset() -> Graph:
    path = links.data()
    set_ = {"@id": f"{links.absolute(path)}#dataset"}
    return graph(
        page("WebPage", path, "Data to take along", mainEntity=set_),
        set_ | _dataset(),
        trail(path, ("Data", path)),
    )


def _dataset() -> Node:
    volume = reading.volume()
    manifest, years = volume.release.manifest, volume.names.years()
    return {
        "@type": "Dataset",
        "name": f"{ARCHIVE}: winners of the Smart 50 and Smart 20 Awards",
        "description": package.description(volume),
        "url": links.absolute(links.data()),
        "identifier": volume.release.id,
        "version": volume.release.id,
        "dateModified": moment(manifest.built_at),
        "creator": {"@type": "Organization", "name": ARCHIVE},
        "creditText": package.citation(volume),
        "isAccessibleForFree": True,
        "keywords": ["smart cities", "awards", "city projects"],
        "temporalCoverage": f"{years[-1]}/{years[0]}" if years else None,
        "variableMeasured": [
            {"@type": "PropertyValue", "name": column.name, "description": column.label}
            for column, _ in TABLES[0].columns
        ],
        "distribution": list(_downloads()),
    }


def _downloads() -> Iterator[Node]:
    for form in FORMATS:
        url = addresses.search(Criteria(), form.suffix)
        yield _download(f"All winners as {form.label}", url, form.media_type.partition(";")[0])
    name = bundle.file_of(reading.volume())
    yield _download("All tables with their description", links.data(name), "application/zip")


def _download(name: str, path: str, media_type: str) -> Node:
    return {
        "@type": "DataDownload",
        "name": name,
        "contentUrl": links.absolute(path),
        "encodingFormat": media_type,
    }
