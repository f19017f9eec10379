"""Acts on accounts, each with its line in the audit log: what the commands and the pages share."""

from datetime import UTC, datetime

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.orm import Session

from archive.catalogue.account import find_account, find_openid, insert_account, update_account
from archive.catalogue.audit import record
from archive.catalogue.visit import end_visits
from archive.domain.account import Account, AccountName, Role
from archive.errors import AccountError

_NAME = TypeAdapter[str](AccountName)


def name_of(text: str) -> str:
    """A name as it is kept; AccountError if nobody can be called so."""
    try:
        return _NAME.validate_python(text.strip().lower())
    except ValidationError as error:
        raise AccountError(
            f"{text!r} cannot be the name of an account. Give 2 to 80 letters from a to z, digits "
            "and any of . _ @ + -, such as ada or ada@example.org."
        ) from error


def account_called(session: Session, name: str) -> Account:
    """The account of a name; AccountError if there is none."""
    if found := find_account(session, name_of(name)):
        return found
    raise AccountError(
        f"There is no account {name_of(name)}. `python -m indexer staff list` tells all."
    )


def add_account(
    session: Session, name: str, role: Role, hashed: str | None, openid: str | None, by: str
) -> Account:
    """Make an account; AccountError if the name is taken."""
    name = name_of(name)
    refuse_taken(session, name, openid)
    values = {"name": name, "role": role, "password": hashed, "openid": openid}
    insert_account(session, {**values, "created": datetime.now(UTC), "disabled": None})
    record(session, by, "add", "account", name, details={"role": role})
    return account_called(session, name)


def disable_account(session: Session, name: str, by: str, why: str = "") -> None:
    """Nobody signs in by it any more, and who is signed in is out at once."""
    account = account_called(session, name)
    if account.disabled:
        return
    update_account(session, account.id, {"disabled": datetime.now(UTC)})
    end_visits(session, account.id)
    record(session, by, "disable", "account", account.name, why=why)


def enable_account(session: Session, name: str, by: str, why: str = "") -> None:
    account = account_called(session, name)
    if account.disabled:
        update_account(session, account.id, {"disabled": None})
        record(session, by, "enable", "account", account.name, why=why)


def change_role(session: Session, name: str, role: Role, by: str, why: str = "") -> None:
    """Give an account another role; who is signed in has to sign in anew."""
    account = account_called(session, name)
    if account.role == role:
        return
    update_account(session, account.id, {"role": role})
    end_visits(session, account.id)
    details = {"from": account.role, "to": role}
    record(session, by, "change role", "account", account.name, why=why, details=details)


def change_password(session: Session, name: str, hashed: str, by: str) -> None:
    """Give an account another password, and end all of its visits."""
    account = account_called(session, name)
    update_account(session, account.id, {"password": hashed})
    end_visits(session, account.id)
    record(session, by, "change password", "account", account.name)


def change_openid(session: Session, name: str, openid: str | None, by: str) -> None:
    """Let a provider vouch for an account, by an address or a subject; None ends that."""
    account = account_called(session, name)
    if account.openid == openid:
        return
    _refuse_known(session, openid)
    update_account(session, account.id, {"openid": openid})
    end_visits(session, account.id)
    details = {"openid": openid}
    record(session, by, "change", "account", account.name, details=details)


def sign_out_everywhere(session: Session, name: str, by: str) -> None:
    account = account_called(session, name)
    end_visits(session, account.id)
    record(session, by, "sign out everywhere", "account", account.name)


def refuse_taken(session: Session, name: str, openid: str | None) -> None:
    """AccountError if there is an account of this name, or one that a provider knows so."""
    if find_account(session, name):
        raise AccountError(f"There is an account {name} already. Choose another name.")
    _refuse_known(session, openid)


def _refuse_known(session: Session, openid: str | None) -> None:
    if openid and (other := find_openid(session, openid)):
        raise AccountError(f"{openid} is {other.name} already. Name another, or change that one.")
