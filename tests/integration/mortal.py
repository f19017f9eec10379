"""A program that runs the indexer's commands, each in a process of its own that may be killed.

It does once what they do, so that every child begins with all that is made once a process. Each
line it then reads is an order: it forks a child, and answers with the exit code and its steps.
"""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.cli import cli
from tests.integration.corpus_files import corpus_files
from tests.integration.instance import Instance
from tests.integration.steps import Steps


@contextmanager
def mortal() -> Iterator["Mortal"]:
    """The program at work, in a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.integration.mortal"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # threads do not survive a fork
    ) as process:  # fmt: skip
        yield Mortal(process)


class Mortal:
    """How the tests talk to the program."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def run(self, folder: Path, *words: object, last: int | None = None) -> tuple[int, list[str]]:
        """Run a command that is killed after its last step; its exit code and its steps."""
        assert self.process.stdin and self.process.stdout
        print(
            json.dumps([str(folder), last, *map(str, words)]), file=self.process.stdin, flush=True
        )
        code, steps = json.loads(self.process.stdout.readline())
        return code, steps


def main() -> None:
    with TemporaryDirectory() as folder:
        instance = Instance(Path(folder) / "instance")
        instance.publish(corpus_files(Path(folder) / "data"))
    gc.disable()  # children are short-lived, and share more of what nobody looks through
    for line in sys.stdin:
        print(json.dumps(_obey(*json.loads(line))), flush=True)


def _obey(folder: str, last: int | None, *words: str) -> tuple[int, list[str]]:
    told, telling = os.pipe()
    if not (child := os.fork()):
        os._exit(_live(Steps(folder, last), words, telling))
    os.close(telling)
    with os.fdopen(told) as answer:
        steps = json.loads(answer.read() or "[]")
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), steps


def _live(steps: Steps, words: tuple[str, ...], telling: int) -> int:
    os.environ["ARCHIVE_INSTANCE"] = steps.folder
    os.environ["ARCHIVE_KEEP"] = "2"
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    steps.watch()
    try:
        cli(words, prog_name="indexer")
    except SystemExit as end:
        os.write(telling, json.dumps(steps.taken).encode())
        return int(end.code or 0)
    return 70


if __name__ == "__main__":
    main()
