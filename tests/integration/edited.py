"""A site with staff over the corpus that is known by heart, and forms filled in as by a person."""

import re
from html import unescape
from pathlib import Path
from typing import Any

from werkzeug.test import TestResponse

from archive.catalogue.database import reading
from archive.catalogue.snapshot import read_snapshot
from archive.config import Settings
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from tests.integration.corpus_files import corpus_files
from tests.integration.instance import Instance
from tests.integration.staffed import Desk, Staffed, staffed


def edited_site(folder: Path, *, published: bool = False) -> Staffed:
    """Ada and eve over the corpus, loaded from files and perhaps published."""
    instance = Instance(folder / "instance")
    instance.run("reindex" if published else "load", corpus_files(folder / "data"))
    return staffed(Settings(instance=instance.folder))


def recorded(site: Staffed) -> Snapshot:
    with reading(site.url) as session:
        return read_snapshot(session)


def winner(site: Staffed, key: str) -> Winner:
    return next(w for w in recorded(site).winners if w.id == key)


def fields_of(page: str) -> dict[str, str]:
    """What a form would send as it is shown, the proof of its origin aside."""
    form = page[page.index('<form class="form') :]
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        kind, name = _of(tag, "type"), _of(tag, "name")
        if kind not in ("checkbox", "radio") or " checked" in tag:
            found[name] = _of(tag, "value")
    for name, text in re.findall(
        r'<textarea[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', form, re.S
    ):
        found[name] = unescape(text)
    for name, inside in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        found[name] = unescape(chosen[1]) if chosen else ""
    return {name: value for name, value in found.items() if name not in ("csrf", "")}


def send(desk: Desk, url: str, shown: str = "", **typed: Any) -> TestResponse:
    """Open a page, or take it as it was `shown`, change some fields of its form and send it."""
    page = shown or desk.get(url).text
    return desk.post(url, "/staff/account", **{**fields_of(page), **typed})


def _of(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""
