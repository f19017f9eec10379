"""A release is questioned before it is published: what is refused is not served and not kept."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from archive.config import Settings
from archive.errors import BrokenRelease, RefusedRelease
from archive.release import Shelf
from archive.search.document import Document
from archive.search.whoosh import WhooshEngine
from indexer.build import build
from indexer.pipeline import Pipeline
from indexer.verify import verify
from tests.corpus import CORPUS, DALLAS, winner
from tests.integration.instance import Instance
from tests.integration.small_record import edit


class Forgetful(WhooshEngine):
    """Loses the last record."""

    def write(self, documents: Iterable[Document], folder: Path, base: Path | None = None) -> int:
        return super().write(list(documents)[:-1], folder, base)


class Careless(WhooshEngine):
    """Gives every record the facets of the first."""

    def write(self, documents: Iterable[Document], folder: Path, base: Path | None = None) -> int:
        first, *others = documents
        return super().write(
            [first, *(replace(d, facets=first.facets) for d in others)], folder, base
        )


class Wordless(WhooshEngine):
    """Indexes no title."""

    def write(self, documents: Iterable[Document], folder: Path, base: Path | None = None) -> int:
        bare = (replace(d, text={**d.text, "title": ()}, names=()) for d in documents)
        return super().write(bare, folder, base)


class Hasty(WhooshEngine):
    """Leaves out half of its files."""

    def write(self, documents: Iterable[Document], folder: Path, base: Path | None = None) -> int:
        written = super().write(documents, folder, base)
        for path in sorted(folder.rglob("*.npy"))[::2]:
            path.unlink()
        return written


@pytest.mark.parametrize(
    ("engine", "error", "fault"),
    [
        (Forgetful(), RefusedRelease, "7 winners are indexed, 8 recorded."),
        (Forgetful(), RefusedRelease, "The record of 2025-03 is missing or differs."),
        (Careless(), RefusedRelease, "The counts of the facet City differ."),
        (Wordless(), RefusedRelease, "The title of 2023-02 does not find it first."),
        (Hasty(), BrokenRelease, "holds no whole index"),
    ],
)
def test_a_release_that_answers_wrongly_is_not_published(
    instance: Instance, data: Path, engine: WhooshEngine, error: type[Exception], fault: str
) -> None:
    instance.run("reindex", data)
    before = instance.image()
    edit(data / "smart-50-2018.yaml", "Array of Lamps", "Array of Lights")
    instance.run("load", data)
    pipeline = Pipeline(Settings(instance=instance.folder), engine)
    manifest, _ = pipeline.build(lambda documents, _: documents)
    with pytest.raises(error, match=fault):
        pipeline.publish(manifest, by="tests")
    after = instance.image()
    assert {name: after[name] for name in before if name.startswith("releases/")} == {
        name: content for name, content in before.items() if name.startswith("releases/")
    }
    assert not instance.shelf.path(manifest.id).exists(), "or it would never be built again"
    assert instance.answer("publish")["release"] == manifest.id


def test_a_served_release_that_fails_its_checks_stays(instance: Instance, data: Path) -> None:
    """Who asks again later, with a catalogue that has moved on, must not take the site down."""
    release = instance.publish(data)
    manifest = instance.shelf.manifest(release)
    edit(data / "smart-50-2018.yaml", "Array of Lamps", "Array of Lights")
    instance.run("load", data)
    with pytest.raises(RefusedRelease, match="not the release of what the catalogue holds now"):
        Pipeline(Settings(instance=instance.folder), WhooshEngine()).verify(manifest)
    assert instance.opened().id == release


@pytest.mark.parametrize(
    "title",
    [
        "???", "--", "\u200b", "The", "AND", "2023", "Dallas", "Dallas!", "dallas, Texas",
        "Dallas Dallas Dallas", '"quoted" -not OR AND', "C++ & C#", "O'Brien's", "smart-city",
        "守護我們的城市", "İstanbul ß ﬁ ²", "e\u0301", "Wi-Fi Wi-Fi wifi", "x" * 300, "a b " * 75,
    ],
)  # fmt: skip
def test_no_title_keeps_a_winner_from_being_published(tmp_path: Path, title: str) -> None:
    odd = (winner("2018-03", DALLAS, title=title), winner("2018-04", DALLAS, title=title))
    later = (winner("2025-04", DALLAS, title="Another", title_original=title),)
    snapshot = CORPUS.model_copy(update={"winners": (*CORPUS.winners, *odd, *later)})
    shelf = Shelf(tmp_path)
    manifest, _ = build(snapshot, shelf, WhooshEngine())
    assert verify(manifest, snapshot, shelf, WhooshEngine()).checks > len(snapshot.winners)
