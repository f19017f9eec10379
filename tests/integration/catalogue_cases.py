"""Catalogues to test with, and records to fill them.

They are SQLite files in a temporary folder. With CATALOGUE_TEST_URL, the address of an empty
PostgreSQL database that may be wiped, the same tests run there.
"""

import os
from collections.abc import Sequence
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import create_engine, select, text

from archive.catalogue.database import migrate, reading
from archive.catalogue.load import LoadRow
from archive.catalogue.snapshot import read_snapshot
from archive.domain.batch import Act, Batch, Changes, EditionFile
from archive.domain.place import Place
from archive.domain.snapshot import Snapshot
from archive.domain.vocabulary import Vocabulary
from archive.domain.winner import Winner
from indexer.store import store
from tests.corpus import CORPUS

SERVER = os.environ.get("CATALOGUE_TEST_URL", "")

on_sqlite = pytest.mark.skipif(bool(SERVER), reason="about SQLite, but CATALOGUE_TEST_URL is set")

_numbers = count()


def address(folder: Path) -> str:
    """Where no catalogue has been made yet."""
    if not SERVER:
        return f"sqlite:///{folder}/{next(_numbers)}.sqlite"
    engine = create_engine(SERVER)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return SERVER


def fresh(folder: Path) -> str:
    """An empty catalogue that is up to date."""
    url = address(folder)
    if SERVER:
        migrate(url)
    else:
        Path(url.removeprefix("sqlite:///")).write_bytes(_empty())
    return url


def with_words(folder: Path) -> str:
    """A catalogue that holds the vocabulary of the corpus and nothing else."""
    url = fresh(folder)
    store(url, Batch(vocabulary=CORPUS.vocabulary), "nobody")
    return url


def snapshot_in(url: str) -> Snapshot:
    with reading(url) as session:
        return read_snapshot(session)


def batch_of(snapshot: Snapshot) -> Batch:
    """The files that would bring a whole snapshot."""
    return Batch(
        editions=tuple(
            EditionFile(
                edition=edition,
                winners=tuple(w for w in snapshot.winners if w.edition_key == edition.key),
            )
            for edition in snapshot.editions
        ),
        places=snapshot.places,
        vocabulary=snapshot.vocabulary,
        aliases=snapshot.aliases,
        golden=snapshot.golden,
        withdrawals=snapshot.withdrawals,
        corrections=snapshot.corrections,
    )


def places_of(winners: Sequence[Winner]) -> tuple[Place, ...]:
    """Every place that winners name, as the gazetteer might give it."""
    names = {name.key: name for winner in winners for name in winner.places}
    return tuple(
        Place(city=city, region=region, country=country, population=1000 + len(country))
        for city, region, country in names
    )


def batch(*winners: Winner, edition: int = 0, vocabulary: Vocabulary | None = None) -> Batch:
    """The file of one edition of the corpus, with these winners."""
    file = EditionFile(edition=CORPUS.editions[edition], winners=winners)
    return Batch(editions=(file,), places=places_of(winners), vocabulary=vocabulary)


def said(changes: Changes) -> list[str]:
    """What changed, one line each."""
    return [
        " ".join((change.act, change.kind, change.name, *change.fields))
        for change in changes.changes
        if change.act is not Act.UNCHANGED
    ]


def loads(url: str) -> list[tuple[str, int, int, int]]:
    """Who added, changed and removed how many, oldest first."""
    row = LoadRow
    query = select(row.author, row.added, row.changed, row.removed).order_by(row.id)
    with reading(url) as session:
        return [(who, a, c, r) for who, a, c, r in session.execute(query)]


WHOLE = batch_of(CORPUS).model_copy(update={"places": places_of(CORPUS.winners)})
"""All files of the corpus that is known by heart."""


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.sqlite"
        migrate(f"sqlite:///{file}")
        return file.read_bytes()
