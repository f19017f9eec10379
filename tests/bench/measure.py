"""All peers at one size: built one after the other, then asked in turns, each in its process."""

import pickle
import statistics
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from archive.search.document import documents
from tests.bench.agreement import check
from tests.bench.corpus import snapshot
from tests.bench.lexicon import Vocabulary
from tests.bench.mix import questions
from tests.bench.peers import OURS, PEERS
from tests.bench.peers.port import Corpus, peer
from tests.bench.process import OutOfTime, Worker, aside
from tests.bench.question import Question

QUESTIONS = 200
ROUNDS = 3
"""Each query's time is the median of so many rounds, in which the peers take turns."""
SLOW = 5.0
"""Seconds for all queries from which on one round must do."""
FIRSTS = 5
"""How many fresh processes are asked a first query."""
BUILD_LIMIT = 420.0
OPTIONAL = ("tantivy", "xapian")

Say = Callable[[str], None]


@dataclass(slots=True)
class Figures:
    """One peer at one size; seconds and bytes. `plain` and `marked` have one time a query."""

    name: str
    version: str
    build: float = 0.0
    size: int = 0
    resident: int = 0
    opening: float = 0.0
    first: float = 0.0
    plain: list[float] = field(default_factory=list)
    marked: list[float] = field(default_factory=list)


def middle(seconds: Sequence[float]) -> float:
    return statistics.median(seconds)


def high(seconds: Sequence[float]) -> float:
    """The 99th percentile: so many were at most as slow."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]


def measure(size: int, folder: Path, say: Say) -> tuple[dict[str, Figures], tuple[str, ...]]:
    """The figures by peer, and what is missing and why. Disagreement if answers differ."""
    say(f"{size:,} records")
    made = snapshot(size)
    corpus = Corpus(made, tuple(documents(made)))
    figures, notices = _build(corpus, folder, say)
    asked = questions(made, corpus.documents, Vocabulary(folder / "sqlite_fts5"), QUESTIONS)
    file = folder / "questions.pickle"
    file.write_bytes(pickle.dumps(asked))
    with ExitStack() as stack:
        workers = {name: stack.enter_context(Worker(name, folder / name, file)) for name in figures}
        compared, firsts = _agree(asked, workers, size)
        say(f"  {compared} answers agree")
        _ask_in_turns(workers, firsts, figures, size, say)
    for name, found in figures.items():
        _first_queries(name, folder / name, file, found)
    return figures, notices


def _build(corpus: Corpus, folder: Path, say: Say) -> tuple[dict[str, Figures], tuple[str, ...]]:
    figures, notices = {}, []
    for name in PEERS:
        try:
            engine = peer(name)
        except ModuleNotFoundError as error:
            if error.name not in OPTIONAL:
                raise
            notices.append(f"{name.split('_')[0]} is not installed here and was skipped.")
            continue
        (folder / name).mkdir()
        found = Figures(engine.NAME, engine.version())
        try:
            found.build = aside(partial(engine.build, corpus, folder / name), BUILD_LIMIT)
        except OutOfTime as error:
            notices.append(f"{engine.NAME} was skipped: its build took {error}.")
            continue
        index = engine.index_folder(folder / name)
        found.size = sum(p.stat().st_size for p in index.rglob("*") if p.is_file())
        say(f"  {engine.NAME} built in {found.build:.1f} s")
        figures[name] = found
    return figures, tuple(notices)


def share(name: str, size: int) -> int:
    """How many queries a peer is asked: plain Whoosh takes too long over all of them."""
    return 30 if name == "plain_whoosh" and size > 20_000 else QUESTIONS


def _agree(
    asked: Sequence[Question], workers: dict[str, Worker], size: int
) -> tuple[int, dict[str, list[float]]]:
    """How many answers agree, and each peer's times: the first round."""
    replies = {
        name: worker.ask(0, share(name, size), answers=True) for name, worker in workers.items()
    }
    compared = check(asked, {name: reply["answers"] for name, reply in replies.items()}, OURS)
    return compared, {name: reply["seconds"] for name, reply in replies.items()}


def _ask_in_turns(
    workers: dict[str, Worker],
    firsts: dict[str, list[float]],
    figures: dict[str, Figures],
    size: int,
    say: Say,
) -> None:
    rounds = {name: 1 if sum(seconds) > SLOW else ROUNDS for name, seconds in firsts.items()}
    times = {(name, False): [seconds] for name, seconds in firsts.items()}
    for turn in range(ROUNDS):
        for highlight in (False, True):
            for name, worker in workers.items():
                if turn < rounds[name] and (turn or highlight):
                    reply = worker.ask(0, share(name, size), highlight)
                    times.setdefault((name, highlight), []).append(reply["seconds"])
                    figures[name].resident = reply["resident"]
    for name, found in figures.items():
        found.plain = [statistics.median(t) for t in zip(*times[name, False], strict=True)]
        found.marked = [statistics.median(t) for t in zip(*times[name, True], strict=True)]
        say(f"  {found.name}: median {1000 * middle(found.plain):.2f} ms")


def _first_queries(name: str, folder: Path, file: Path, found: Figures) -> None:
    """The opening and the first query of fresh processes, with highlights; the medians."""
    openings, firsts = [], []
    for number in range(FIRSTS):
        with Worker(name, folder, file) as worker:
            openings.append(worker.opening)
            firsts += worker.ask(number, number + 1, highlight=True)["seconds"]
    found.opening, found.first = statistics.median(openings), statistics.median(firsts)
