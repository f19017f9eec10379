"""The addresses of single records in the staff's rooms."""

from urllib.parse import urlencode

from archive.staff.records.kinds import Kind
from archive.web import links

FIRST = "records"


def found(**asked: str) -> str:
    """The search for records, for these words and of this kind."""
    asked = {name: text for name, text in asked.items() if text}
    return links.staff(f"{FIRST}?{urlencode(asked)}" if asked else FIRST)


def record(kind: Kind, key: str, page: str = "", **more: str) -> str:
    """One record, or one of its pages, such as "edit"."""
    path = f"{FIRST}/{kind.folder}" + (f"/{page}" if page else "")
    return links.staff(f"{path}?{urlencode({'key': key, **more})}")


def new(kind: Kind) -> str:
    return links.staff(f"{FIRST}/{kind.folder}/new")
