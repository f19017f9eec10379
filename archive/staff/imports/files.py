"""Where files lie that were handed over: in folders with random names, for their owner alone."""

import re
import secrets
import shutil
import time
from pathlib import Path

from archive.staff.office import office

DAY = 24 * 3600.0
FILE = "spreadsheet"
RANDOM_BYTES = 18
NAME = re.compile(r"[\w-]{24}", re.ASCII)


def folder_of(name: str) -> Path:
    """The folder of an import within the instance."""
    return office().settings.instance / "imports" / Path(name).name


def keep_file(content: bytes) -> str:
    """Put a file into a folder of its own; the name of the folder."""
    name = secrets.token_urlsafe(RANDOM_BYTES)
    folder = folder_of(name)
    folder.mkdir(mode=0o700, parents=True)
    replace_file(name, content)
    return name


def replace_file(name: str, content: bytes) -> None:
    path = folder_of(name) / FILE
    path.touch(mode=0o600)
    path.write_bytes(content)


def unclaimed(name: str) -> int:
    """The size of a file that was handed over and belongs to no import yet; 0 if there is none."""
    folder = folder_of(name)
    if not NAME.fullmatch(name) or not (folder / FILE).is_file() or len([*folder.iterdir()]) > 1:
        return 0
    return (folder / FILE).stat().st_size


def forget(name: str) -> None:
    """Remove a file and all that was found in it."""
    if name:
        shutil.rmtree(folder_of(name), ignore_errors=True)


def forget_old() -> None:
    """Remove what nobody touched for a day."""
    above = office().settings.instance / "imports"
    for folder in above.iterdir() if above.is_dir() else ():
        newest = max((f.stat().st_mtime for f in folder.glob("*")), default=0.0)
        if time.time() - max(newest, folder.stat().st_mtime) > DAY:
            shutil.rmtree(folder, ignore_errors=True)
