"""Winners as they rest, and the way there and back."""

from collections.abc import Collection, Iterable

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from archive.catalogue.comparison import Difference
from archive.catalogue.edition import EditionRow
from archive.catalogue.lists import write_lists
from archive.catalogue.place import place_ids
from archive.catalogue.winner_lists import WinnerLists, read_winner_lists, winner_lists
from archive.catalogue.winner_tables import WinnerRow
from archive.catalogue.writing import Values, delete_rows, insert_rows, update_rows
from archive.domain.winner import Winner


def winner_from(row: WinnerRow, award: str, year: int, lists: WinnerLists) -> Winner:
    place, *other_places = lists.places[row.id]
    return Winner(
        id=row.id,
        award=award,
        year=year,
        title=row.title,
        title_original=row.title_original,
        language=row.language,
        title_is_translation=row.title_is_translation,
        place=place,
        other_places=tuple(other_places),
        organisation=row.organisation,
        partners=lists.partners.get(row.id, ()),
        category=row.category,
        honours=lists.honours.get(row.id, ()),
        technologies=lists.technologies.get(row.id, ()),
        focus_areas=lists.focus_areas.get(row.id, ()),
        scale=row.scale,
        summary=row.summary,
        outcomes=lists.outcomes.get(row.id, ()),
        sources=lists.sources[row.id],
        confidence=row.confidence,
        note=row.note,
    )


def winner_values(winner: Winner) -> Values:
    return {
        "id": winner.id,
        "edition_id": winner.edition_key,
        "title": winner.title,
        "title_original": winner.title_original,
        "language": winner.language,
        "title_is_translation": winner.title_is_translation,
        "organisation": winner.organisation,
        "category": winner.category,
        "scale": winner.scale,
        "summary": winner.summary,
        "confidence": winner.confidence,
        "note": winner.note,
    }


def read_winners(session: Session, editions: Collection[str] | None = None) -> tuple[Winner, ...]:
    """The winners of these editions, given by their keys, or of all; sorted by id."""
    chosen = select(WinnerRow, EditionRow.award, EditionRow.year).join(EditionRow)
    ids = None if editions is None else _ids(editions)
    if ids is not None:
        chosen = chosen.where(WinnerRow.id.in_(ids))
    lists = read_winner_lists(session, ids)
    winners = (winner_from(*row, lists) for row in session.execute(chosen))
    # Sorted here, because some databases leave hyphens out when they compare.
    return tuple(sorted(winners, key=lambda winner: winner.id))


def read_titles(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """Titles by id, of those winners that are recorded and have one."""
    query = select(WinnerRow.id, WinnerRow.title).where(WinnerRow.id.in_(set(ids)))
    return {own: title for own, title in session.execute(query) if title}


def _ids(editions: Collection[str]) -> Select[str]:
    return select(WinnerRow.id).where(WinnerRow.edition_id.in_(editions))


def write_winners(session: Session, winners: Difference[str, Winner]) -> None:
    """Write the winners that are new or changed and take those away that are gone.

    Their editions, places and words must be there already.
    """
    ids = place_ids(session)
    written = (*winners.added, *winners.changed)
    delete_rows(session, WinnerRow.id, [winner.id for winner in winners.removed])
    insert_rows(session, WinnerRow, [winner_values(winner) for winner in winners.added])
    update_rows(session, WinnerRow, [winner_values(winner) for winner in winners.changed])
    write_lists(session, {winner.id: winner_lists(winner, ids) for winner in written})
