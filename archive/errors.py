"""Everything that can go wrong and has a name.

ArchiveError
├── SettingsError       an ARCHIVE_* setting cannot be used
├── RecordError         records were refused at the door; carries every problem found
├── CatalogueError      the catalogue is not there, cannot be read or cannot be written
├── SpreadsheetError    a spreadsheet cannot be read, or holds what it must not
├── UndoError           a load cannot be taken back
├── ConflictError       a conflict between a file and the staff is not there to be settled
├── StaleEdit           a record was changed by somebody else since it was opened
├── AccountError        an account of the staff cannot be what was asked
├── ProviderError       who should vouch for the staff cannot be reached or believed
├── BackupError         a backup is not whole, or there is no room to restore it into
├── BusyError           another builder is at work
├── JobError            a job is not there, or cannot be begun or taken back
└── ReleaseError        something about releases
    ├── NoRelease       nothing has been published yet
    ├── UnknownRelease  no release of that name is kept
    ├── BrokenRelease   files are missing, half written or tampered with
    └── RefusedRelease  the release was built but did not pass its checks

Each message names the thing and the next step. The command line prints it as one line and ends with
exit code 1; the web answers with a page or a problem document.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class ArchiveError(Exception):
    """Base of all errors of the archive."""


class SettingsError(ArchiveError):
    """A setting cannot be used."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a file: where it is, what is wrong and what would be right."""

    file: str
    record: str
    field: str
    message: str
    fix: str
    line: int | None = None

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        place = ", ".join(part for part in (self.record, self.field) if part)
        return f"{where}: {place + ': ' if place else ''}{self.message}. {self.fix}"


class RecordError(ArchiveError):
    """Records were refused; nothing was changed. `problems` are in file order: all of them, or the
    first of so many as `count` says.
    """

    def __init__(self, problems: Sequence[Problem], count: int | None = None) -> None:
        self.problems = tuple(problems)
        found = len(self.problems) if count is None else count
        noun = "problem" if found == 1 else "problems"
        super().__init__(
            f"{found} {noun} found, nothing was changed. "
            "Mend the files and run the same command again."
        )


class CatalogueError(ArchiveError):
    """The catalogue is not there, cannot be read or cannot be written."""


class SpreadsheetError(ArchiveError):
    """A file is no spreadsheet that can be read, or holds what it must not; nothing was changed."""


class UndoError(ArchiveError):
    """A load cannot be taken back as a whole, so nothing of it was."""


class ConflictError(ArchiveError):
    """There is no conflict of that name between a file and the staff."""


class StaleEdit(ArchiveError):
    """A record is not what it was when its edit was begun; nothing was changed."""


class AccountError(ArchiveError):
    """An account of the staff cannot be what was asked."""


class BackupError(ArchiveError):
    """A backup is not whole, or the place to restore it into is taken."""


class ProviderError(ArchiveError):
    """The OpenID Connect provider cannot be reached, or what it says cannot be believed."""


class BusyError(ArchiveError):
    """Another builder holds the lock."""


class JobError(ArchiveError):
    """A job is not there, or is not in a state for what was asked."""


class ReleaseError(ArchiveError):
    """Something about releases."""


class NoRelease(ReleaseError):
    """Nothing has been published yet."""


class UnknownRelease(ReleaseError):
    """No release of that name is kept."""


class BrokenRelease(ReleaseError):
    """The files of a release are missing, half written or tampered with."""


class RefusedRelease(ReleaseError):
    """A release was built but did not pass its checks."""
