"""A shortlist lives in its address: every link keeps it, and all of it can be taken along."""

import json
import re
from html import unescape

import pytest
import rispy
from flask.testing import FlaskClient
from pybtex.database import parse_string

from archive.domain.snapshot import Snapshot
from tests.integration.reading import text_of
from tests.taken import from_csv, from_jsonl, of_record

IDS = ("2023-05", "2018-02", "2023-06")
QUERY = "&".join(f"winner={one}" for one in IDS)


def hrefs(page: str, words: str) -> list[str]:
    """The addresses of the links whose text begins so."""
    found = re.findall(rf'<a [^>]*href="([^"]+)"[^>]*>{words}', page)
    return [unescape(url) for url in found]


def order(client: FlaskClient, url: str) -> list[str]:
    """The ids of a list in its order."""
    page = client.get(url).text.partition('<ol class="roll">')[2].partition("</ol>")[0]
    return re.findall(r'id="beside-([\d-]+)"', page)


def test_the_list_is_in_the_order_of_its_address(client: FlaskClient) -> None:
    assert order(client, f"/shortlist?{QUERY}") == list(IDS)
    assert "3 winners, kept in the address of this page" in text_of(client, f"/shortlist?{QUERY}")


@pytest.mark.parametrize(
    ("act", "ids"),
    [
        ("down=2023-05", ["2018-02", "2023-05", "2023-06"]),
        ("up=2023-06", ["2023-05", "2023-06", "2018-02"]),
        ("up=2023-05", list(IDS)),
        ("remove=2018-02", ["2023-05", "2023-06"]),
        ("remove=2019-01", list(IDS)),
        ("remove=x&up=%00", list(IDS)),
    ],
)
def test_winners_are_moved_and_removed(client: FlaskClient, act: str, ids: list[str]) -> None:
    moved = client.get(f"/shortlist?{QUERY}&beside=2023-06&q=air&{act}")
    assert moved.status_code == 302
    assert order(client, moved.headers["Location"]) == ids
    assert moved.headers["Location"].endswith("&beside=2023-06&q=air")


def test_each_winner_has_the_buttons_that_make_sense(client: FlaskClient) -> None:
    form = client.get(f"/shortlist?{QUERY}").text.partition('id="picks"')[2].partition("</form>")[0]
    acts = re.findall(r'name="(up|down|remove)" value="([\d-]+)"', form)
    first, middle, last = IDS
    assert acts == [
        ("down", first), ("remove", first), ("up", middle), ("down", middle), ("remove", middle),
        ("up", last), ("remove", last),
    ]  # fmt: skip
    assert form.index("Compare side by side") < form.index('name="down"')


def test_more_are_found_and_added_without_losing_any(client: FlaskClient) -> None:
    page = client.get(f"/shortlist?{QUERY}&beside=2018-02&q=street+lights").text
    assert "In the list" in page
    (added, *_) = hrefs(page, "Add")
    assert order(client, added)[:3] == list(IDS)
    assert "beside=2018-02" in added
    assert "q=street" in added
    assert re.findall(r'type="hidden" name="winner" value="([\d-]+)"', page).count("2018-02") == 2


def test_mistypings_are_corrected_and_nothing_found_is_said(client: FlaskClient) -> None:
    assert "so this is for “street lights”" in text_of(client, "/shortlist?q=sreet+lihgts")
    assert "No recorded project fits" in text_of(client, "/shortlist?q=qqqqqq")


def test_a_full_list_takes_no_more(client: FlaskClient, snapshot: Snapshot) -> None:
    every = "&".join(f"winner={winner.id}" for winner in snapshot.winners)
    page = client.get(f"/shortlist?{every}&q=air").text
    assert "Only the first 50 are kept" in page
    assert "The list is full" in page
    assert hrefs(page, "Add") == []
    assert len(order(client, f"/shortlist?{every}")) == 50


def test_an_empty_list_says_how_to_begin(client: FlaskClient) -> None:
    text = text_of(client, "/shortlist")
    assert "Nothing is on the list" in text
    assert "no account" in text


def test_the_ticked_ones_go_to_the_comparison_with_the_whole_list(client: FlaskClient) -> None:
    form = client.get(f"/shortlist?{QUERY}").text.partition('id="picks"')[2].partition("</form>")[0]
    assert form.count('type="hidden" name="winner"') == 3
    assert form.count("checked") == 3
    assert 'name="beside" value="2018-02"' in form


@pytest.mark.parametrize("suffix", ["csv", "json", "jsonl"])
def test_it_is_taken_in_its_order_with_all_facts(
    client: FlaskClient, snapshot: Snapshot, suffix: str
) -> None:
    text = client.get(f"/shortlist.{suffix}?{QUERY}").text
    readers = {"csv": from_csv, "jsonl": from_jsonl, "json": lambda t: json.loads(t)["data"]}
    by_id = {winner.id: winner for winner in snapshot.winners}
    assert readers[suffix](text) == [of_record(by_id[one], snapshot) for one in IDS]


def test_it_says_what_it_is_and_from_which_release(client: FlaskClient) -> None:
    told = json.loads(client.get(f"/shortlist.json?{QUERY}").text)
    health = client.get("/healthz").json
    assert health is not None
    assert told["meta"]["release"] == health["release"]
    assert told["meta"]["total"] == 3
    assert "Shortlist of 3 recorded winners" in told["meta"]["citation"]
    assert client.get(told["links"]["xlsx"]).status_code == 200


def test_all_citations_are_in_one_file_that_others_read(client: FlaskClient) -> None:
    keys = [f"awards-archive-{one}" for one in IDS]
    bib = client.get(f"/shortlist.bib?{QUERY}").text
    assert list(parse_string(bib, "bibtex").entries) == keys
    ris = rispy.loads(client.get(f"/shortlist.ris?{QUERY}").text)
    assert [entry["id"] for entry in ris] == keys
    csl = json.loads(client.get(f"/shortlist.csl.json?{QUERY}").text)
    assert [entry["id"] for entry in csl] == keys


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json", "jsonl", "bib", "ris", "csl.json"])
def test_data_are_fresh_open_and_refuse_what_is_unknown(client: FlaskClient, suffix: str) -> None:
    given = client.get(f"/shortlist.{suffix}?{QUERY}")
    assert given.status_code == 200
    assert given.headers["Access-Control-Allow-Origin"] == "*"
    assert given.headers["Content-Disposition"].startswith("attachment; filename=awards-shortlist")
    again = client.get(
        f"/shortlist.{suffix}?{QUERY}", headers={"If-None-Match": given.headers["ETag"]}
    )
    assert again.status_code == 304
    for query in ("", f"{QUERY}&winner=2023-99", f"{QUERY}&colour=red", f"{QUERY}&q=air"):
        refused = client.get(f"/shortlist.{suffix}?{query}")
        assert (refused.status_code, refused.content_type) == (400, "application/problem+json")


def test_results_and_winners_lead_to_a_list(client: FlaskClient) -> None:
    page = client.get("/search?q=growing+together").text
    assert re.search(r'name="winner" value="2023-06" form="shortlist"', page)
    assert '<form id="shortlist" class="picked" method="get" action="/shortlist">' in page
    record = client.get("/winners/2023-06-growing-together").text
    for url in ("/shortlist?winner=2023-06", "/compare?winner=2023-06"):
        assert f'href="{url}"' in record
        assert client.get(url).status_code == 200
