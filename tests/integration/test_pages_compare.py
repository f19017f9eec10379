"""Winners side by side, as a page and as CSV: every fact, marked in words, and no id is lost."""

import csv
import html
import io
import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from archive.config import Settings
from archive.domain.facts import FACTS
from archive.domain.side_by_side import OF_THE_RECORD
from archive.domain.snapshot import Snapshot
from archive.web import create_app
from archive.web.compare.comparison import RARE
from tests.conftest import few, put
from tests.integration.reading import plain, text_of

BOTH = "winner=2023-05&winner=2023-06"


def rows_of(client: FlaskClient, url: str) -> list[list[str]]:
    response = client.get(url)
    assert response.status_code == 200, response.text
    return list(csv.reader(io.StringIO(response.text, newline=""), strict=True))


def lines_of(page: str) -> dict[str, str]:
    """By the label of each fact what its row says."""
    rows = re.findall(r'<tr class="is-\w+">(.*?)</tr>', page, re.DOTALL)
    cut = [re.split(r"</th>", row, maxsplit=1) for row in rows]
    return {plain(head.partition("<span")[0]): plain(f"{head} {rest}") for head, rest in cut}


def test_every_fact_has_a_row_that_says_what_is_shared_and_what_differs(
    client: FlaskClient,
) -> None:
    page = client.get(f"/compare?{BOTH}").text
    lines = lines_of(page)
    unsaid = (*OF_THE_RECORD, *RARE)  # neither has any of these
    assert list(lines) == [f.label for f in FACTS if f.name not in unsaid]
    assert "Smart 50 2023" in lines["Edition"]
    assert "= Same for all" in lines["Honours"]
    assert lines["Honours"].count("Overall Award Recipient in all") == 2
    assert "≠ Differs" in lines["Title"]
    assert "? Not recorded for all" in lines["Scale"]
    assert "– Not recorded" in lines["Category"]
    assert lines["Category"].count("Not recorded") == 3


def test_columns_lead_to_the_winners_and_can_be_taken_out(client: FlaskClient) -> None:
    page = client.get(f"/compare?{BOTH}").text
    assert 'href="/winners/2023-06-growing-together"' in page
    assert 'href="/compare?winner=2023-06">Remove' in page


def test_a_switch_leaves_only_what_is_not_the_same(client: FlaskClient) -> None:
    text = client.get(f"/compare?{BOTH}&differences=1").text
    lines = lines_of(text)
    assert lines
    assert all(
        "Same for all" not in line and "– Not recorded" not in line for line in lines.values()
    )
    assert "not shown: the same for all, or recorded for none" in plain(text)
    assert f'href="/compare?{BOTH.replace("&", "&amp;")}"' in text


def test_four_of_a_longer_list_stand_side_by_side_and_the_list_is_kept(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    ids = [winner.id for winner in snapshot.winners[:6]]
    query = "&".join(f"winner={one}" for one in ids)
    text = client.get(f"/compare?{query}").text
    assert "Only 4 fit side by side: the first 4 of 6." in plain(text)
    picked = client.get(f"/compare?{query}&beside={ids[5]}&beside={ids[1]}").text
    assert re.findall(r"record (\d{4}-\d+)", plain(picked)) == [ids[1], ids[5]]
    assert f"winner={ids[0]}" in picked.partition("Choose others")[0]


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("winner=2023-05&winner=2023-99", "No winner is recorded as 2023-99, so it was left out."),
        ("winner=2023-05&winner=Dallas", "“Dallas” is no number of a winner."),
        ("winner=2023-05&winner=²023-01", "“²023-01” is no number of a winner."),
        ("winner=2023-05&beside=2023-06", "“2023-06” is not in the list."),
        ("winner=2023-05&differences=yes", "“yes” says nothing of differences"),
        ("winner=2023-05&colour=red", "parts that mean nothing here: “colour”"),
        ("&".join(f"winner=2020-{n:02}" for n in range(30, 60)), "The same holds for 25 more."),
    ],
)
def test_what_cannot_be_used_is_said_on_the_page_and_refused_in_data(
    client: FlaskClient, query: str, notice: str
) -> None:
    assert notice in text_of(client, f"/compare?{query}")
    refused = client.get(f"/compare.csv?{query}")
    assert (refused.status_code, refused.content_type) == (400, "application/problem+json")
    assert any(notice in error["detail"] for error in json.loads(refused.text)["errors"])


