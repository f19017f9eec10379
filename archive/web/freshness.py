"""How long an answer is good for: until the next release, and browsers ask each time."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from flask import Response, current_app, request

from archive.search.opening import OpenRelease


def code_mark(*folders: Path, told: Iterable[str] = ()) -> str:
    """A hash of all code, templates and assets, and of what the operator has `told`.

    What a release's pages and data look like depends on it.
    """
    mark = hashlib.sha256("\0".join(told).encode())
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
            mark.update(path.as_posix().encode())
            mark.update(path.read_bytes())
    return mark.hexdigest()[:12]


def tag(release: OpenRelease, parts: Iterable[str]) -> str:
    """A strong ETag: one for each release, address, representation and state of the code."""
    # The id says nothing of the times: a release that is built anew may have others.
    since = release.chronicle.last_change.isoformat()
    content = "\0".join((str(current_app.config["CODE_MARK"]), since, release.warning, *parts))
    # The parts hold a visitor's text, which may hold what UTF-8 cannot.
    mark = hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:16]
    return f"{release.id[:16]}-{mark}"


def is_known(tag: str) -> bool:
    """Whether the browser has it. Compression adds ":br" and the like to the tag it was given."""
    return any(known.partition(":")[0] == tag for known in request.if_none_match.as_set())


def given(tag: str) -> str:
    """The tag as the browser has it, or as it is."""
    known = request.if_none_match.as_set()
    return next((other for other in known if other.partition(":")[0] == tag), tag)


def not_modified(release: OpenRelease, tag: str) -> Response:
    response = Response(status=304)
    return stamped(response, release, given(tag))


def stamped(response: Response, release: OpenRelease, tag: str) -> Response:
    """Keep it, but ask before using it: a release may be swapped at any moment."""
    response.set_etag(tag)
    response.last_modified = release.manifest.built_at
    response.cache_control.no_cache = True
    return response
