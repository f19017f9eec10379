"""A site with staff: accounts in a real catalogue, and browsers that are signed in."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from archive import staff
from archive.catalogue.account import find_account
from archive.catalogue.audit import read_audit
from archive.catalogue.database import migrate, reading, writing
from archive.catalogue.password import Hasher
from archive.catalogue.schema import METADATA
from archive.catalogue.staffing import add_account
from archive.catalogue.visit import begin_visit
from archive.config import Settings
from archive.domain.account import Role
from archive.domain.audit import AuditEntry, AuditQuestion
from archive.web import create_app

PASSWORD = "correct horse battery"  # noqa: S105 - of accounts that only tests have
CHEAP = Hasher(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
ROLES: dict[str, Role] = {"ada": "publisher", "eve": "editor"}
HOST = "http://localhost"


@dataclass(frozen=True)
class Desk:
    """A browser, signed in or not, that fills in forms as a person would."""

    client: FlaskClient
    name: str | None = None
    headers: dict[str, str] = field(
        default_factory=lambda: {"Origin": HOST, "Sec-Fetch-Site": "same-origin"}
    )

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.client.get(path, **more)

    def post(self, path: str, page: str = "/staff/", **fields: Any) -> TestResponse:
        """Send a form with the token of a page; a pair of bytes and a name is a file."""
        data = {"csrf": self.token(page), **fields}
        return self.client.post(path, data=data, headers=self.headers)

    def token(self, page: str = "/staff/") -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.get(page).text)
        assert found, f"{page} holds no form"
        return found[1]

    def sign_in(self, name: str, password: str = PASSWORD, **more: Any) -> TestResponse:
        page = "/staff/sign-in"
        return self.post(page, page, name=name, password=password, **more)


@dataclass(frozen=True)
class Staffed:
    """A site with a publisher, ada, and an editor, eve."""

    app: Flask
    settings: Settings

    def desk(self, name: str | None = None, **environment: Any) -> Desk:
        """A browser of its own, signed in as somebody if named."""
        client = self.app.test_client()
        client.environ_base.update(environment)
        desk = Desk(client, name)
        if name:
            assert desk.sign_in(name).status_code == 303
        return desk

    def seated(self, name: str | None) -> Desk:
        """The same, without the way through the form: a visit is begun, and its cookie given."""
        if name is None:
            return self.desk()
        with writing(self.url) as session:
            account = find_account(session, name)
            token = begin_visit(session, account.id, datetime.now(UTC)) if account else None
        assert token
        desk = Desk(self.app.test_client(), name)
        desk.client.set_cookie("staff", token)
        return desk

    def dump(self) -> dict[str, list[tuple[object, ...]]]:
        """All that the catalogue holds, by table."""
        with reading(self.url) as session:
            tables = METADATA.sorted_tables
            return {t.name: [tuple(row) for row in session.execute(t.select())] for t in tables}

    @property
    def url(self) -> str:
        return self.settings.database_url

    def log(self, **wanted: Any) -> list[AuditEntry]:
        """What the audit log holds, the first act first."""
        with reading(self.url) as session:
            return [*reversed(read_audit(session, AuditQuestion(**wanted), limit=1000))]


def staffed(settings: Settings) -> Staffed:
    """The site of an instance, with ada and eve added to its catalogue."""
    add_staff(settings.database_url)
    app = create_app(settings)
    staff.install(app, settings, CHEAP)
    return Staffed(app, settings)


def add_staff(url: str) -> None:
    """Bring a catalogue up to date and add ada and eve."""
    migrate(url)
    with writing(url) as session:
        for name, role in ROLES.items():
            add_account(session, name, role, CHEAP.hash(PASSWORD), None, by="tests")


def fresh_staffed(folder: Path, **chosen: Any) -> Staffed:
    """One where nothing is published yet, with these settings."""
    (folder / "catalogue.sqlite").write_bytes(_empty())
    settings = Settings(instance=folder, **chosen)
    app = create_app(settings)
    staff.install(app, settings, CHEAP)
    return Staffed(app, settings)


@cache
def _empty() -> bytes:
    """A catalogue that holds the staff and nothing else; it is migrated once for all tests."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.sqlite"
        add_staff(f"sqlite:///{path}")
        return path.read_bytes()
