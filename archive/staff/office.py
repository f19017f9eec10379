"""What all rooms share: the settings, the hasher of passwords, the secret, and who may where."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from flask import current_app

from archive.catalogue.password import Hasher
from archive.config import Settings
from archive.staff.secret import secret_key

if TYPE_CHECKING:
    from archive.staff.room import Room

Who = Literal["anonymous", "editor", "publisher"]
"""Who may come to a route: anybody, or an account of at least this role."""


@dataclass(frozen=True)
class Office:
    """The staff's side of one site."""

    settings: Settings
    hasher: Hasher
    rooms: "tuple[Room, ...]"

    @property
    def database(self) -> str:
        """The address of the catalogue, for `reading` and `writing`."""
        return self.settings.database_url

    @cached_property
    def who(self) -> Mapping[str, Who]:
        """Who may come to each endpoint."""
        return {endpoint: who for room in self.rooms for endpoint, who in room.who.items()}

    @cached_property
    def key(self) -> bytes:
        """The secret of this instance; made when first needed."""
        return secret_key(self.settings.instance)


def office() -> Office:
    """The office of the site that is asked."""
    found: Office = current_app.extensions["staff"]
    return found
