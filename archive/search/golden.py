"""Golden queries are asked as a visitor would ask them, with all the help that a visitor gets."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from archive.domain.figures import DEPTH
from archive.domain.golden import Answer, Answers, GoldenQuery
from archive.domain.search import SearchQuery
from archive.domain.snapshot import Snapshot
from archive.domain.syntax import parse
from archive.search import answering
from archive.search.port import Engine, SearchIndex


def ask(index: SearchIndex, golden: Iterable[GoldenQuery]) -> tuple[Answer, ...]:
    """What each query finds first."""
    return tuple(Answer(golden=query, found=_found(index, query.query)) for query in golden)


def ask_written(engine: Engine, folder: Path, snapshot: Snapshot) -> Answers:
    """What the golden queries of a snapshot find in an index that was just written."""
    if not snapshot.golden:
        return Answers()
    with closing(engine.open(folder, snapshot)) as index:
        return Answers(answers=ask(index, snapshot.golden))


def _found(index: SearchIndex, text: str) -> tuple[str, ...]:
    asked = SearchQuery(parse(text), limit=DEPTH, highlight=False, count_facets=False)
    return tuple(hit.id for hit in answering.answer(index, asked).results.hits)
