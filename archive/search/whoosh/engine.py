"""The engine's two ends: writing an index into a folder and opening it again."""

from collections.abc import Iterable
from pathlib import Path

from archive.domain.snapshot import Snapshot
from archive.errors import BrokenRelease
from archive.search.document import Document
from archive.search.whoosh import arrays
from archive.search.whoosh.read import WhooshIndex


class WhooshEngine:
    """Builds with Whoosh; answers without it, so that serving needs no Whoosh at all."""

    def write(self, documents: Iterable[Document], folder: Path, base: Path | None = None) -> int:
        from archive.search.whoosh.update import update
        from archive.search.whoosh.write import gather, write_index

        written = tuple(documents)
        if not (base and update(written, folder, base)):
            layout = gather(written)
            write_index(layout, folder)
            arrays.save(layout, folder / arrays.FOLDER)
        return len(written)

    def open(self, folder: Path, snapshot: Snapshot) -> WhooshIndex:
        try:
            return WhooshIndex(arrays.load(folder / arrays.FOLDER), snapshot)
        except (OSError, ValueError, LookupError) as error:
            raise BrokenRelease(f"{folder} holds no whole index.") from error
