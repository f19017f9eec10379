"""Writes the record back as files: what is loaded from them is the record again.

One content has one form, so that files that were written and loaded are written alike, byte for
byte, and a difference between two of them is a difference of the record.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from archive.domain.golden import GoldenQuery, QueryKind
from archive.domain.record import Record
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from archive.storage import write_whole
from indexer.yaml_writer import Brief, listed, mapping

BY_HAND = "How to change this file by hand: data/README.md"
GOLDEN = (
    "What people ask and what must come first. How this file is judged and changed: data/README.md"
)
QUERY = "  - query: "
"""How a golden query begins: the line of no other thing begins so."""
FROM_EDITION = {"award", "year"}
"""What a winner takes from the edition in whose file it stands."""

ASKED_FOR: dict[QueryKind, tuple[str, ...]] = {
    "name": ("Titles and names of projects: whoever knows one has one winner in mind.",),
    "city": (
        "Cities, states and countries: all of a city come before all else. Among them those of",
        "which a project is known come first; a line that says only who won is second best.",
    ),
    "typo": ("Misspelt: what was meant is plain, and read as typed most of these find nothing.",),
    "topic": ("Topics, in one word or several.",),
    "synonym": (
        "Other words for the same thing, as visitors use them; not all are in the vocabulary.",
    ),
    "compound": ("One word, two words or a hyphen: the same question each time.",),
    "language": ("Other languages, scripts and widths.",),
    "year": ("With a year.",),
    "honour": ("Honours.",),
    "organisation": ("Organisations and partners.",),
    "phrase": ("Phrases and marks of the syntax.",),
}
"""What stands above the first golden query of each kind."""


def export(snapshot: Snapshot, folder: Path) -> tuple[str, ...]:
    """Write every file that differs from what is there; the paths of those, below the folder.

    A file of an edition that is not recorded any more is removed; anything else stays.
    """
    written = dict(files(snapshot))
    editions = folder / "editions"
    editions.mkdir(parents=True, exist_ok=True)
    changed = [name for name, text in written.items() if _read(folder / name) != text]
    for name in changed:
        write_whole(folder / name, written[name].encode())
    gone = [path for path in editions.glob("*.yaml") if f"editions/{path.name}" not in written]
    for path in gone:
        path.unlink()
    return (*changed, *sorted(f"editions/{path.name}" for path in gone))


def files(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """The name and the text of each file."""
    for edition in snapshot.editions:
        winners = [w for w in snapshot.winners if w.edition_key == edition.key]
        blocks = (mapping({"edition": _plain(edition)}), listed("winners", _winners(winners)))
        yield f"editions/{edition.key}.yaml", "\n".join(blocks)
    words = snapshot.vocabulary
    yield _file(
        "vocabulary.yaml",
        f"Technologies and the focus areas they belong to. {BY_HAND}",
        listed("focus_areas", _all(words.focus_areas)),
        listed("technologies", _all(words.technologies)),
    )
    heading = f"Other names of cities, regions and countries. {BY_HAND}"
    yield _file("places.yaml", heading, listed("aliases", _all(snapshot.aliases)))
    golden = listed("golden", _golden(snapshot.golden))
    yield _file("golden.yaml", GOLDEN, _explained(golden, snapshot.golden))
    heading = f"Records that were taken out, and why. {BY_HAND}"
    yield _file("withdrawn.yaml", heading, listed("withdrawn", _all(snapshot.withdrawals)))
    heading = f"What was published and then corrected. {BY_HAND}"
    yield _file("corrections.yaml", heading, listed("corrections", _all(snapshot.corrections)))


def _file(name: str, heading: str, *lists: str) -> tuple[str, str]:
    return name, f"# {heading}\n" + "\n".join(lists)


def _all(records: Iterable[Record]) -> list[dict[str, Any]]:
    return [_plain(record) for record in records]


def _winners(winners: Iterable[Winner]) -> list[dict[str, Any]]:
    return [_plain(winner, FROM_EDITION) for winner in sorted(winners, key=lambda w: w.id)]


def _golden(queries: Iterable[GoldenQuery]) -> list[dict[str, Any]]:
    plain = map(_plain, queries)
    return [{**query, "want": [Brief(wanted) for wanted in query["want"]]} for query in plain]


def _explained(lists: str, queries: Iterable[GoldenQuery]) -> str:
    """With a comment above the first query of each kind."""
    heading, *blocks = lists.split(QUERY)
    kinds = [query.kind for query in queries]
    told = (
        "".join(f"  # {line}\n" for line in ASKED_FOR[kind]) if kind not in kinds[:n] else ""
        for n, kind in enumerate(kinds)
    )
    return heading + "".join(
        f"{note}{QUERY}{block}" for note, block in zip(told, blocks, strict=True)
    )


def _plain(record: Record, without: set[str] | None = None) -> dict[str, Any]:
    """As lists and texts, without what is not recorded."""
    return record.model_dump(mode="json", exclude=without, exclude_defaults=True)


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
