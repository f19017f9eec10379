"""Every engine is enrolled here by one line, and must pass every test of this folder."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from archive.domain.search import SearchQuery, SearchResults
from archive.domain.snapshot import Snapshot
from archive.domain.syntax import parse
from archive.search.document import documents
from archive.search.memory import MemoryEngine
from archive.search.port import Engine, SearchIndex
from archive.search.whoosh import WhooshEngine
from tests.corpus import CORPUS

ENGINES: dict[str, Callable[[], Engine]] = {
    "memory": MemoryEngine,
    "whoosh": WhooshEngine,
}


@pytest.fixture(scope="session", params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    return ENGINES[request.param]()


@pytest.fixture(scope="session")
def index(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterable[SearchIndex]:
    built = build(engine, CORPUS, tmp_path_factory.mktemp("index"))
    yield built
    built.close()


def build(engine: Engine, snapshot: Snapshot, folder: Path) -> SearchIndex:
    assert engine.write(documents(snapshot), folder) == len(snapshot.winners)
    return engine.open(folder, snapshot)


Ask = Callable[..., SearchResults]


@pytest.fixture
def ask(index: SearchIndex) -> Ask:
    def asked(text: str = "", **how: object) -> SearchResults:
        return index.search(SearchQuery(parse(text), **how))  # type: ignore[arg-type]

    return asked


@pytest.fixture
def found(ask: Ask) -> Callable[..., list[str]]:
    """The ids of the results, best first."""
    return lambda text="", **how: [hit.id for hit in ask(text, **how).hits]
