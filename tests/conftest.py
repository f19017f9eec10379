"""A real release of the shipped data, built once, and the site over it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.config import Settings
from archive.domain.snapshot import Snapshot
from archive.release import Shelf
from archive.search.port import Engine
from archive.search.whoosh import WhooshEngine
from archive.web import create_app
from indexer.build import build
from indexer.gazetteer import Gazetteer
from indexer.loading.load import load
from indexer.publish import publish
from indexer.validate import validate

if TYPE_CHECKING:
    from tests.integration.released import Released

DATA = Path(__file__).parents[1] / "data"

# A slow machine is no fault, and who tests a change meets the same examples as the last one did;
# `make faults` draws others.
ANEW = hypothesis.settings(deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.register_profile("anew", ANEW)
hypothesis.settings.register_profile("same", ANEW, derandomize=True)
hypothesis.settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    told = "ask all 100,000 hostile questions, not a fifth of them"
    parser.addoption("--all-hostile", action="store_true", help=told)


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    """All that is shipped in `data/`."""
    batch = validate(load([DATA]), Snapshot(), Gazetteer(), today=date.today())
    winners = sorted((w for e in batch.editions for w in e.winners), key=lambda w: w.id)
    return Snapshot(
        winners=tuple(winners),
        editions=tuple(e.edition for e in batch.editions),
        places=batch.places,
        aliases=batch.aliases or (),
        vocabulary=batch.vocabulary or Snapshot().vocabulary,
        withdrawals=batch.withdrawals or (),
        corrections=batch.corrections or (),
    )


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory, snapshot: Snapshot) -> Settings:
    """An instance in which a release of the shipped data is current."""
    settings = Settings(instance=tmp_path_factory.mktemp("instance"))
    put(snapshot, settings)
    return settings


def put(snapshot: Snapshot, settings: Settings, engine: Engine | None = None) -> str:
    """Build and publish a release of a snapshot; return its id."""
    shelf = Shelf(settings.releases)
    manifest, _ = build(snapshot, shelf, engine or WhooshEngine())
    publish(shelf, manifest.id, by="tests")
    return manifest.id


def few(snapshot: Snapshot, number: int) -> Snapshot:
    """The snapshot with its first winners only; a new one, for a copy keeps what was cached."""
    fields = {name: getattr(snapshot, name) for name in Snapshot.model_fields}
    return Snapshot(**{**fields, "winners": snapshot.winners[:number]})


@pytest.fixture(scope="session")
def app(settings: Settings) -> Flask:
    return create_app(settings, WhooshEngine())


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


@pytest.fixture(scope="session")
def staged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """An instance with staff in which one release is served and another one staged."""
    from tests.integration.released import make  # here, as few tests need it

    return make(tmp_path_factory.mktemp("released"))


@pytest.fixture
def place(staged: tuple[Path, str, str], tmp_path: Path) -> "Released":
    """The same, for one test to do with it what it likes."""
    from tests.integration.released import copied

    return copied(staged, tmp_path)
