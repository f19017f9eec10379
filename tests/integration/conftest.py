"""What many tests of whole parts begin with."""

from pathlib import Path

import pytest

from tests.integration.corpus_files import corpus_files
from tests.integration.instance import Instance


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The corpus as files that a test may edit."""
    return corpus_files(tmp_path / "data")


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    """Where nothing has been indexed yet."""
    return Instance(tmp_path / "instance")
