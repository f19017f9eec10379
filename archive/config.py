"""Settings: read once from ARCHIVE_* environment variables, at the edge, and passed inwards."""

import os
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from archive.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an operator may choose, each as `ARCHIVE_<NAME>`; defaults are fit for production."""

    instance: Path = Path("instance")
    """Folder for the catalogue and the releases; must be writable by the indexer."""
    database: str = ""
    """SQLAlchemy URL of the catalogue; empty means `catalogue.sqlite` in the instance folder."""
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    threads: int = 4
    keep: int = 5
    """How many releases stay on disk, the current one included."""
    cache_megabytes: int = field(default=16, metadata={"least": 0})
    """How much of each worker's memory may hold answers that were given before; 0 for none."""
    base_url: str = ""
    """Public address without a trailing slash, for links that leave the site; see `public_url`."""
    contact: str = ""
    """Mail address to which errors in the record, or in the site, are reported."""
    proxies: int = 0
    """How many proxies of the operator stand before the server and name a visitor's address."""
    search_log: str = "yes"
    """Whether words that found nothing are counted for the staff, without addresses: yes or no."""
    oidc_issuer: str = ""
    """OpenID Connect provider that may vouch for the staff; empty for none."""
    oidc_client_id: str = ""
    oidc_client_secret: str = field(default="", repr=False)

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.instance.resolve() / 'catalogue.sqlite'}"

    @property
    def public_url(self) -> str:
        """The address in citations; never what a request claims, which anybody can forge."""
        return self.base_url or f"http://{self.host}:{self.port}"

    @property
    def releases(self) -> Path:
        return self.instance / "releases"

    @property
    def copies(self) -> Path:
        """Folder of the long answers that lie ready; all of it can be removed at any time."""
        return self.instance / "copies"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """Read every field that is set; SettingsError names the first one that does not fit."""
        known = {f"ARCHIVE_{each.name.upper()}": each for each in fields(cls)}
        unknown = sorted(n for n in environ if n.startswith("ARCHIVE_") and n not in known)
        if unknown:
            raise SettingsError(f"{unknown[0]} is no setting. Known are: {', '.join(known)}.")
        chosen = {
            setting.name: _read(name, environ[name], setting)
            for name, setting in known.items()
            if name in environ
        }
        return cls(**chosen)  # type: ignore[arg-type]  # each value was read as its field's type


def _read(name: str, text: str, setting: Field[Any]) -> str | int | Path:
    if setting.type is Path:
        return Path(text)
    if setting.type is not int:
        return text
    least: int = setting.metadata.get("least", 1)
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= 65535:
        raise SettingsError(f"{name} is {text!r}. Give a whole number from {least} to 65535.")
    return int(text)
