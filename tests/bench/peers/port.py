"""What a peer must do: build an index of the same tokens, and answer the same questions from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from archive.domain.snapshot import Snapshot
from archive.search.document import Document
from tests.bench.question import Answer, Question


@dataclass(frozen=True, slots=True)
class Corpus:
    """A snapshot and its documents, which all peers are given ready made."""

    snapshot: Snapshot
    documents: Sequence[Document]

    def __len__(self) -> int:
        return len(self.documents)


class Asked(Protocol):
    """An opened index."""

    def ask(self, question: Question, highlight: bool) -> Answer:
        """The first 20 hits, the exact total and all facet counts; marked texts where wanted."""
        ...

    def close(self) -> None: ...


class Peer(Protocol):
    """A module of this folder. Importing it fails where its engine is not installed."""

    NAME: str

    def version(self) -> str: ...

    def build(self, corpus: Corpus, folder: Path) -> float:
        """Index into an empty folder, and say how many seconds it took."""
        ...

    def open_index(self, folder: Path) -> Asked:
        """Open what `build` made. Nothing but what is needed to answer is imported."""
        ...

    def index_folder(self, folder: Path) -> Path:
        """Where, in the folder given to `build`, the index itself lies."""
        ...


def peer(module: str) -> Peer:
    """A peer by its module's name; ImportError where it is not installed."""
    return cast(Peer, import_module(f"tests.bench.peers.{module}"))
