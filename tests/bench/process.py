"""Processes of the bench: a fresh one that answers, and a copy of this one with a limit."""

import json
import multiprocessing
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

Result = TypeVar("Result")


class OutOfTime(Exception):
    """A step took longer than it may."""


class Worker:
    """`tests.bench.worker` in a process of its own."""

    def __init__(self, module: str, folder: Path, questions: Path) -> None:
        command = [sys.executable, "-m", "tests.bench.worker", module, str(folder), str(questions)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.opening: float = self._reply()["seconds"][0]

    def ask(
        self, first: int, last: int, highlight: bool = False, answers: bool = False
    ) -> dict[str, Any]:
        """The reply to one command; see `tests.bench.worker`."""
        command = {"first": first, "last": last, "highlight": highlight, "answers": answers}
        assert self.process.stdin
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        return self._reply()

    def _reply(self) -> dict[str, Any]:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"A worker ended: {self.process.args!r}")
        reply: dict[str, Any] = json.loads(line)
        return reply

    def __enter__(self) -> "Worker":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=60)


def aside(step: Callable[[], Result], limit: float) -> Result:
    """What a step gives, run in a copy of this process; OutOfTime after `limit` seconds."""
    context = multiprocessing.get_context("fork")
    mine, theirs = context.Pipe(duplex=False)

    def run() -> None:
        try:
            theirs.send(step())
        except Exception as error:
            theirs.send(error)

    child = context.Process(target=run)
    child.start()
    theirs.close()
    try:
        if not mine.poll(limit):
            raise OutOfTime(f"over {limit:.0f} s")
        result = mine.recv()
    finally:
        child.kill()
        child.join()
    if isinstance(result, Exception):
        raise result
    return result  # type: ignore[no-any-return]  # pipes are untyped
