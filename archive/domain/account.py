"""Who may work in the staff's rooms, and as what."""

from datetime import datetime
from typing import Annotated, Literal, get_args

from pydantic import StringConstraints

from archive.domain.record import Record

Role = Literal["editor", "publisher"]
"""From the lesser to the greater: a publisher may do all that an editor may."""

ROLES: tuple[Role, ...] = get_args(Role)

AccountName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9][a-z0-9._@+-]{1,79}$"),
]
"""Such as `ada` or `ada@example.org`; small letters, so that no two look alike."""


class Account(Record):
    """Somebody of the staff. `openid` is the address or subject a provider knows them by."""

    id: int
    name: AccountName
    role: Role
    openid: str | None = None
    created: datetime
    disabled: datetime | None = None
    has_password: bool = True

    def may(self, role: Role) -> bool:
        """Whether the role of this account is the asked one or a greater one."""
        return ROLES.index(self.role) >= ROLES.index(role)
