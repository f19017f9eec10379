"""Attempts to sign in, of which there may be few a minute. Names and addresses come here hashed."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base, Moment
from archive.catalogue.writing import insert_rows

MOST = 5
WINDOW = timedelta(minutes=1)


class SignInAttemptRow(Base):
    __tablename__ = "sign_in_attempts"

    id: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(index=True)
    """A keyed hash of an account's name, or of the place that the attempt came from."""
    at: Mapped[datetime] = mapped_column(Moment)


def take_attempt(session: Session, marks: Collection[str], now: datetime) -> timedelta | None:
    """Note an attempt for each mark; or how long to wait, when one of them has had its share.

    It is noted before the password is looked at, so that many at once are counted too. What is
    refused is not noted: nobody is kept waiting for longer than the window.
    """
    _forget_old(session, now)
    waits = [wait for mark in marks if (wait := _wait(session, mark, now))]
    if waits:
        return max(waits)
    note_attempt(session, marks, now)
    return None


def note_attempt(session: Session, marks: Collection[str], now: datetime) -> None:
    insert_rows(session, SignInAttemptRow, [{"mark": mark, "at": now} for mark in marks])


def forgive_attempts(session: Session, marks: Collection[str]) -> None:
    """Forget the attempts of somebody who signed in."""
    for mark in marks:
        session.execute(delete(SignInAttemptRow).where(SignInAttemptRow.mark == mark))


def _wait(session: Session, mark: str, now: datetime) -> timedelta | None:
    at, noted = SignInAttemptRow.at, SignInAttemptRow.mark == mark
    latest = session.scalars(select(at).where(noted).order_by(at.desc()).limit(MOST)).all()
    return latest[-1] + WINDOW - now if len(latest) == MOST else None


def _forget_old(session: Session, now: datetime) -> None:
    at = SignInAttemptRow.at
    # A clock that was set back must not keep anybody out until it has caught up.
    session.execute(delete(SignInAttemptRow).where(or_(at <= now - WINDOW, at > now + WINDOW)))
