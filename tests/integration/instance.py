"""An instance folder of its own, worked on by the real commands."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from archive.catalogue.database import reading
from archive.catalogue.snapshot import read_snapshot
from archive.domain.search import SearchQuery
from archive.domain.snapshot import Snapshot
from archive.domain.syntax import parse
from archive.release import Shelf
from archive.search.opening import OpenRelease, open_current
from archive.search.whoosh import WhooshEngine
from indexer.cli import cli


@dataclass(frozen=True, slots=True)
class Instance:
    folder: Path
    keep: int = 5

    def run(self, *words: object, code: int = 0, typed: str = "") -> Result:
        """Run a command as a person would; its exit code must be the one expected."""
        env = {"ARCHIVE_INSTANCE": str(self.folder), "ARCHIVE_KEEP": str(self.keep)}
        result = CliRunner().invoke(cli, [str(word) for word in words], typed, env)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result

    def answer(self, *words: object, code: int = 0) -> dict[str, Any]:
        """What a command answers to a machine."""
        told = json.loads(self.run(*words, "--json", code=code).stdout)
        assert told["ok"] is (code == 0)
        return dict(told)

    def publish(self, data: Path) -> str:
        """Reindex; the id of the release that is served then."""
        return str(self.answer("reindex", data)["release"])

    @property
    def catalogue(self) -> str:
        """The address of its catalogue."""
        return f"sqlite:///{self.folder / 'catalogue.sqlite'}"

    def record(self) -> Snapshot:
        """All that its catalogue holds."""
        with reading(self.catalogue) as session:
            return read_snapshot(session)

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.folder / "releases")

    @property
    def current(self) -> str:
        return self.shelf.current().release

    def opened(self) -> OpenRelease:
        return open_current(self.shelf, WhooshEngine())

    def found(self, text: str) -> list[str]:
        """The ids that the served release finds, best first."""
        return found(self.opened(), text)

    def image(self) -> dict[str, bytes]:
        """Every file with its content, but for the lock, which is not a fact about the record."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        image = {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}
        image.pop("indexer.lock", None)
        return image


def found(opened: OpenRelease, text: str) -> list[str]:
    """The ids that a release finds, best first."""
    return [hit.id for hit in opened.index.search(SearchQuery(parse(text))).hits]
