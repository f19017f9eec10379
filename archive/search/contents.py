"""All that a release holds, as the snapshot that it was built from."""

from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from archive.errors import BrokenRelease
from archive.search.opening import OpenRelease


def contents(release: OpenRelease) -> Snapshot:
    """The snapshot with its winners; BrokenRelease if one that is told of is not in the index."""
    ids = sorted(release.chronicle.winners)
    winners = tuple(winner_of(release, own) for own in ids)
    return release.snapshot.model_copy(update={"winners": winners})


def winner_of(release: OpenRelease, own: str) -> Winner:
    """One winner by id; BrokenRelease if it is not there."""
    text = release.index.record(own)
    if text is None:
        raise BrokenRelease(f"Release {release.id} does not hold its winner {own}.")
    return Winner.model_validate_json(text)
