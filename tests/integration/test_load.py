"""Files and folders as they come: whatever is wrong with one is a located problem."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from indexer.loading.files import LARGEST
from indexer.loading.load import load

EDITION = "edition:\n  award: Smart 50\nwinners: []\n"


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def problems(*paths: Path) -> list[str]:
    return [str(problem) for problem in load(paths).problems]


def test_a_folder_gives_every_yaml_file_below_it_in_order(tmp_path: Path) -> None:
    written(tmp_path, "vocabulary.yaml", "technologies: []\nfocus_areas: []\n")
    written(tmp_path, "editions/b.yml", EDITION)
    written(tmp_path, "editions/a.yaml", EDITION)
    written(tmp_path, "README.md", "not a record")
    written(tmp_path, "golden.yaml", "golden: []\n")
    loaded = load([tmp_path])
    assert loaded.problems == []
    assert [(Path(d.file).name, d.kind) for d in loaded.documents] == [
        ("a.yaml", "edition"),
        ("b.yml", "edition"),
        ("golden.yaml", "golden"),
        ("vocabulary.yaml", "vocabulary"),
    ]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, "a.yaml", EDITION)
    assert len(load([path, tmp_path, str(path)]).documents) == 1


def test_a_value_is_found_on_its_line_or_on_that_around_it(tmp_path: Path) -> None:
    (document,) = load([written(tmp_path, "a.yaml", EDITION)]).documents
    assert document.line(("edition", "award")) == 2
    assert document.line(("edition", "slots")) == 1
    assert document.line(("winners", 3, "title")) == 3


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path, "a.yaml", b"\xef\xbb\xbf" + EDITION.replace("\n", "\r\n").encode())
    (document,) = load([path]).documents
    assert document.content["edition"] == {"award": "Smart 50"}


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt", EDITION, ": not a YAML file. Records are read from .yaml and .yml files."),
        ("a.yaml", b"x" * (LARGEST + 1), ": larger than 5 MB. Split it"),
        ("a.yaml", b"a: 1\nb: \xff\xfe\n", ":2: not UTF-8 text. Save the file as UTF-8."),
        ("a.yaml", "a: 1\n\nb: \x00", ":3: holds a control character. Remove it."),
        ("a.yaml", "", ":1: not a file of records. Begin it with 'edition:'"),
        ("a.yaml", "- 1\n- 2\n", ":1: not a file of records."),
        ("a.yaml", "people: []\n", ":1: not a file of records."),
        ("a.yaml", "edition: {a: 1\nwinners: []\n", ":2: broken YAML:"),
        ("a.yaml", "edition: {}\nwiners: []\n", ":2: winers: unknown key. Did you mean 'winners'?"),
        (
            "a.yaml",
            "edition: {}\nwinners: []\naliases: []\n",
            ":3: aliases: unknown key. Here belongs only edition and winners.",
        ),
        ("a.yaml", "edition: {}\nedition: {}\n", ":2: edition: written twice, first on line 1."),
    ],
)
def test_a_file_that_cannot_be_used_is_a_located_problem(
    tmp_path: Path, name: str, content: str | bytes, problem: str
) -> None:
    path = written(tmp_path, name, content)
    assert problems(path)[0].startswith(f"{path}{problem}")


def test_a_path_with_nothing_to_read_is_a_problem(tmp_path: Path) -> None:
    pipe, empty = tmp_path / "pipe.yaml", tmp_path / "empty"
    os.mkfifo(pipe)
    empty.mkdir()
    missing, too_long = tmp_path / "missing.yaml", tmp_path / f"{'x' * 5000}.yaml"
    assert problems(missing, pipe, empty, too_long) == [
        f"{missing}: no such file. Check the path.",
        f"{pipe}: not a regular file. Name a file or a folder.",
        f"{empty}: the folder holds no YAML file. Name a folder with .yaml files.",
        f"{too_long}: cannot be read: File name too long. Check the path and its permissions.",
    ]


def test_all_problems_of_all_files_are_in_one_report(tmp_path: Path) -> None:
    written(tmp_path, "a.yaml", "edition: [")
    written(tmp_path, "b.yaml", EDITION)
    written(tmp_path, "c.yaml", b"\xff")
    loaded = load([tmp_path, tmp_path / "d.yaml"])
    assert [Path(p.file).name for p in loaded.problems] == ["a.yaml", "c.yaml", "d.yaml"]
    assert [Path(d.file).name for d in loaded.documents] == ["b.yaml"]
    assert [Path(f).name for f in loaded.files] == ["a.yaml", "b.yaml", "c.yaml", "d.yaml"]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200))
@example(content=b"edition: {}\nwinners: []\n")
@example(content=b'"\\UFFFFFFFF"')
def test_no_bytes_raise(tmp_path: Path, content: bytes) -> None:
    loaded = load([written(tmp_path, "a.yaml", content)])
    assert loaded.documents or loaded.problems
