"""Starts the indexer as a process of its own, and hears what it answers.

What takes long, or changes the record, is the indexer's: it has the rules, and its memory and its
faults stay its own.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from archive.config import Settings
from archive.staff.office import office

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60.0
"""How long a command may take on whose answer a page waits."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command told as JSON. Without `ok`, `message` says why nothing was changed.

    `error` is the name of the error of archive/errors.py, "Silent" where the command ended without
    an answer, or "TooLong". `problems` are those of a RecordError, each a mapping with "record",
    "field", "message" and "fix".
    """

    ok: bool
    told: Mapping[str, Any] = field(default_factory=dict)
    error: str = ""
    message: str = ""
    problems: tuple[Mapping[str, Any], ...] = ()


def run(words: Sequence[str], typed: bytes = b"", *, seconds: float = SECONDS) -> Answer:
    """Run a command of the indexer that knows --json; `typed` is what it reads.

    Every fault of the command is an answer; a command that takes too long is ended.
    """
    begun = command([words[0], "--json", *words[1:]])
    try:
        ended = subprocess.run(  # noqa: S603 - our own program, and no shell
            begun, input=typed, capture_output=True, timeout=seconds, check=False,
            env=environment(office().settings),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        message = f"It took longer than {seconds:g} seconds and was ended. Try again in a minute."
        return Answer(False, error="TooLong", message=message)
    return _heard(ended.stdout, ended.stderr)


def start(words: Sequence[str]) -> None:
    """Begin a command that goes on whatever becomes of this server and of whoever asked for it."""
    process = subprocess.Popen(  # noqa: S603 - our own program, and no shell
        command(words), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        env=environment(office().settings), start_new_session=True,
    )  # fmt: skip
    # Somebody must hear of its end, or it would stay in the table of processes.
    threading.Thread(target=process.wait, daemon=True).start()


def command(words: Sequence[str]) -> list[str]:
    """What starts the indexer with these words."""
    return [sys.executable, "-m", "indexer", *words]


def environment(settings: Settings) -> dict[str, str]:
    """The environment in which the indexer works on the instance of these settings.

    What it does not need to know it is not told: the secret of the provider.
    """
    own = {k: v for k, v in os.environ.items() if not k.startswith("ARCHIVE_")}
    chosen = {
        f"ARCHIVE_{each.name.upper()}": str(value)
        for each in fields(Settings)
        if not each.name.startswith("oidc_")
        and (value := getattr(settings, each.name)) != each.default
    }
    found = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return own | chosen | {"PYTHONPATH": os.pathsep.join(found)}


def _heard(answer: bytes, said: bytes) -> Answer:
    lines = answer.decode("utf-8", "replace").splitlines()
    try:
        told = json.loads(lines[-1])
    except (IndexError, ValueError):
        last = said.decode("utf-8", "replace").strip().splitlines()[-1:]
        message = f"The indexer ended without an answer{': ' + last[0] if last else '.'}"
        return Answer(False, error="Silent", message=message)
    if told.get("ok"):
        return Answer(True, told)
    problems = tuple(told.get("problems", ()))
    return Answer(False, told, str(told.get("error", "")), str(told.get("message", "")), problems)
