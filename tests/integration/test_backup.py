"""The archive in one file: what was kept comes back, and nothing but a whole backup is restored."""

import hashlib
import io
import json
import shutil
import tarfile
from pathlib import Path

import pytest

from archive.catalogue.database import reading
from archive.catalogue.snapshot import read_snapshot
from archive.domain.snapshot import Snapshot
from indexer.backup import CONTENTS, verify
from tests.integration.corpus_files import corpus_files
from tests.integration.instance import Instance
from tests.integration.mortal import mortal
from tests.integration.small_record import edit


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    """An instance with two releases, of which the later is served."""
    folder = tmp_path_factory.mktemp("original")
    instance, data = Instance(folder / "instance"), corpus_files(folder / "data")
    instance.publish(data)
    edit(data / "smart-50-2018.yaml", "Array of Lamps", "Array of Lights")
    instance.publish(data)
    add = ("staff", "add", "ada", "--role", "publisher", "--password-stdin")
    instance.run(*add, typed="a long enough secret\n")
    instance.run("pin", instance.current)
    return instance


@pytest.fixture(scope="module")
def original(instance: Instance) -> Path:
    file = instance.folder.with_name("original.tar")
    instance.run("backup", file)
    return file


@pytest.fixture
def kept(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(original, tmp_path / "kept.tar"))


@pytest.fixture
def empty(tmp_path: Path) -> Instance:
    return Instance(tmp_path / "elsewhere")


def record(instance: Instance) -> Snapshot:
    with reading(f"sqlite:///{instance.folder / 'catalogue.sqlite'}") as session:
        return read_snapshot(session)


def shelved(instance: Instance) -> dict[str, bytes]:
    return {name: text for name, text in instance.image().items() if "releases/" in name}


def rewritten(file: Path, without: str = "", **changed: bytes) -> Path:
    """A tar with the same members, but for one that is missing or holds something else."""
    other = file.with_name("other.tar")
    with tarfile.open(file) as old, tarfile.open(other, "w") as new:
        for member in old:
            content = old.extractfile(member)
            assert content
            text = changed.get(member.name.split("/")[0].split(".")[0], content.read())
            member.size = len(text)
            if member.name != without:
                new.addfile(member, io.BytesIO(text))
    return other


def test_what_was_kept_comes_back_in_an_empty_instance(
    instance: Instance, kept: Path, empty: Instance
) -> None:
    empty.run("restore", kept)
    assert record(empty) == record(instance)
    assert shelved(empty) == shelved(instance)
    assert empty.found("lights") == instance.found("lights")


def test_what_is_restored_works_on(
    instance: Instance, kept: Path, empty: Instance, data: Path
) -> None:
    empty.run("restore", kept)
    earlier = empty.answer("rollback")["release"]
    edit(data / "smart-50-2018.yaml", "Array of Lamps", "Array of Lanterns")
    assert empty.publish(data) not in (earlier, instance.current)
    assert empty.found("lanterns") == ["2018-01"]


def test_people_and_the_log_of_their_acts_come_back_but_nobody_is_signed_in(
    kept: Path, empty: Instance
) -> None:
    empty.run("restore", kept)
    assert "ada" in empty.run("staff", "list").stdout
    with tarfile.open(kept) as tar:
        names = tar.getnames()
    assert "catalogue/audit_log.jsonl" in names
    assert "catalogue/visits.jsonl" not in names


def test_what_holds_hashes_of_passwords_is_for_its_owner_alone(
    kept: Path, original: Path, empty: Instance
) -> None:
    empty.run("restore", kept)
    for file in (original, empty.folder / "catalogue.sqlite"):
        assert file.stat().st_mode & 0o077 == 0


def test_a_backup_holds_no_address_of_a_database(kept: Path) -> None:
    assert b"sqlite://" not in kept.read_bytes()


