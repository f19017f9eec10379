"""Whether a name and a password belong together; every attempt counts until it succeeds."""

from datetime import UTC, datetime, timedelta
from math import ceil

from archive.catalogue.account import find_account, hash_of, update_account
from archive.catalogue.audit import record
from archive.catalogue.database import reading, writing
from archive.catalogue.sign_in_attempt import forgive_attempts, note_attempt, take_attempt
from archive.catalogue.visit import begin_visit
from archive.domain.account import Account
from archive.staff.office import office
from archive.staff.source import marks_of

LONGEST_NAME = 200
NOBODY = "nobody"
"""The mark of attempts by names that nobody has; they are counted by their source."""


class TooManyAttempts(Exception):
    """There were too many attempts, and after so many seconds there may be another one."""

    def __init__(self, wait: timedelta) -> None:
        self.seconds = max(1, ceil(wait.total_seconds()))
        super().__init__(f"{self.seconds} s")


def account_by(name: str, password: str) -> Account | None:
    """The account of that name, if the password is its own; TooManyAttempts if it is too early.

    It takes as long for an account that is not there or cannot be used.
    """
    name = name.strip().lower()[:LONGEST_NAME]
    marks = marks_of(name)
    _take(marks)
    with reading(office().database) as session:
        account = find_account(session, name)
        kept = hash_of(session, account.id) if account and not account.disabled else None
    good = office().hasher.matches(kept, password)
    now = datetime.now(UTC)
    with writing(office().database) as session:
        if account is None:
            # As much is written as for an account, so that the time it takes tells nothing.
            note_attempt(session, [NOBODY], now)
            return None
        if kept is None or not good or hash_of(session, account.id) != kept:
            record(session, account.name, "refuse", "account", account.name)
            return None
        forgive_attempts(session, marks)
    if office().hasher.is_old(kept):
        _renew(account, kept, password)
    return account


def enter(account: Account, how: str) -> str | None:
    """Begin a visit and give its token; None if the account was disabled just now."""
    with writing(office().database) as session:
        token = begin_visit(session, account.id, datetime.now(UTC))
        if token:
            details = {"by": how}
            record(session, account.name, "sign in", "account", account.name, details=details)
    return token


def _take(marks: tuple[str, ...]) -> None:
    with writing(office().database) as session:
        wait = take_attempt(session, marks, datetime.now(UTC))
    if wait:
        raise TooManyAttempts(wait)


def _renew(account: Account, kept: str, password: str) -> None:
    """Hash the password as it would be hashed today, unless somebody has just changed it."""
    hashed = office().hasher.hash(password)
    with writing(office().database) as session:
        if hash_of(session, account.id) == kept:
            update_account(session, account.id, {"password": hashed})
