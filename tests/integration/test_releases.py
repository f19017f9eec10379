"""Releases on disk: named by their content, and never made current unless whole."""

import hashlib
import json
from pathlib import Path

import pytest

from archive.errors import BrokenRelease, ReleaseError, UnknownRelease
from archive.release import MANIFEST, POINTER, Shelf
from archive.search.whoosh import WhooshEngine
from indexer.build import build, count
from indexer.publish import publish, rollback
from tests.corpus import CORPUS
from tests.integration.shelves import built

UNREADABLE = Path("/proc/self/mem")


def test_the_same_content_has_the_same_name_everywhere(
    shelf: Shelf, newer: str, tmp_path: Path
) -> None:
    assert built(Shelf(tmp_path / "elsewhere")) == newer
    manifest, again = build(CORPUS, shelf, WhooshEngine())
    assert (manifest.id, again) == (newer, False)


@pytest.mark.parametrize(
    "changed",
    [
        {"winners": CORPUS.winners[1:]},
        {"editions": CORPUS.editions[1:]},
        {"aliases": CORPUS.aliases[1:]},
        {"winners": (CORPUS.winners[0].model_copy(update={"note": "x"}), *CORPUS.winners[1:])},
    ],
)
def test_other_content_has_another_name(
    shelf: Shelf, newer: str, changed: dict[str, object]
) -> None:
    assert built(shelf, CORPUS.model_copy(update=changed)) != newer


def test_every_file_is_in_the_manifest_and_counted(shelf: Shelf, older: str, newer: str) -> None:
    manifest, folder = shelf.examine(newer), shelf.path(newer)
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == {*manifest.files, MANIFEST}
    assert {"snapshot.json", "index/arrays/facets.json"} < files
    assert any(name.endswith(".seg") for name in files), "what Whoosh wrote"
    assert manifest.counts == count(CORPUS)
    assert (manifest.parent, shelf.manifest(older).parent) == (older, None)


def refused(shelf: Shelf, release: str, error: type[ReleaseError]) -> str:
    """Neither way makes the release current; why."""
    before = (shelf.folder / POINTER).read_bytes()
    with pytest.raises(error) as published:
        publish(shelf, release, by="tests")
    with pytest.raises(error) as rolled_back:
        rollback(shelf, release, by="tests")
    assert str(published.value) == str(rolled_back.value)
    assert (shelf.folder / POINTER).read_bytes() == before
    assert [path.name for path in shelf.folder.glob(".*")] == []
    return str(published.value)


def test_one_changed_byte_in_any_file_is_noticed(shelf: Shelf, newer: str) -> None:
    files = [
        path for path in shelf.path(newer).rglob("*") if path.is_file() and path.stat().st_size
    ]
    assert len(files) > 30
    for path in files:
        whole = path.read_bytes()
        for place in {0, len(whole) // 2, len(whole) - 1}:
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            reason = refused(shelf, newer, BrokenRelease)
            assert newer in reason
            assert path.name in reason or "manifest" in reason
        path.write_bytes(whole)
    shelf.examine(newer)


@pytest.mark.parametrize("cut", [0, 1, 100])
def test_a_truncated_file_is_noticed(shelf: Shelf, newer: str, cut: int) -> None:
    for path in [path for path in shelf.path(newer).rglob("*") if path.is_file()]:
        whole = path.read_bytes()
        if len(whole) > cut:
            path.write_bytes(whole[:cut] if cut != 1 else whole[:-1])
            refused(shelf, newer, BrokenRelease)
            path.write_bytes(whole)


def test_a_missing_or_an_added_file_is_noticed(shelf: Shelf, newer: str) -> None:
    for path in [path for path in shelf.path(newer).rglob("*") if path.is_file()]:
        whole = path.read_bytes()
        path.unlink()
        refused(shelf, newer, BrokenRelease)
        path.write_bytes(whole)
    (shelf.path(newer) / "index" / "more.npy").write_bytes(b"")
    assert "index/more.npy does not belong there" in refused(shelf, newer, BrokenRelease)


def test_a_changed_manifest_is_noticed_also_where_it_is_still_readable(
    shelf: Shelf, newer: str
) -> None:
    path = shelf.path(newer) / MANIFEST
    path.write_text(path.read_text().replace('"winners": 8', '"winners": 9'))
    assert refused(shelf, newer, BrokenRelease) == f"The manifest of release {newer} was changed."


def test_a_release_under_a_wrong_name_is_noticed(shelf: Shelf, newer: str) -> None:
    shelf.path(newer).rename(shelf.path("0" * 16))
    assert newer in refused(shelf, "0" * 16, BrokenRelease)
    assert "There is no release" in refused(shelf, newer, UnknownRelease)


@pytest.mark.skipif(not UNREADABLE.exists(), reason="needs a file that even root cannot read")
def test_a_file_that_cannot_be_read_is_said_to_be_so(shelf: Shelf, newer: str) -> None:
    path = shelf.path(newer) / "snapshot.json"
    path.unlink()
    path.symlink_to(UNREADABLE)
    assert "snapshot.json cannot be read: " in refused(shelf, newer, BrokenRelease)


def test_a_broken_release_is_built_anew(shelf: Shelf, newer: str) -> None:
    (shelf.path(newer) / "snapshot.json").unlink()
    manifest, again = build(CORPUS, shelf, WhooshEngine())
    assert (manifest.id, again) == (newer, True)
    assert shelf.examine(newer) == manifest
    assert [path.name for path in shelf.folder.glob(".*")] == []


def test_a_release_stays_whole_when_the_program_learns_a_new_field(
    shelf: Shelf, newer: str
) -> None:
    """Its manifest was sealed as it was written, without the field."""
    path = shelf.path(newer) / MANIFEST
    written = json.loads(path.read_bytes())
    del written["counts"]["completeness"]
    bare = json.dumps({**written, "seal": ""}, separators=(",", ":"), ensure_ascii=False)
    written["seal"] = hashlib.sha256(bare.encode()).hexdigest()
    path.write_text(json.dumps(written, indent=1, ensure_ascii=False), "utf-8")
    assert shelf.examine(newer).counts.completeness == {}


def test_a_release_of_another_version_of_the_program_is_refused_and_says_what_to_do(
    shelf: Shelf, newer: str
) -> None:
    manifest = shelf.manifest(newer).model_copy(update={"schema_version": 0})
    (shelf.path(newer) / MANIFEST).write_text(manifest.sealed().model_dump_json(), "utf-8")
    said = refused(shelf, newer, BrokenRelease)
    assert "built by another version" in said and "indexer publish" in said
