"""The bench measures engines that give the same answers; else its numbers would mean nothing."""

from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import pytest

from archive.search.document import documents
from tests.bench.agreement import Disagreement, check
from tests.bench.corpus import snapshot
from tests.bench.lexicon import Vocabulary
from tests.bench.mix import questions
from tests.bench.peers import OURS
from tests.bench.peers.port import Corpus, peer
from tests.bench.question import Answer, Question

SIZE = 60
ALWAYS_INSTALLED = (OURS, "plain_whoosh", "sqlite_fts5")

Answers = dict[str, list[Answer]]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Question, ...], Answers]:
    made = snapshot(SIZE)
    corpus = Corpus(made, tuple(documents(made)))
    folders = {name: tmp_path_factory.mktemp(name) for name in ALWAYS_INSTALLED}
    for name, folder in folders.items():
        peer(name).build(corpus, folder)
    with closing(Vocabulary(folders["sqlite_fts5"])) as vocabulary:
        asked = questions(made, corpus.documents, vocabulary, 60)
    return asked, {name: _answers(name, folder, asked) for name, folder in folders.items()}


def _answers(name: str, folder: Path, asked: tuple[Question, ...]) -> list[Answer]:
    with closing(peer(name).open_index(folder)) as opened:
        return [opened.ask(question, highlight=True) for question in asked]


def test_all_engines_agree_on_totals_and_facet_counts(
    asked: tuple[tuple[Question, ...], Answers],
) -> None:
    questions, answers = asked
    rows = {name: [asdict(answer) for answer in given] for name, given in answers.items()}
    assert check(questions, rows, OURS) == len(questions) * len(ALWAYS_INSTALLED)


def test_a_wrong_count_is_noticed(asked: tuple[tuple[Question, ...], Answers]) -> None:
    questions, answers = asked
    rows = {name: [asdict(answer) for answer in given] for name, given in answers.items()}
    rows["sqlite_fts5"][3]["facets"]["year"]["1999"] = 1
    with pytest.raises(Disagreement, match="other counts of year"):
        check(questions, rows, OURS)


def test_every_query_finds_something_and_every_engine_marks_words(
    asked: tuple[tuple[Question, ...], Answers],
) -> None:
    _, answers = asked
    for given in answers.values():
        assert all(answer.total and answer.ids for answer in given)
        assert sum(bool(answer.marked) for answer in given) > len(given) // 2


def test_the_corpus_is_the_same_every_time_and_grows_at_its_end() -> None:
    few, more = snapshot(SIZE), snapshot(SIZE, more=5)
    assert snapshot(SIZE) == few
    known = {winner.id: winner for winner in more.winners}
    assert len(known) == SIZE + 5
    assert all(known[winner.id] == winner for winner in few.winners)
