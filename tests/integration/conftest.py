"""What many tests of whole parts begin with."""

import shutil
from pathlib import Path

import pytest

from archive.release import Shelf
from tests.integration.corpus_files import corpus_files
from tests.integration.instance import Instance
from tests.integration.shelves import two_releases


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The corpus as files that a test may edit."""
    return corpus_files(tmp_path / "data")


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    """Where nothing has been indexed yet."""
    return Instance(tmp_path / "instance")


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shelf, str, str]:
    return two_releases(tmp_path_factory.mktemp("original"))


@pytest.fixture
def shelf(original: tuple[Shelf, str, str], tmp_path: Path) -> Shelf:
    """Two releases that a test may spoil: the older one is current, the newer one only built."""
    return Shelf(shutil.copytree(original[0].folder, tmp_path / "releases"))


@pytest.fixture
def older(original: tuple[Shelf, str, str]) -> str:
    return original[1]


@pytest.fixture
def newer(original: tuple[Shelf, str, str]) -> str:
    return original[2]
