"""One peer in a process of its own: it opens its index, answers, and says what that took.

It reads one JSON command a line: {"first": 0, "last": 200, "highlight": false, "answers": false}.
It answers with one JSON line: {"seconds": [...], "resident": bytes, "answers": [...]}.
"""

import json
import pickle
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.bench.peers.port import Asked, peer
from tests.bench.question import Question
from tests.bench.resident import resident


def main(module: str, folder: Path, questions: Path) -> None:
    asked: tuple[Question, ...] = pickle.loads(questions.read_bytes())  # noqa: S301  # our own file
    engine = peer(module)
    started = time.perf_counter()
    opened = engine.open_index(folder)
    print(json.dumps({"seconds": [time.perf_counter() - started]}), flush=True)
    for line in sys.stdin:
        print(json.dumps(_answer(opened, asked, **json.loads(line))), flush=True)


def _answer(
    opened: Asked,
    asked: tuple[Question, ...],
    first: int,
    last: int,
    highlight: bool,
    answers: bool,
) -> dict[str, Any]:
    seconds, given = [], []
    for question in asked[first:last]:
        started = time.perf_counter()
        answer = opened.ask(question, highlight)
        seconds.append(time.perf_counter() - started)
        if answers:
            given.append(asdict(answer))
    return {"seconds": seconds, "resident": resident(), "answers": given}


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
