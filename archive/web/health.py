"""For those who watch over the site: what is served, and whether all is well with it."""

import threading
from pathlib import Path

from flask import Blueprint, Response, current_app, jsonify

from archive.errors import ArchiveError
from archive.release import Shelf
from archive.web import reading

blueprint = Blueprint("health", __name__)

Look = tuple[tuple[str, int, int], ...]


class Inspection:
    """Hashes the files of a release again only when the look of its folder has changed."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._seen: tuple[str, Look] | None = None
        self._fault = ""
        self._lock = threading.Lock()

    def fault(self, release: str) -> str:
        """What is wrong with the release on disk, or nothing."""
        with self._lock:
            seen = (release, _look(self.shelf.path(release)))
            if seen != self._seen:
                self._fault = self._examine(release)
                self._seen = seen
            return self._fault

    def _examine(self, release: str) -> str:
        try:
            self.shelf.examine(release)
        except (ArchiveError, OSError) as error:
            return f"{error} It was whole when it was opened, and is still served from memory."
        return ""


@blueprint.get("/healthz")
def health() -> tuple[Response, int]:
    """200 while anything is served, also if with a warning; 503 otherwise."""
    try:
        release = reading.release()
    except ArchiveError as error:
        body = jsonify(ok=False, status="unavailable", release=None, warning=_public(str(error)))
        return body, 503
    warning = _public(_warning(release.id, release.warning))
    status = "degraded" if warning else "ok"
    body = jsonify(
        ok=not warning,
        status=status,
        release=release.id,
        winners=release.manifest.counts.winners,
        warning=warning or None,
    )
    body.cache_control.no_store = True
    return body, 200


def _warning(release: str, known: str) -> str:
    failure = reading.room().failure
    inspection: Inspection = current_app.extensions["inspection"]
    return known or (str(failure) if failure else "") or inspection.fault(release)


def _public(text: str) -> str:
    """Without the folder's place on this machine, which is nobody else's business."""
    return text.replace(f"{reading.room().shelf.folder}/", "")


def _look(folder: Path) -> Look:
    try:
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        stats = [(path.as_posix(), path.stat()) for path in files]
    except OSError:
        return ()
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)
