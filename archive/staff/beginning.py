"""What an operator is told when nobody of the staff can sign in yet."""

import sys
from pathlib import Path

from archive.catalogue.account import has_accounts
from archive.catalogue.database import exists, migrate, reading
from archive.config import Settings
from archive.errors import CatalogueError

FIRST = (
    "Nobody can sign in at /staff/ yet. To make the first account: "
    "{python} -m indexer staff add NAME --role publisher"
)


def first() -> str:
    """What makes the first account, with this Python as it is called from where the server runs."""
    return FIRST.format(python=sys.executable.removeprefix(f"{Path.cwd()}/"))


def to_begin(settings: Settings) -> str:
    """One line that says what to do before the staff can sign in; empty where they can.

    A catalogue of an earlier version of the program is brought up to date first.
    """
    url = settings.database_url
    try:
        if not exists(url):
            return first()
        migrate(url)
        with reading(url) as session:
            return "" if has_accounts(session) else first()
    except CatalogueError as error:
        return f"The staff cannot sign in. {error}"
