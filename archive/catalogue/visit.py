"""Visits: what a browser has between signing in and signing out. Its token is kept only hashed."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import JSON, ForeignKey, Select, String, delete, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.account import AccountRow, account_from, epoch_of
from archive.catalogue.base import Base, Moment
from archive.catalogue.writing import insert_rows, update_rows
from archive.domain.account import Account

LONGEST = timedelta(hours=12)
IDLE = timedelta(hours=1)
SEEN_EVERY = timedelta(minutes=1)
"""How exactly it is known when a visit was last seen: not every look is worth a write."""

SAID_KEPT = 8


class VisitRow(Base):
    __tablename__ = "visits"

    mark: Mapped[str] = mapped_column(String, primary_key=True)
    """SHA-256 of the token in the cookie: whoever reads the catalogue cannot sign in with it."""
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    epoch: Mapped[int]
    csrf: Mapped[str]
    """The secret that the forms of this visit prove to know."""
    begun: Mapped[datetime] = mapped_column(Moment)
    seen: Mapped[datetime] = mapped_column(Moment)
    said: Mapped[list[list[str]]] = mapped_column(JSON)
    """What was last answered to acts, as pairs of a key and a sentence; addresses name the key."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody signed in."""

    mark: str
    account: Account
    csrf: str
    begun: datetime
    seen: datetime
    said: Mapping[str, str]

    def is_due(self, now: datetime) -> bool:
        """Whether it should be noted that the visit goes on."""
        return abs(now - self.seen) >= SEEN_EVERY


def begin_visit(session: Session, account_id: int, now: datetime) -> str | None:
    """Begin a visit and give its token, which is kept nowhere; None if the account is disabled."""
    epoch = epoch_of(session, account_id)
    if epoch is None:
        return None
    token = secrets.token_urlsafe(32)
    visit = {
        "mark": mark_of(token),
        "account_id": account_id,
        "epoch": epoch,
        "csrf": secrets.token_urlsafe(32),
        "begun": now,
        "seen": now,
        "said": [],
    }
    _forget_old(session, now)
    insert_rows(session, VisitRow, [visit])
    return token


def find_visit(session: Session, token: str, now: datetime) -> Visit | None:
    """The visit of a token, if it is neither too old nor idle nor ended by anybody."""
    query = _alive(now).where(VisitRow.mark == mark_of(token))
    found = session.execute(query).one_or_none()
    if found is None:
        return None
    return _visit(*found)


def visits_of(session: Session, account_id: int, now: datetime) -> tuple[Visit, ...]:
    """The visits of an account that go on, the one that was seen last first."""
    query = _alive(now).where(VisitRow.account_id == account_id).order_by(VisitRow.seen.desc())
    return tuple(_visit(row, account) for row, account in session.execute(query))


def note_seen(session: Session, mark: str, now: datetime) -> None:
    update_rows(session, VisitRow, [{"mark": mark, "seen": now}])


def say(session: Session, mark: str, sentence: str) -> str:
    """Keep a sentence for the next page, and give the key by which that page asks for it."""
    key = secrets.token_urlsafe(4)
    kept = session.scalar(select(VisitRow.said).where(VisitRow.mark == mark)) or []
    said = [*kept, [key, sentence]][-SAID_KEPT:]
    update_rows(session, VisitRow, [{"mark": mark, "said": said}])
    return key


def end_visit(session: Session, mark: str) -> None:
    session.execute(delete(VisitRow).where(VisitRow.mark == mark))


def end_visits(session: Session, account_id: int) -> None:
    """End all visits of an account and keep those from going on that are just being begun."""
    account = AccountRow.id == account_id
    epoch = session.scalar(select(AccountRow.epoch).where(account)) or 0
    update_rows(session, AccountRow, [{"id": account_id, "epoch": epoch + 1}])
    session.execute(delete(VisitRow).where(VisitRow.account_id == account_id))
    session.expire_all()


def mark_of(token: str) -> str:
    # A token is as random as a key, so that a fast hash without a salt gives nothing away.
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _alive(now: datetime) -> Select[VisitRow, AccountRow]:
    """Visits with their accounts that are neither too old nor idle nor ended by anybody."""
    return (
        select(VisitRow, AccountRow)
        .join(AccountRow, AccountRow.id == VisitRow.account_id)
        .where(VisitRow.epoch == AccountRow.epoch, AccountRow.disabled.is_(None))
        .where(VisitRow.begun > now - LONGEST, VisitRow.seen > now - IDLE)
    )


def _visit(row: VisitRow, account: AccountRow) -> Visit:
    said: dict[str, str] = {key: sentence for key, sentence in row.said}  # noqa: C416 - typed
    return Visit(row.mark, account_from(account), row.csrf, row.begun, row.seen, said)


def _forget_old(session: Session, now: datetime) -> None:
    over = or_(VisitRow.begun <= now - LONGEST, VisitRow.seen <= now - IDLE)
    session.execute(delete(VisitRow).where(over))
