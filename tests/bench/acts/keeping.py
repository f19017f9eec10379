"""How long it takes to write everything into one file, and to make everything of it again."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.bench.acts.act import Act
from tests.bench.acts.scene import Scene

TIMES = 3
COPY = "a bare copy of the folder"


def keeps(scene: Scene) -> Iterator[Act]:
    """With what the file and what the instance measure."""
    copy = Act(COPY)
    write, read = Act("backup, written and read back", None, COPY), Act("restore", None, COPY)
    for number in range(TIMES):
        beside = scene.folder.with_name(f"{scene.folder.name}-{number}")
        file = beside.with_suffix(".tar")
        copy.time(lambda beside=beside: shutil.copytree(scene.folder, beside))
        copy.note = f"{_bytes(beside) / 1e6:,.1f} MB"
        shutil.rmtree(beside)
        write.time(lambda file=file: scene.run("backup", file))
        write.note = f"{file.stat().st_size / 1e6:,.1f} MB"
        read.time(lambda beside=beside, file=file: Scene(beside).run("restore", file))
        read.note = f"{_bytes(beside) / 1e6:,.1f} MB"
        shutil.rmtree(beside)
        file.unlink()
    yield from (copy, write, read)


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
