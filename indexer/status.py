"""What is recorded, what is served, what is kept and who is at work."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from archive.errors import CatalogueError, ReleaseError
from archive.release import Shelf
from indexer.lock import holder
from indexer.pipeline import Pipeline

Line = tuple[str, dict[str, Any]]


def status_of(pipeline: Pipeline) -> Iterator[Line]:
    """Lines for people, each with its facts for machines."""
    yield _recorded(pipeline)
    yield _served(pipeline)
    yield from _kept(pipeline.shelf)
    busy = holder(pipeline.settings.instance)
    yield busy or "No indexer is at work.", {"busy": busy}


def _recorded(pipeline: Pipeline) -> Line:
    try:
        snapshot = pipeline.snapshot()
    except CatalogueError as error:
        return str(error), {"recorded": None}
    winners, editions = len(snapshot.winners), len(snapshot.editions)
    return f"Recorded: {winners} winners of {editions} editions.", {"recorded": winners}


def _served(pipeline: Pipeline) -> Line:
    from archive.search.opening import open_current

    try:
        release = open_current(pipeline.shelf, pipeline.engine)
    except ReleaseError as error:
        return str(error), {"served": None, "fault": str(error)}
    facts = {"served": release.id, "fault": release.warning or None}
    if release.warning:
        return release.warning, facts
    pointer, winners = pipeline.shelf.current(), release.manifest.counts.winners
    reason = f" ({pointer.reason})" if pointer.reason else ""
    since = f"published {_told(pointer.published_at)} by {pointer.by}{reason}"
    return f"Served: release {release.id}, {winners} winners, {since}.", facts


def _kept(shelf: Shelf) -> Iterator[Line]:
    kept = shelf.kept()
    for manifest in kept:
        winners, built = manifest.counts.winners, _told(manifest.built_at)
        yield f"Kept: release {manifest.id}, {winners} winners, built {built}.", {}
    yield f"{len(kept)} releases are kept.", {"kept": [manifest.id for manifest in kept]}


def _told(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M UTC")
