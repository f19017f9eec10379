"""An edit reads little of the record, and finds in it just what all of the record would show."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.catalogue import store as catalogue
from archive.catalogue.database import reading
from archive.catalogue.snapshot import read_snapshot
from archive.domain.batch import Batch, Changes
from archive.domain.correction import Correction
from archive.domain.edit import Edit, EditKind
from archive.domain.golden import GoldenQuery, Want
from archive.domain.withdrawal import Withdrawal
from archive.errors import ArchiveError, RecordError
from indexer.drafts import SHELVES, key_of
from indexer.edit import batch_of, preview
from indexer.store import store
from tests.corpus import CORPUS
from tests.integration.catalogue_cases import WHOLE, fresh

MORE = Batch(
    golden=(GoldenQuery(query="lamps", kind="topic", want=(Want(id="2018-01", grade=3),)),),
    withdrawals=(
        Withdrawal(id="2023-09", date="2026-01-02", reason="Twice.", merged_into="2023-01"),
    ),
    corrections=(Correction(date="2026-01-03", winner="2018-02", was="A", now="B"),),
)
SNAPSHOT = CORPUS.model_copy(
    update={n: getattr(MORE, n) for n in ("golden", "withdrawals", "corrections")}
)

ids = st.sampled_from(("2018-01", "2018-02", "2018-03", "2023-01", "2023-09", "2025-03", "2030-01"))
editions = st.sampled_from(("smart-50-2018", "smart-50-2023", "smart-20-2025", "smart-20-2030", ""))
places = st.sampled_from((
    {"city": "Dallas", "region": "Texas", "country": "United States"},
    {"city": "DALLAS", "region": "Texas", "country": "United States"},
    {"city": "Columbus", "region": "ohio", "country": "United States"},
    {"region": "TX", "country": "USA"},
    {"country": "Atlantis"},
    {"city": "Oslo", "country": "Norway"},
))  # fmt: skip
words = st.lists(st.sampled_from(("wifi", "twin", "wify", "drone")), max_size=2, unique=True)
honours = st.sampled_from(
    ("Overall Award Recipient", "OVERALL award recipient", "Horizon Award", "Horizon award", "New")
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "id": ids,
    "title": st.just("Another"),
    "place": places,
    "other_places": st.lists(places, max_size=1),
    "honours": st.lists(honours, max_size=2, unique=True),
    "technologies": words,
    "slots": st.sampled_from((0, 1, 2, 60)),
    "year": st.sampled_from((2018, 2023, 2025, 2030)),
    "award": st.sampled_from(("Smart 50", "Smart 20")),
    "focus_area": st.sampled_from(("data", "nothing")),
    "merged_into": ids,
    "winner": ids,
    "want": st.builds(lambda own: [{"id": own, "grade": 2}], ids),
    "country": st.sampled_from(("Canada", "Atlantis")),
    "alias": st.sampled_from(("TX", "Dallas", "Big D")),
}
"""What may be written into records, much of it wrong there or only wrong beside others."""


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """Of a record or a new one, one that is taken out, or one that is not there."""
    kind: EditKind = draw(st.sampled_from((*SHELVES, "winner", "winner", "edition")))
    record = draw(st.sampled_from(tuple(SHELVES[kind].records(SNAPSHOT))))
    content = record.model_dump(mode="json", exclude_defaults=True)
    if kind == "winner":
        content = {name: content[name] for name in content if name not in ("award", "year")}
    fit = [name for name in FIELDS if name in type(record).model_fields]
    changed = draw(st.lists(st.sampled_from(fit), max_size=2, unique=True))
    content |= {name: draw(FIELDS[name]) for name in changed}
    is_new, goes = draw(st.sampled_from(((False, False),) * 3 + ((True, False), (False, True))))
    if is_new and draw(st.booleans()):
        content.pop("id", None)
    return Edit(
        kind=kind,
        key=None if is_new else draw(st.just(key_of(record)) | ids),
        content=None if goes else content,
        seen=draw(st.sampled_from((None, None, None, "0" * 16))),
        edition=draw(editions) if kind == "winner" and (is_new or draw(st.booleans())) else None,
    )


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = fresh(tmp_path_factory.mktemp("record"))
    store(url, WHOLE, "Files")
    store(url, MORE, "Files")
    return url


def told(act: Callable[[], Changes]) -> object:
    """All that somebody who edits is told."""
    try:
        return act()
    except RecordError as error:
        return error.problems
    except ArchiveError as error:
        return type(error), str(error)


@settings(deadline=None, max_examples=150)
@given(wanted=st.lists(edits(), min_size=1, max_size=3))
def test_what_an_edit_reads_shows_all_that_the_whole_record_would(
    url: str, wanted: list[Edit]
) -> None:
    def by_all_of_it() -> Changes:
        with reading(url) as session:
            batch = batch_of(read_snapshot(session), wanted)
            return catalogue.preview(session, batch, origin="hand")

    assert told(lambda: preview(url, wanted)) == told(by_all_of_it)
