"""The corpus that is known by heart, as the files a person would keep it in."""

from pathlib import Path
from typing import Any

import yaml

from archive.domain.record import Record
from tests.corpus import CORPUS


def corpus_files(folder: Path) -> Path:
    """Write the corpus into a new folder, which is given back."""
    folder.mkdir()
    _write(folder / "vocabulary.yaml", _plain(CORPUS.vocabulary))
    _write(folder / "places.yaml", {"aliases": [_plain(alias) for alias in CORPUS.aliases]})
    for edition in CORPUS.editions:
        winners = [_plain(w) for w in CORPUS.winners if w.edition_key == edition.key]
        for winner in winners:
            del winner["award"], winner["year"]  # those of the edition
        _write(folder / f"{edition.key}.yaml", {"edition": _plain(edition), "winners": winners})
    return folder


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True)


def _write(path: Path, content: object) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
