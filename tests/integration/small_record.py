"""A record small enough to know by heart: one edition, the vocabulary and the places."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from archive.domain.batch import Batch
from archive.domain.snapshot import Snapshot
from archive.domain.vocabulary import Vocabulary
from archive.errors import RecordError
from indexer.gazetteer import Gazetteer
from indexer.loading.load import load
from indexer.validate import validate

GAZETTEER = Gazetteer()
TODAY = date(2026, 11, 23)

EDITION = """\
edition:
  award: Smart 50
  year: 2023
  slots: 50
  ceremony_date: 2023-05-15
winners:
  - id: 2023-01
    title: Growing Together
    place:
      city: Kitchener
      region: Ontario
      country: Canada
    honours: [Overall Award Recipient]
    technologies: [digital-twin]
    focus_areas: [data-ai]
    sources:
      - url: https://example.org/kitchener
        publisher: Example
        supports: award
    confidence: stated
"""
SECOND = """\
  - id: 2023-02
    place: {country: Taiwan}
    honours: [Overall Award Recipient]
    sources: [{url: https://example.org/taiwan, publisher: Example, supports: award}]
    confidence: inferred
"""
VOCABULARY = """\
focus_areas:
  - {id: data-ai, label: Data and AI}
technologies:
  - id: digital-twin
    label: Digital twin
    focus_area: data-ai
    aliases: [virtual city model]
"""
PLACES = """\
aliases:
  - {alias: USA, kind: abbreviation, country: United States}
  - {alias: Kitchner, kind: misspelling, city: Kitchener, region: Ontario, country: Canada}
  - {alias: 'ON', kind: abbreviation, region: Ontario, country: Canada}
  - {alias: Chicopee, kind: area, city: Kitchener, region: Ontario, country: Canada}
"""


def small_record(folder: Path) -> Path:
    """Write the record into the folder, which is given back."""
    (folder / "smart-50-2023.yaml").write_text(EDITION)
    (folder / "vocabulary.yaml").write_text(VOCABULARY)
    (folder / "places.yaml").write_text(PLACES)
    return folder


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def check(paths: Iterable[Path], known: Snapshot | None = None) -> Batch:
    return validate(load(paths), known or Snapshot(), GAZETTEER, today=TODAY)


def problems(*paths: Path, known: Snapshot | None = None) -> list[str]:
    """What is wrong with files of one folder, each with the name of its file only."""
    with pytest.raises(RecordError) as refused:
        check(paths, known)
    return [_short(str(p), Path(p.file).parent) for p in refused.value.problems]


def known_from(folder: Path) -> Snapshot:
    """What the catalogue holds once the folder has been loaded."""
    batch = check([folder])
    return Snapshot(
        winners=batch.editions[0].winners,
        editions=(batch.editions[0].edition,),
        places=batch.places,
        aliases=batch.aliases or (),
        vocabulary=batch.vocabulary or Vocabulary(),
    )


def _short(problem: str, folder: Path) -> str:
    return problem.replace(f"{folder}/", "")
