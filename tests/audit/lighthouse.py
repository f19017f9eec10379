"""Lighthouse, as a phone on a slow network sees a page."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browser.chromium import find_chromium

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "SEO",
}
TRIES = 3
"""A busy machine loses the trace of a page now and then."""
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one page was given: points of 100 by category, and what cost some."""

    points: Mapping[str, int]
    weight: int
    """Bytes over the wire, everything that the first view loads."""
    faults: tuple[str, ...]


def look_at(url: str, node: str) -> Finding:
    """Ask for one page; RuntimeError with its words where Lighthouse could not say."""
    for _ in range(TRIES):
        told = _told(url, node)
        if "runtimeError" not in told:
            break
    else:
        raise RuntimeError(f"{url}: {told['runtimeError']['message']}")
    points = {name: round(100 * told["categories"][name]["score"]) for name in CATEGORIES}
    weight = int(told["audits"]["total-byte-weight"]["numericValue"])
    return Finding(points, weight, tuple(_faults(told)))


def _told(url: str, node: str) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [node, str(PROGRAM), url, "--quiet", "--output=json", f"--output-path={report}"]
        subprocess.run(
            [*command, f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}"],
            env={**os.environ, "CHROME_PATH": str(find_chromium())},
            stderr=subprocess.DEVNULL,
            check=False,
        )
        told: dict[str, Any] = json.loads(report.read_bytes())
        return told


def _faults(told: Mapping[str, Any]) -> Iterator[str]:
    for category in told["categories"].values():
        for part in category["auditRefs"]:
            audit = told["audits"][part["id"]]
            if part["weight"] and audit["score"] == 0:
                yield str(audit["title"])
