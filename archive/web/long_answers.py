"""The addresses of what may take long to make: whole lists, and what describes all of them."""

from collections.abc import Callable, Iterator, Mapping

from archive.domain.edition import Edition
from archive.web import links
from archive.web.api import addresses as api
from archive.web.criteria import Criteria
from archive.web.data import bundle, csvw, package
from archive.web.data.tables import TABLES
from archive.web.export import addresses
from archive.web.export.formats import FORMATS
from archive.web.reading import Volume

Family = tuple[str, ...]
"""Addresses of one kind; who finds one quick may leave those that come after it."""


def families(volume: Volume) -> Iterator[Family]:
    """What most people take comes first, and in each family what has most winners."""
    for form in FORMATS:
        yield (addresses.search(Criteria(), form.suffix),)
    # The tables before what tells their sizes: whoever makes these has to have those.
    for file in (*(table.file for table in TABLES), package.FILE, csvw.FILE):
        yield (links.data(file),)
    yield (links.data(bundle.file_of(volume)),)
    yield (api.of("openapi.json"),)
    yield from _of_editions(volume)
    for facet in links.PAGES_OF:
        yield from _of_subjects(volume, facet)


def _of_editions(volume: Volume) -> Iterator[Family]:
    recorded = volume.release.manifest.counts.recorded
    editions = {edition.key: edition for edition in volume.release.snapshot.editions}

    def address(key: str, suffix: str) -> str:
        found: Edition = editions[key]
        return addresses.edition(found, suffix)

    return _of_parts({key: recorded.get(key, 0) for key in editions}, address)


def _of_subjects(volume: Volume, facet: str) -> Iterator[Family]:
    counts = {value.key: value.count for value in volume.register.values(facet)}
    return _of_parts(counts, lambda key, suffix: addresses.subject(facet, key, suffix))


def _of_parts(counts: Mapping[str, int], address: Callable[[str, str], str]) -> Iterator[Family]:
    """In the forms that are not gathered from lines, which is quick enough for a part."""
    keys = sorted(filter(counts.get, counts), key=lambda key: -counts[key])
    for form in FORMATS:
        if not form.lined:
            yield tuple(address(key, form.suffix) for key in keys)
