"""Starts the indexer on a file and hears it: it goes on though the browser, or we, are gone."""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.domain.importing import SpreadsheetImport
from archive.staff.imports.files import FILE, folder_of
from archive.staff.office import office
from archive.staff.process import command, environment

ANSWER, PROGRESS, BEFORE, ASKED, PID = "answer", "progress", "before", "asked", "pid"
SILENT = (
    "The check ended without an answer: the file may need more memory or time than there is. "
    "Check it again, or hand it over in parts."
)
TAIL = 4096


@dataclass(frozen=True, slots=True)
class CheckState:
    """How far the work on a file is. `told` is its answer once it has one."""

    at_work: bool
    step: str = ""
    done: int = 0
    total: int = 0
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def findings(self) -> Sequence[Mapping[str, Any]]:
        return tuple(self.told.get("findings", ()))

    @property
    def was_read(self) -> bool:
        """Whether the file is a spreadsheet at all."""
        return "headings" in self.told

    @property
    def message(self) -> str:
        """Why the file could not be read, or what was refused."""
        return "" if self.was_read else str(self.told.get("message", ""))


def has_file(found: SpreadsheetImport) -> bool:
    return bool(found.folder) and (folder_of(found.folder) / FILE).is_file()


def start(found: SpreadsheetImport, *words: str) -> None:
    """Have the file checked, as one of the `words` says, or else applied."""
    folder = folder_of(found.folder)
    asked = {
        "mapping": found.mapping.model_dump(mode="json"), "new_edition": dict(found.new_edition),
    }  # fmt: skip
    (folder / ASKED).write_text(json.dumps(asked), "utf-8")
    begun = command([
        "import", str(folder / FILE), "--json", "--progress", "--mapping", str(folder / ASKED),
        "--name", found.name, "--number", str(found.id), "--edition", found.edition, *words,
    ])  # fmt: skip
    with (folder / ANSWER).open("wb") as answer, (folder / PROGRESS).open("wb") as progress:
        process = subprocess.Popen(  # noqa: S603 - our own program, and no shell
            begun, stdin=subprocess.DEVNULL, stdout=answer, stderr=progress,
            start_new_session=True, env=environment(office().settings),
        )  # fmt: skip
    (folder / PID).write_text(str(process.pid))
    # Whoever ended must not look alive to those who ask.
    threading.Thread(target=_settle, args=(process, folder, words), daemon=True).start()


def _settle(process: "subprocess.Popen[bytes]", folder: Path, words: Sequence[str]) -> None:
    """Wait for the end; a file that was applied is needed no more."""
    if process.wait() == 0 and "--check" not in words:
        shutil.rmtree(folder, ignore_errors=True)


def keep_findings(found: SpreadsheetImport) -> None:
    """Remember what is wrong with a file, to be compared with the corrected one."""
    folder = folder_of(found.folder)
    if (folder / ANSWER).is_file():
        (folder / ANSWER).replace(folder / BEFORE)


def state_of(found: SpreadsheetImport) -> CheckState:
    """How far the last work on the file is."""
    folder = folder_of(found.folder)
    if told := _told(folder / ANSWER):
        return CheckState(False, told=told)
    if _is_alive(folder):
        return CheckState(True, **_progress(folder / PROGRESS))
    told = _told(folder / ANSWER)  # it may have ended in between
    return CheckState(False, told=told or {"ok": False, "message": SILENT})


def findings_before(found: SpreadsheetImport) -> Sequence[Mapping[str, Any]] | None:
    """What was wrong with the file that this one corrects; None if there was none."""
    told = _told(folder_of(found.folder) / BEFORE)
    return tuple(told.get("findings", ())) if told else None


def _told(path: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError, IndexError):
        return dict(json.loads(path.read_bytes().splitlines()[-1]))
    return {}


def _is_alive(folder: Path) -> bool:
    try:
        os.kill(int((folder / PID).read_text()), 0)
    except (OSError, ValueError):
        return False
    return True


def _progress(path: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError, IndexError):
        last = path.read_bytes()[-TAIL:].splitlines()[-1]
        told = json.loads(last)
        return {name: told[name] for name in ("step", "done", "total")}
    return {"step": "Beginning"}
