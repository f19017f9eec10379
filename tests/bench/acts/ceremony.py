"""The spreadsheets of ceremonies: new winners, made of places and words that the record has."""

import csv
import random
from collections.abc import Sequence
from pathlib import Path

from archive.domain.edition import Edition
from archive.domain.snapshot import Snapshot

HEADINGS = (
    "Award", "Year", "Project title", "City", "State or province", "Country", "Technologies",
    "Summary", "Source", "Publisher of the source", "Source supports",
)  # fmt: skip
LETTERS = "abcdefghijklmnoprstuvwyz"


def write(
    path: Path, snapshot: Snapshot, editions: Sequence[Edition], rows: int, seed: int
) -> list[str]:
    """A CSV file of so many winners, spread over the editions in turn; their titles."""
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    titles = [f"{_words(chance)} {seed}-{number}" for number in range(rows)]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADINGS)
        for number, title in enumerate(titles):
            edition = editions[number % len(editions)]
            place = chance.choice(snapshot.places)
            terms = chance.sample(snapshot.vocabulary.technologies, k=2)
            table.writerow((
                edition.award, edition.year, title, place.city, place.region, place.country,
                "; ".join(term.label for term in terms), f"What {title} does, in a few words.",
                "https://example.org/award", "Example", "award",
            ))  # fmt: skip
    return titles


def _words(chance: random.Random) -> str:
    """Three that hardly anything else is called: a title like another would be asked about."""
    return " ".join("".join(chance.choices(LETTERS, k=7)) for _ in range(3)).capitalize()
