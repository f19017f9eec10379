"""Which Chromium the browser tests drive; run as a program, it fetches one where there is none."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def find_chromium() -> Path | None:
    """The machine's own, else Playwright's. Call it before Playwright is started: it starts one."""
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


def install() -> Path | None:
    if found := find_chromium():
        return found
    if _may_use_apt():
        apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
        _run([*apt, "update"])
        _run([*apt, "install", "--yes", "--no-install-recommends", "chromium"])
        if found := find_chromium():
            return found
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    return find_chromium()


def _may_use_apt() -> bool:
    """Debian's own only: what Ubuntu calls by that name is a snap, which a container cannot run."""
    try:
        distribution = platform.freedesktop_os_release()["ID"]
    except OSError:
        return False
    return distribution == "debian" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _run(command: list[str]) -> None:
    """Whether it failed shows in whether there is a Chromium afterwards; it prints why itself."""
    print("$", *command, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=environment, check=False)


if __name__ == "__main__":
    chromium = install()
    if chromium is None:
        sys.exit(
            "No Chromium for the browser tests. Put one on PATH (Debian: apt-get install chromium)"
            " or run: .venv/bin/python -m playwright install --with-deps chromium"
        )
    print(f"Chromium: {chromium}")
