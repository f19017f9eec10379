"""The tables, what describes them, and a page to read first, in one ZIP file.

The same release always gives the same bytes: nothing in it depends on when or where it was made.
"""

import io
import json
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from archive.stock import Copy
from archive.web import freshness, links
from archive.web.data import csvw, package
from archive.web.data.tables import TABLES, Table
from archive.web.reading import Volume

MEDIA_TYPE = "application/zip"


def file_of(volume: Volume) -> str:
    """Its name, which tells the release."""
    return f"{package.NAME}-{volume.release.id[:8]}.zip"


def copy_of(volume: Volume) -> Copy:
    """The file, made when it is first asked for."""
    tag = freshness.tag(volume.release, (links.data(file_of(volume)), MEDIA_TYPE))
    return volume.copies.whole(tag, lambda: _zipped(volume))


def _zipped(volume: Volume) -> Iterator[bytes]:
    whole = io.BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as bundle:
        for name, pieces in _files(volume):
            with bundle.open(_entry(volume, name), "w") as file:
                for piece in pieces:
                    file.write(piece)
    yield whole.getvalue()


def _files(volume: Volume) -> Iterator[tuple[str, Iterator[bytes]]]:
    yield "README.txt", iter((_read_first(volume).encode(),))
    yield package.FILE, iter((text(package.described(volume)),))
    yield csvw.FILE, iter((text(csvw.of_all(volume)),))
    for table in TABLES:
        yield table.file, package.copy_of(table, volume).pieces()


def text(described: object) -> bytes:
    """What is said in JSON, as a file."""
    return f"{json.dumps(described, ensure_ascii=False, indent=1)}\n".encode()


def _entry(volume: Volume, name: str) -> ZipInfo:
    entry = ZipInfo(name, volume.release.manifest.built_at.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _read_first(volume: Volume) -> str:
    sentences = (package.description(volume), "How to cite:", package.citation(volume))
    return "\n\n".join(("Awards Archive", *sentences, *map(_line, TABLES), ""))


def _line(table: Table) -> str:
    return f"{table.file}: {table.about}"