def test_a_file_that_is_there_is_not_overwritten(instance: Instance, kept: Path) -> None:
    before = kept.read_bytes()
    assert "is there already" in instance.run("backup", kept, code=1).stderr
    assert kept.read_bytes() == before


def test_an_instance_that_holds_anything_is_not_restored_into(
    instance: Instance, kept: Path
) -> None:
    before = instance.image()
    assert "a catalogue already" in instance.run("restore", kept, code=1).stderr
    assert instance.image() == before


@pytest.mark.parametrize("what", ["cut", "flipped", "a member less", "a member changed", "no tar"])
def test_a_backup_that_is_not_whole_is_refused_and_nothing_is_made(
    kept: Path, empty: Instance, what: str
) -> None:
    content = bytearray(kept.read_bytes())
    if what == "cut":
        kept.write_bytes(content[: len(content) // 2])
    elif what == "flipped":
        at = content.index(b"Array of Lights")
        content[at] ^= 1
        kept.write_bytes(content)
    elif what == "a member less":
        kept = rewritten(kept, without="catalogue/winners.jsonl")
    elif what == "a member changed":
        kept = rewritten(kept, settings=b"{}")
    else:
        kept.write_bytes(b"PK\x03\x04 something else")
    assert "Take another" in empty.run("restore", kept, code=1).stderr
    assert not (empty.folder / "releases").exists()
    assert not (empty.folder / "catalogue.sqlite").exists()


def forged(kept: Path, name: str, text: bytes) -> Path:
    """A backup that holds one more file, or it once more, and says so in its table of contents."""
    with tarfile.open(kept) as tar:
        told = tar.extractfile(CONTENTS)
        assert told
        contents = json.loads(told.read())
    contents["files"][name] = hashlib.sha256(text).hexdigest()
    other = rewritten(kept, without=CONTENTS)
    with tarfile.open(other, "a") as tar:
        for member, content in ((name, text), (CONTENTS, json.dumps(contents).encode())):
            info = tarfile.TarInfo(member)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return other


@pytest.mark.parametrize("text", [b"{", b'["colour"]'])
def test_rows_that_no_catalogue_has_are_refused(kept: Path, empty: Instance, text: bytes) -> None:
    other = forged(kept, "catalogue/editions.jsonl", text)
    assert "Take another" in empty.run("restore", other, code=1).stderr


@pytest.mark.parametrize(
    "name", ["../outside", "/outside", "releases/../../outside", "releases/.hidden/x"]
)
def test_a_name_that_leads_out_of_the_folder_is_refused(
    kept: Path, empty: Instance, name: str
) -> None:
    other = forged(kept, name, b"x")
    assert "belongs to no backup" in empty.run("restore", other, code=1).stderr
    assert not list(empty.folder.parent.rglob("outside"))


def test_killed_at_any_step_a_restoring_is_done_by_the_next(
    instance: Instance, kept: Path, tmp_path: Path
) -> None:
    with mortal() as at_work:
        code, steps = at_work.run(tmp_path / "whole", "restore", kept)
        assert code == 0
        for last in range(0, len(steps), max(1, len(steps) // 6)):
            cut = Instance(tmp_path / f"cut-{last}")
            assert at_work.run(cut.folder, "restore", kept, last=last)[0] != 0
            cut.run("restore", kept)
            assert shelved(cut) == shelved(instance)
            assert record(cut) == record(instance)
            shutil.rmtree(cut.folder)


def test_a_backup_cut_off_leaves_no_file_by_its_name(instance: Instance, tmp_path: Path) -> None:
    file = tmp_path / "cut.tar"
    with mortal() as at_work:
        _, steps = at_work.run(instance.folder, "backup", tmp_path / "whole.tar")
        for last in range(0, len(steps) - 1, max(1, len(steps) // 10)):
            at_work.run(instance.folder, "backup", file, last=last)
            assert not file.exists() or verify(file)
            file.unlink(missing_ok=True)
