"""A release knows of each winner its cities and topics, whatever engine it is searched with."""

from pathlib import Path

import pytest

from archive.atlas import writing
from archive.domain.snapshot import Snapshot
from archive.errors import BrokenRelease
from archive.release import ATLAS, PROJECTS, Shelf
from archive.search import projects
from archive.search.opening import open_release
from archive.search.projects import Projects, Tags
from archive.search.whoosh import WhooshEngine
from tests.corpus import CORPUS
from tests.integration.shelves import built


def tagged(table: Projects, tags: Tags) -> dict[str, list[str]]:
    return {
        table.ids[n].decode(): [
            tags.keys[number] for number in tags.numbers[tags.starts[n] : tags.starts[n + 1]]
        ]
        for n in range(len(table.ids))
    }


@pytest.mark.parametrize("reverse", [False, True])
def test_what_is_written_is_read(tmp_path: Path, reverse: bool) -> None:
    winners = tuple(sorted(CORPUS.winners, key=lambda w: w.id, reverse=reverse))
    projects.write(CORPUS.model_copy(update={"winners": winners}), tmp_path / "table")
    table = projects.load(tmp_path / "table")
    expected = {w.id: [name.slug for name in w.places if name.city] for w in CORPUS.winners}
    assert tagged(table, table.cities) == expected
    assert tagged(table, table.technologies) == {w.id: [*w.technologies] for w in CORPUS.winners}
    assert tagged(table, table.focus_areas) == {w.id: [*w.focus_areas] for w in CORPUS.winners}
    assert tuple(place.slug for place in table.places) == table.cities.keys


def test_a_table_without_winners_can_be_asked(tmp_path: Path) -> None:
    projects.write(Snapshot(), tmp_path / "table")
    for table in (projects.load(tmp_path / "table"), Projects.none()):
        assert (len(table.ids), table.places, table.cities.keys) == (0, (), ())


def test_a_release_is_built_with_the_register_of_the_one_before(shelf: Shelf, older: str) -> None:
    newer = built(shelf, CORPUS.model_copy(update={"winners": CORPUS.winners[2:]}))
    for path in (shelf.path(older) / ATLAS).iterdir():
        assert (shelf.path(newer) / ATLAS / path.name).samefile(path)
    opened = open_release(shelf, newer, WhooshEngine())
    assert len(opened.atlas) > 69_000
    assert len(opened.projects.ids) == len(opened.index) == 6


@pytest.mark.parametrize("broken", [f"{PROJECTS}/ids_at.npy", f"{ATLAS}/about.json"])
def test_a_register_that_broke_is_not_handed_on(shelf: Shelf, older: str, broken: str) -> None:
    path = shelf.path(older) / broken
    path.unlink()
    with pytest.raises(BrokenRelease):
        open_release(shelf, older, WhooshEngine())
    newer = built(shelf, CORPUS.model_copy(update={"winners": CORPUS.winners[2:]}))
    assert (shelf.path(newer) / ATLAS / "about.json").read_text() == writing.about()
    assert open_release(shelf, newer, WhooshEngine()).atlas.called("Dallas, Texas")
