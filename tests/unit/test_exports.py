"""Whatever a record holds, every format gives the same facts back, and none of them does harm."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.domain.facts import FACTS, Told, told
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Partner, Winner
from archive.web.export import as_csv, as_json, as_jsonl
from archive.web.export.formats import FORMATS
from archive.web.export.preface import Preface
from tests.corpus import CORPUS, DALLAS, WINNERS, winner
from tests.integration.catalogue_records import maybe, snapshots, some
from tests.taken import READERS, apart, from_csv, of_record

PREFACE = Preface(
    {"meta": {"total": 1}}, (("What this is", "=1+1"),), datetime(2026, 5, 1, 20, 30, tzinfo=UTC)
)

TEXTS = st.text("=+-@'＝\t\r\n;,\"\\|aé桃\u2028\x85{}", min_size=1, max_size=6).filter(
    lambda text: text == text.strip()
)
SEVERAL = {column.name for fact in FACTS if fact.many for column in fact.columns}
many_examples = settings(
    max_examples=35, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@st.composite
def nasty(draw: st.DrawFn, one: Winner) -> Winner:
    """The winner with texts that spreadsheets, separators and lines stumble over."""
    partner = st.builds(Partner, name=TEXTS, sector=st.sampled_from(("university", "unknown")))
    changes = {
        "title": maybe(TEXTS),
        "summary": maybe(TEXTS),
        "honours": some(TEXTS),
        "outcomes": some(TEXTS),
        "partners": some(partner),
        "place": st.just(one.place) | st.builds(one.place.model_copy, update=_written()),
    }
    return one.model_copy(update={name: draw(value) for name, value in changes.items()})


def _written() -> st.SearchStrategy[dict[str, str]]:
    return TEXTS.map(lambda text: {"as_written": text})


@st.composite
def records(draw: st.DrawFn) -> Snapshot:
    snapshot = draw(snapshots().filter(lambda snapshot: snapshot.winners))
    winners = tuple(draw(nasty(one)) for one in snapshot.winners)
    return snapshot.model_copy(update={"winners": winners})


def batches(snapshot: Snapshot) -> list[tuple[Told, ...]]:
    """In two parts, the first of which may be empty."""
    facts = [told(one, snapshot) for one in snapshot.winners]
    half = len(facts) // 2
    return [tuple(facts[:half]), tuple(facts[half:])]


def table(parts: Iterable[Sequence[Told]]) -> str:
    return "".join(as_csv.lines(parts))


@given(records())
@many_examples
def test_every_format_gives_back_the_same_facts(snapshot: Snapshot) -> None:
    recorded = [of_record(one, snapshot) for one in snapshot.winners]
    parts = batches(snapshot)
    for form in FORMATS:
        assert READERS[form.suffix](b"".join(form.write(parts, PREFACE))) == recorded, form.label
    for facts, one in zip((t for part in parts for t in part), recorded, strict=True):
        assert json.loads(as_json.single(facts, {"meta": {}})) == {"data": one, "meta": {}}


@given(records())
@many_examples
def test_no_cell_and_no_value_within_one_begins_like_a_formula(snapshot: Snapshot) -> None:
    for row in csv.DictReader(io.StringIO(table(batches(snapshot)), newline="")):
        for name, cell in row.items():
            values = apart(cell) if name in SEVERAL else [cell]
            assert not any(re.match("[=+\\-@\t\r\n＝]", value) for value in values)


def test_a_formula_is_shown_and_not_run() -> None:
    title = '=HYPERLINK("http://evil.example","Prize")'
    outcomes = ("+1 prize", "no; really", "-1")
    row = dict(_rows(winner("2018-09", DALLAS, title=title, outcomes=outcomes))[0])
    assert row["title"] == f"'{title}"
    assert row["outcomes"] == "'+1 prize;no\\; really;'-1"


def test_the_table_is_rfc_4180_without_a_byte_order_mark() -> None:
    text = table([[told(one, CORPUS) for one in WINNERS]])
    lines = text.split("\r\n")
    assert lines[0].startswith("id,path,award,")
    assert lines[-1] == ""
    assert len(lines) == len(WINNERS) + 2
    assert "\n" not in text.replace("\r\n", "")


def test_what_is_not_recorded_is_an_empty_cell_and_null() -> None:
    bare = winner("2018-09", DALLAS)
    row = dict(_rows(bare)[0])
    assert row["title"] == row["partners_name"] == row["places_geonames_id"] == ""
    plain = as_json.plain(told(bare, CORPUS))
    assert plain["title"] is None
    assert plain["partners"] == []


def test_values_of_one_thing_stand_at_the_same_place_in_their_columns() -> None:
    row = dict(_rows(WINNERS[5])[0])
    assert row["places_city"] == "Columbus;Dallas"
    assert row["places_region"] == "Georgia;Texas"
    assert dict(_rows(WINNERS[2])[0])["technologies_id"] == "street-lighting;wifi"


def test_an_empty_list_is_whole_in_every_format() -> None:
    assert from_csv(table([])) == []
    assert json.loads("".join(as_json.document([], {"links": {}}))) == {"data": [], "links": {}}
    assert b"".join(as_jsonl.gathered([])) == b""


def test_columns_stand_in_the_order_of_the_table_of_facts() -> None:
    header = [name for name, _ in _rows(WINNERS[0])[0]]
    assert header == [column.name for fact in FACTS for column in fact.columns]


def _rows(one: Winner) -> list[list[tuple[str, str]]]:
    header, *rows = csv.reader(io.StringIO(table([[told(one, CORPUS)]]), newline=""))
    return [list(zip(header, row, strict=True)) for row in rows]
