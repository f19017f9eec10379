"""Looks at the pages with Lighthouse and the W3C's checker, and writes docs/audit.md."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.audit import nu
from tests.audit.lighthouse import CATEGORIES, Finding, look_at
from tests.bench.report import table
from tests.bench.server import serving
from tests.browser.test_access import PAGES
from tests.integration.instance import Instance

ROOT = Path(__file__).parents[2]
LOOKED_AT = {
    "search": "/",
    "winner": "/winners/2023-06-growing-together",
    "city": "/cities/dallas-texas",
    "map": "/map",
    "technology": "/technologies/wifi",
    "edition": "/editions/smart-20-2025",
    "trends": "/trends",
    "cities like yours": "/peers",
    "coverage": "/coverage",
}
HEAD = """\
# Audit

Written by `make audit` on {day}; do not edit. The site served the shipped record, with one worker
and its public address set, to Chromium on the same machine.

## Lighthouse

Points of 100, as its default phone on a slow network. The weight is all that a first view loads,
compressed. Pages of results (`/search?...`) ask not to be listed by search engines, so that they
are not here: Lighthouse takes points from SEO for that.

"""
CHECKED = """
## HTML

{count} pages and states, those that axe looks at in the tests, were given to the Nu HTML checker of
the W3C: {found}.
"""


def main() -> None:
    node = sys.argv[1]
    with TemporaryDirectory() as folder:
        Instance(Path(folder)).publish(ROOT / "data")
        kept = {n: v for n, v in os.environ.items() if not n.startswith("ARCHIVE_")}
        chosen = {
            "ARCHIVE_INSTANCE": folder,
            "ARCHIVE_PORT": "{port}",
            "ARCHIVE_WORKERS": "1",
            "ARCHIVE_BASE_URL": "http://127.0.0.1:{port}",
            "ARCHIVE_CONTACT": "archive@example.org",
        }
        with serving(["-m", "archive.serve"], {**kept, **chosen}, "/about") as port:
            base = f"http://127.0.0.1:{port}"
            seen = {name: _look(base + path, node) for name, path in LOOKED_AT.items()}
            pages = {path: _page(port, path) for path in PAGES.values()}
    faults = nu.faults(pages)
    report = "".join(_report(seen, faults))
    (ROOT / "docs" / "audit.md").write_text(report, "utf-8")
    print(report)
    sys.exit(any(faults.values()) or any(set(f.points.values()) != {100} for f in seen.values()))


def _look(url: str, node: str) -> Finding:
    look_at(url, node)  # what is rendered for the first time is not what most visitors meet
    return look_at(url, node)


def _page(port: int, path: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    return connection.getresponse().read()


def _report(seen: Mapping[str, Finding], faults: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield HEAD.format(day=date.today().isoformat())
    rows = [
        (name, LOOKED_AT[name], *(str(f.points[c]) for c in CATEGORIES), f"{f.weight / 1000:.0f}")
        for name, f in seen.items()
    ]
    yield table(("page", "address", *CATEGORIES.values(), "kB"), rows)
    for name, finding in seen.items():
        for fault in finding.faults:
            yield f"\n- {name}: {fault}\n"
    total = sum(map(len, faults.values()))
    found = f"{total} errors and warnings" if total else "no error and no warning"
    yield CHECKED.format(count=len(PAGES), found=found)
    for url, messages in faults.items():
        for message in dict.fromkeys(messages):
            yield f"\n- `{url}`: {message}\n"


if __name__ == "__main__":
    main()