def test_a_withdrawn_winner_is_left_out_and_named(tmp_path: Path, snapshot: Snapshot) -> None:
    settings = Settings(instance=tmp_path)
    put(few(snapshot, 5), settings)
    put(few(snapshot, 3), settings)
    client = create_app(settings).test_client()
    kept, gone = snapshot.winners[2].id, snapshot.winners[4].id
    text = text_of(client, f"/compare?winner={kept}&winner={gone}")
    assert f"Record {gone} was taken out of the archive" in text
    assert f"record {kept}" in text


def test_an_address_with_slugs_repeats_and_blanks_is_read(client: FlaskClient) -> None:
    given = "winner=2023-05-old-name&winner=2023-05&winner=&winner=+2023-06&utm_source=x"
    tag = client.get(f"/compare?{BOTH}").headers["ETag"]
    assert client.get(f"/compare?{given}").headers["ETag"] == tag
    assert client.get(f"/compare?{given}", headers={"If-None-Match": tag}).status_code == 304


def test_nothing_and_a_single_winner_are_friendly(client: FlaskClient) -> None:
    assert "Up to 4 winners stand here side by side" in text_of(client, "/compare")
    one = text_of(client, "/compare?winner=2023-05")
    assert "nothing to compare it with yet" in one
    assert "Differs" not in one


def test_the_csv_has_a_row_for_each_side_of_a_fact(client: FlaskClient) -> None:
    head, *rows = rows_of(client, f"/compare.csv?{BOTH}")
    assert head == ["fact", "label", "compared", "2023-05", "2023-06"]
    names = [row[0] for row in rows]
    assert names == [column.name for fact in FACTS for column in fact.columns]
    told = {row[0]: row[2:] for row in rows}
    assert told["title"][1:] == [
        "Red Cloud Neighborhood Smart Cities Pilot Project", "Growing Together",
    ]  # fmt: skip
    assert told["honours"][0] == "same for all"
    assert told["scale"] == ["not recorded for all", "pilot", ""]
    assert all(len(row) == 5 for row in rows)


def test_the_csv_is_a_column_of_the_list_turned(client: FlaskClient) -> None:
    names, values = rows_of(client, "/shortlist.csv?winner=2023-06")
    turned = {row[0]: row[3] for row in rows_of(client, "/compare.csv?winner=2023-06")[1:]}
    assert turned == dict(zip(names, values, strict=True))


def test_the_csv_can_have_only_differences(client: FlaskClient) -> None:
    states = {row[2] for row in rows_of(client, f"/compare.csv?{BOTH}&differences=1")[1:]}
    assert states == {"differs", "not recorded for all"}


def test_data_without_winners_or_with_too_many_are_refused(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    many = "&".join(f"winner={winner.id}" for winner in snapshot.winners[:5])
    for query in ("", many):
        assert client.get(f"/compare.csv?{query}").status_code == 400


def test_search_engines_are_kept_out(client: FlaskClient) -> None:
    for url in (f"/compare?{BOTH}", f"/shortlist?{BOTH}"):
        assert '<meta name="robots" content="noindex, follow">' in client.get(url).text
    assert client.get(f"/compare.csv?{BOTH}").headers["X-Robots-Tag"] == "noindex"


PARAMETERS = st.lists(
    st.tuples(
        st.sampled_from(["winner", "beside", "differences", "q", "x"]),
        st.sampled_from(["2023-05", "2023-06", "2018-01", "1", "2023-99"]) | st.text(max_size=12),
    ),
    max_size=8,
)


@given(PARAMETERS)
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_address_is_answered_and_escaped(
    client: FlaskClient, pairs: list[tuple[str, str]]
) -> None:
    arguments = MultiDict(pairs)
    for path in ("/compare", "/shortlist"):
        response = client.get(path, query_string=arguments)
        assert response.status_code == 200
        for _, value in pairs:
            assert "<" not in value or html.escape(value)[:3] not in ("<sc", "<im")
    for path in ("/compare.csv", "/shortlist.json", "/shortlist.bib"):
        assert client.get(path, query_string=arguments).status_code in (200, 400)
