"""The page on which some winners stand side by side."""

from collections.abc import Mapping
from typing import Any

from flask import Response, request

from archive.domain import side_by_side
from archive.domain.facts import Told, told
from archive.domain.side_by_side import OF_THE_RECORD, Line
from archive.domain.winner import Winner
from archive.search.opening import OpenRelease
from archive.web import htmx, links, reading
from archive.web.cards import winner_of
from archive.web.compare.asking import read
from archive.web.compare.blueprint import blueprint
from archive.web.compare.chosen import BESIDE, Chosen
from archive.web.compare.showing import shown

RARE = ("title_original", "title_is_translation", "language", "corrections")
"""What most winners do not have: that it is recorded of none is no gap in the record."""


@blueprint.get("/compare")
def compare() -> Response:
    chosen, notices = read(request.args, reading.release())
    said = (*notices, *crowded(chosen))
    return htmx.answer(
        "compare/compare.html",
        "compare",
        lambda: _facts(chosen, said),
        url=links.compare(chosen.query),
        said=said,
    )


def crowded(chosen: Chosen) -> tuple[str, ...]:
    """Says that not all of a list are side by side, where nobody picked the ones that are."""
    if chosen.picked or len(chosen.ids) <= BESIDE:
        return ()
    return (f"Only {BESIDE} fit side by side: the first {BESIDE} of {len(chosen.ids)}.",)


def winners_of(release: OpenRelease, ids: tuple[str, ...]) -> tuple[Winner, ...]:
    """The recorded winners of these ids, in their order."""
    return tuple(winner for winner in (winner_of(release, one) for one in ids) if winner)


def told_of(release: OpenRelease, ids: tuple[str, ...]) -> tuple[Told, ...]:
    """All that is told of these winners."""
    return tuple(told(winner, release.snapshot) for winner in winners_of(release, ids))


def _facts(chosen: Chosen, notices: tuple[str, ...]) -> Mapping[str, Any]:
    release = reading.release()
    every = tuple(filter(_is_fact, side_by_side.compare(told_of(release, chosen.beside))))
    different = tuple(side_by_side.differences(every))
    lines = different if chosen.only_differences else every
    return {
        "chosen": chosen,
        "winners": winners_of(release, chosen.beside),
        "lines": tuple(map(shown, lines)),
        "hidden": len(every) - len(lines),
        "different": len(different),
        "notices": notices,
        "most": BESIDE,
    }


def _is_fact(line: Line) -> bool:
    """Whether it is to be shown: not at the head of the column already, and no rarity of none."""
    if line.fact.name in RARE:
        return any(entry.row[0] for of_one in line.entries for entry in of_one)
    return line.fact.name not in OF_THE_RECORD
