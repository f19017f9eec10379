"""What goes with a list: how many it has, from which release, and how much of the truth that is."""

from collections.abc import Mapping

from archive.search.opening import OpenRelease
from archive.web.coverage import concerned, coverage, sentence
from archive.web.criteria import Criteria
from archive.web.export.selection import Selection
from archive.web.names import Names


def source(release: OpenRelease) -> dict[str, object]:
    """The release that was read; its id pins what was said to what can be looked up later."""
    return {"release": release.id, "released": release.manifest.built_at.isoformat()}


def about(selection: Selection, names: Names, criteria: Criteria) -> Mapping[str, object]:
    """The `meta` of a list.

    `partial` says that no winner had all the words, and `shown_for` which words were searched
    instead of the given ones.
    """
    return {
        "total": selection.first.total,
        **source(selection.release),
        "partial": selection.first.partial,
        "shown_for": selection.shown_for,
        "notices": selection.first.notices,
        "coverage": _coverage(selection.release, names, criteria),
    }


def _coverage(release: OpenRelease, names: Names, criteria: Criteria) -> Mapping[str, object]:
    """Of the editions that the chosen years and awards leave."""
    every = coverage(release)
    covered = concerned(criteria, names.years(), every)
    return {
        "text": sentence(covered, named=covered != every),
        "editions": [
            {"edition": c.edition.key, "recorded": c.recorded, "winners": c.edition.slots}
            for c in covered
        ],
    }
