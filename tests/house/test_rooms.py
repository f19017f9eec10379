"""The house is in order: every room says what it is for, and nothing points outside."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from archive import errors

HOUSE = Path(__file__).parents[2]
MODULES = sorted(
    [*HOUSE.glob("archive/**/*.py"), *HOUSE.glob("indexer/**/*.py"), HOUSE / "wsgi.py"]
)


def kept() -> list[Path]:
    """Every file that is kept in the repository."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=HOUSE, capture_output=True, check=True)
    return [HOUSE / name for name in names.stdout.decode().split("\0") if name]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_every_module_says_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert docstring and docstring.splitlines()[0].endswith((".", ":"))


def test_every_error_is_in_the_drawn_tree() -> None:
    drawn: dict[str, str] = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        if found := re.match(r"([│├└─ ]*)([A-Z]\w+)( {2}|$)", line):
            depth = len(found[1]) // 4
            above[depth:] = [found[2]]
            drawn[found[2]] = above[depth - 1] if depth else "Exception"
    known = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    raised = {k.__name__: k.__bases__[0].__name__ for k in known if issubclass(k, Exception)}
    assert drawn == raised


def test_every_error_is_raised_somewhere() -> None:
    text = "\n".join(path.read_text("utf-8") for path in MODULES)
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, Exception) and not kind.__subclasses__():
            assert re.search(rf"\b{name}\(", text.replace(f"class {name}(", "")), name


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    place = re.compile(
        r"(?<![\w./:%-])/(?:home|Users|root|work|workspace|mnt|srv|opt)/|[A-Z]:\\\\?Users"
    )
    found = []
    for path in kept():
        try:
            text = path.read_text("utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue  # a picture, or a file that somebody is about to remove
        found += [f"{path.relative_to(HOUSE)}: {match[0]}" for match in place.finditer(text)]
    assert found == []


def test_locks_name_no_place_to_download_from() -> None:
    for path in HOUSE.glob("requirements/*.txt"):
        text = path.read_text("utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
    assert '"resolved"' not in (HOUSE / "package-lock.json").read_text("utf-8")


def test_every_link_of_the_documents_leads_to_something_that_is_there() -> None:
    documents = [path for path in kept() if path.suffix == ".md"]
    links = [(path, to) for path in documents for to in re.findall(r"\]\(([^)#\s]+)", _read(path))]
    assert links
    lost = [f"{path.name}: {to}" for path, to in links if not _is_there(path, to)]
    assert lost == []


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def _is_there(path: Path, to: str) -> bool:
    return "://" in to or to.startswith("mailto:") or (path.parent / to).exists()
