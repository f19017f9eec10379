"""An index built from an earlier one is the index that a full build would have made."""

import random
import shutil
from pathlib import Path

import numpy as np
import pytest
import whoosh.index

from archive.domain.search import SearchQuery
from archive.domain.snapshot import Snapshot
from archive.domain.syntax import parse
from archive.search.document import documents
from archive.search.whoosh import WhooshEngine, arrays
from archive.search.whoosh.update import columns_of
from archive.search.whoosh.write import read_index
from tests.bench.corpus import snapshot

ENGINE = WhooshEngine()
WHOLE = snapshot(150)
TEXTS = [
    "",
    *(f"{w.summary.split()[3]} {w.summary.split()[7]}" for w in WHOLE.winners[::20] if w.summary),
]


def write(of: Snapshot, folder: Path, base: Path | None = None) -> Path:
    folder.mkdir()
    ENGINE.write(documents(of), folder, base)
    return folder


def segments(folder: Path) -> int:
    return len(list(folder.glob("*.seg")))


def assert_same_index(folder: Path, full: Path, of: Snapshot) -> None:
    one, other = ENGINE.open(folder, of), ENGINE.open(full, of)
    for text in TEXTS:
        for sort in ("relevance", "city"):
            query = SearchQuery(parse(text), sort=sort, limit=100)
            assert one.search(query) == other.search(query)
    for winner in of.winners[::10]:
        assert one.similar(winner.id, 5) == other.similar(winner.id, 5)


def assert_whoosh_holds_the_arrays(folder: Path) -> None:
    """What any Whoosh reads back is what the arrays were laid out from."""
    kept, read = columns_of(arrays.load(folder / arrays.FOLDER)), read_index(folder).columns
    assert kept.tokens == read.tokens
    for name in ("token", "document", "field", "count", "positions"):
        assert np.array_equal(getattr(kept, name), getattr(read, name)), name


def test_a_full_build_is_one_segment_that_any_whoosh_reads(tmp_path: Path) -> None:
    folder = write(WHOLE, tmp_path / "full")
    assert segments(folder) == 1
    assert_whoosh_holds_the_arrays(folder)


@pytest.mark.parametrize("seed", range(4))
def test_updates_of_updates_stay_right(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    base = write(WHOLE.model_copy(update={"winners": WHOLE.winners[:120]}), tmp_path / "0")
    winners = list(WHOLE.winners[:120])
    for step in range(1, 5):
        edit_some(winners, chance)
        winners += WHOLE.winners[120 + 5 * step - 5 : 120 + 5 * step]
        now = WHOLE.model_copy(update={"winners": tuple(winners)})
        folder = write(now, tmp_path / str(step), base)
        assert segments(folder) == step + 1
        assert_whoosh_holds_the_arrays(folder)
        assert_same_index(folder, write(now, tmp_path / f"full{step}"), now)
        base = folder


def edit_some(winners: list, chance: random.Random) -> None:  # type: ignore[type-arg]
    for number in chance.sample(range(len(winners)), 3):
        winners[number] = winners[number].model_copy(update={"title": f"Renamed {chance.random()}"})
    del winners[chance.randrange(len(winners))]
    chance.shuffle(winners)


def test_what_whoosh_merged_itself_is_read_back_and_answers_the_same(tmp_path: Path) -> None:
    base = write(WHOLE.model_copy(update={"winners": WHOLE.winners[:140]}), tmp_path / "base")
    fewer = WHOLE.model_copy(update={"winners": WHOLE.winners[6:]})
    folder = write(fewer, tmp_path / "next", base)
    assert segments(folder) == 2
    whoosh.index.open_dir(folder).writer().commit(optimize=True)
    assert segments(folder) == 1
    shutil.rmtree(folder / arrays.FOLDER)
    arrays.save(read_index(folder), folder / arrays.FOLDER)
    assert_same_index(folder, write(fewer, tmp_path / "full"), fewer)


def test_an_update_leaves_the_earlier_index_as_it_was(tmp_path: Path) -> None:
    base = write(WHOLE, tmp_path / "base")
    before = {p: p.read_bytes() for p in base.rglob("*") if p.is_file()}
    write(WHOLE.model_copy(update={"winners": WHOLE.winners[5:]}), tmp_path / "next", base)
    assert {p: p.read_bytes() for p in base.rglob("*") if p.is_file()} == before


def test_many_changes_or_a_broken_base_lead_to_a_full_build(tmp_path: Path) -> None:
    base = write(WHOLE.model_copy(update={"winners": WHOLE.winners[:50]}), tmp_path / "base")
    assert segments(write(WHOLE, tmp_path / "many", base)) == 1
    whole = write(WHOLE, tmp_path / "whole")
    (whole / arrays.FOLDER / "documents.npy").unlink()
    assert segments(write(WHOLE, tmp_path / "again", whole)) == 1


def test_after_many_updates_a_full_build_tidies_up(tmp_path: Path) -> None:
    base = write(WHOLE, tmp_path / "0")
    seen = []
    for step in range(1, 10):
        now = WHOLE.model_copy(update={"winners": WHOLE.winners[step:]})
        changed = now.model_copy(
            update={
                "winners": (
                    now.winners[0].model_copy(update={"title": str(step)}),
                    *now.winners[1:],
                )
            }
        )
        base = write(changed, tmp_path / str(step), base)
        seen.append(segments(base))
    assert max(seen) == 8
    assert seen[-2] == 1
