"""Accounts of the staff. A hash of a password is read where one signs in, and nowhere else."""

from datetime import datetime

from sqlalchemy import String, exists, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base, Moment, one_of
from archive.catalogue.writing import Values, insert_rows, update_rows
from archive.domain.account import Account, Role


class AccountRow(Base):
    __tablename__ = "accounts"
    __table_args__ = (one_of("role", Role),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[Role] = mapped_column(String)
    password: Mapped[str | None]
    """Argon2id with its parameters and its salt; without one only a provider can vouch."""
    openid: Mapped[str | None] = mapped_column(unique=True)
    created: Mapped[datetime] = mapped_column(Moment)
    disabled: Mapped[datetime | None] = mapped_column(Moment)
    epoch: Mapped[int]
    """Raised to end all sessions at once: each holds only in the epoch it was begun in."""


def account_from(row: AccountRow) -> Account:
    return Account(
        id=row.id,
        name=row.name,
        role=row.role,
        openid=row.openid,
        created=row.created,
        disabled=row.disabled,
        has_password=row.password is not None,
    )


def read_accounts(session: Session) -> tuple[Account, ...]:
    """All accounts by name, those that are disabled too."""
    return tuple(map(account_from, session.scalars(select(AccountRow).order_by(AccountRow.name))))


def find_account(session: Session, name: str) -> Account | None:
    """The account of a name in small letters."""
    row = session.scalar(select(AccountRow).where(AccountRow.name == name))
    return account_from(row) if row else None


def find_openid(session: Session, openid: str) -> Account | None:
    """The account that a provider knows by this address or subject."""
    row = session.scalar(select(AccountRow).where(AccountRow.openid == openid))
    return account_from(row) if row else None


def hash_of(session: Session, account_id: int) -> str | None:
    """The hash of the account's password, if it has one."""
    return session.scalar(select(AccountRow.password).where(AccountRow.id == account_id))


def epoch_of(session: Session, account_id: int) -> int | None:
    """The epoch that sessions are begun in now; None if the account is gone or disabled."""
    alive = AccountRow.id == account_id, AccountRow.disabled.is_(None)
    return session.scalar(select(AccountRow.epoch).where(*alive))


def has_accounts(session: Session) -> bool:
    """Whether anybody can sign in."""
    return bool(session.scalar(select(exists().where(AccountRow.disabled.is_(None)))))


def insert_account(session: Session, values: Values) -> None:
    insert_rows(session, AccountRow, [{"epoch": 0, **values}])


def update_account(session: Session, account_id: int, values: Values) -> None:
    update_rows(session, AccountRow, [{"id": account_id, **values}])
    session.expire_all()
