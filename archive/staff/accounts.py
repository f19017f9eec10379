"""Who may work here, for publishers to see; only the operator changes it, by commands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask.typing import ResponseReturnValue

from archive.catalogue.account import read_accounts
from archive.catalogue.audit import latest
from archive.catalogue.database import reading
from archive.catalogue.visit import visits_of
from archive.domain.account import Account
from archive.staff.answering import answer
from archive.staff.office import office
from archive.staff.room import Room

room = Room("accounts", title="Staff", menu="/accounts", may="publisher")


@dataclass(frozen=True, slots=True)
class Member:
    """An account, how many browsers are signed in by it, and when somebody last signed in."""

    account: Account
    visits: int
    came: datetime | None


@room.get("/accounts", may="publisher")
def accounts() -> ResponseReturnValue:
    return answer("staff/accounts.html", _facts)


def _facts() -> Mapping[str, Any]:
    now = datetime.now(UTC)
    with reading(office().database) as session:
        came = latest(session, "sign in", "account")
        members = [
            Member(account, len(visits_of(session, account.id, now)), came.get(account.name))
            for account in read_accounts(session)
        ]
    return {"members": members}
