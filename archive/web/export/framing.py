"""What goes with a list: how many it has, from which release, and how much of the truth that is."""

from collections.abc import Iterator, Mapping

from archive.domain import citation
from archive.search.opening import OpenRelease
from archive.web.coverage import concerned, coverage
from archive.web.criteria import Criteria, choice_label
from archive.web.export.conventions import EMPTY, LONG, SEVERAL, TERMS
from archive.web.export.preface import Preface
from archive.web.export.selection import Selection
from archive.web.names import Names


def source(release: OpenRelease) -> dict[str, object]:
    """The release that was read; its id pins what was said to what can be looked up later."""
    return {"release": release.id, "released": release.manifest.built_at.isoformat()}


def preface(
    selection: Selection,
    names: Names,
    criteria: Criteria,
    around: Mapping[str, str],
    url: str,
) -> Preface:
    """`around` are the links of the list, `url` is its address in a citation."""
    cited = citation.of_list(
        title(criteria, names),
        release=selection.release.id,
        issued=selection.release.manifest.built_at.date(),
        url=url,
    )
    meta = about(selection, names, criteria) | {"citation": cited, "terms": TERMS}
    lines = (*_lines(selection, names, criteria), ("How to cite", cited), ("Terms", TERMS))
    return Preface(
        {"meta": meta, "links": around},
        (*lines, ("Cells", f"{EMPTY} {SEVERAL} {LONG}")),
        selection.release.manifest.built_at,
    )


def title(criteria: Criteria, names: Names) -> str:
    """What a list is called: "Recorded winners: “street lights”, City: Dallas, Texas"."""
    words = [f"“{criteria.text}”"] if criteria.text else []
    asked = [choice_label(f, key, names.label(f, key)) for f, key in criteria.choices]
    return f"Recorded winners: {', '.join(words + asked)}" if words or asked else "Recorded winners"


def about(selection: Selection, names: Names, criteria: Criteria) -> dict[str, object]:
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


def _lines(selection: Selection, names: Names, criteria: Criteria) -> Iterator[tuple[str, str]]:
    first, release = selection.first, selection.release
    yield "What this is", f"Awards Archive. {title(criteria, names)}"
    yield "Winners", f"{first.total:,}"
    if selection.shown_for is not None:
        yield "Searched for", f"“{selection.shown_for}”, as little matches the given words"
    if first.partial:
        yield "Partial", "No winner has all the words; those with most of them are listed."
    for notice in first.notices:
        yield "Notice", notice
    yield "Coverage", str(_coverage(release, names, criteria)["text"])
    yield "Release", f"{release.id} of {release.manifest.built_at:%Y-%m-%d %H:%M} UTC"


def _coverage(release: OpenRelease, names: Names, criteria: Criteria) -> Mapping[str, object]:
    """Of the editions that the chosen years and awards leave."""
    covered = concerned(criteria, names.years(), coverage(release))
    return {
        "text": covered.sentence,
        "editions": [
            {"edition": c.edition.key, "recorded": c.recorded, "winners": c.edition.slots}
            for c in covered.editions
        ],
    }
