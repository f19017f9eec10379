"""Trends are what the search counts, year by year, with how much of each year is recorded."""

import csv
import html
import io
import json
import re
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.domain.search import SearchQuery
from archive.web import reading
from tests.integration.reading import plain, text_of
from tests.integration.test_map import found, weight

BUDGET = 120_000
SEARCHES = ["", "by=focus_area", "country=united-states", "q=lighting", "year=2019..2021&year=2025",
            "award=smart-20&by=focus_area", "focus_area=lighting&order=change", "q=sreet+lihgts",
            "technology=wifi&technology=sensors", "q=zeppelin&year=2018"]  # fmt: skip


def rows(client: FlaskClient, query: str) -> list[dict[str, object]]:
    data = json.loads(client.get(f"/trends.json?{query}").text)["data"]
    return [dict(row) for row in data]


@pytest.mark.parametrize("query", SEARCHES)
def test_every_number_is_that_of_the_search(client: FlaskClient, query: str) -> None:
    rest = "&".join(p for p in query.split("&") if not re.match("by=|order=|year=", p))
    for row in rows(client, query)[:60]:
        if row["winners"]:
            # A value chosen already is not narrowed by choosing it again.
            asked = f"{row['by']}={row['key']}&year={row['year']}"
            if f"{row['by']}=" not in rest:
                assert found(client, f"{rest}&{asked}") == row["winners"], row
        assert found(client, f"{rest}&year={row['year']}") == row["of"] or row["of"] == 0
        share = row["share"]
        assert (share is None) is (row["of"] == 0)
        if isinstance(share, float):
            assert share == pytest.approx(int(str(row["winners"])) / int(str(row["of"])), abs=1e-4)


def test_shares_are_those_of_the_facets(client: FlaskClient) -> None:
    """Asked of the engine itself, for all technologies of all years at once."""
    client.get("/about")
    told = {(r["key"], r["year"]): r["winners"] for r in rows(client, "")}
    with client.application.test_request_context():
        index = reading.release().index
        for year in reading.volume().names.years():
            results = index.search(SearchQuery(filters={"year": (str(year),)}))
            facet = next(f for f in results.facets if f.name == "technology")
            for value in facet.values:
                assert told[value.key, year] == value.count
            assert sum(n or 0 for (_, y), n in told.items() if y == year) == sum(
                value.count for value in facet.values
            )


def test_the_table_the_charts_and_the_data_say_the_same(client: FlaskClient) -> None:
    page = client.get("/trends?by=focus_area").text
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    read = {}
    for line in re.findall(r"<tr>.*?</tr>", table, re.DOTALL):
        label = plain(line.partition("</th>")[0])
        cells = [plain(cell).split() for cell in re.findall(r"<td.*?</td>", line, re.DOTALL)]
        read[label] = [int(cell[0]) for cell in cells]
    data: dict[str, list[int]] = {}
    for row in csv.DictReader(io.StringIO(client.get("/trends.csv?by=focus_area").text)):
        data.setdefault(row["label"], []).append(int(row["winners"]))
    assert {label: [*counts, sum(counts)] for label, counts in data.items()} == read
    for bar in re.findall(r"<title>(\d{4}): (\d+) of (\d+)</title>", page):
        assert int(bar[1]) <= int(bar[2])
    lighting = page.partition(">Lighting</a>")[2].partition("</li>")[0]
    drawn = [int(n) for n in re.findall(r"<title>\d{4}: (\d+) of", lighting)]
    assert drawn == data["Lighting"]


def test_each_chart_leads_to_its_page_and_to_its_winners(client: FlaskClient) -> None:
    page = client.get("/trends?country=united-states").text
    charts = re.findall(r'<li class="trend">.*?</li>', page, re.DOTALL)
    assert len(charts) > 20
    for chart in charts[:12]:
        subject, search = re.findall(r'<a href="([^"]+)"', chart)
        assert client.get(html.unescape(subject)).status_code == 200
        number = re.search(r">([\d,]+) winners?<", chart)
        assert number
        assert found(client, urlsplit(html.unescape(search)).query) == int(number[1])


def test_what_is_partial_is_said_and_drawn_so(client: FlaskClient) -> None:
    text = text_of(client, "/trends")
    assert "75 of 360 winners are recorded." in text
    assert "Recorded, of all there were 10 of 50 9 of 50" in text
    page = client.get("/trends").text
    years = re.findall(r'trend__(\w+)" x=', page.partition('<li class="trend">')[2])[:9]
    assert years == ["partial", "few", "partial", "few", "few", "few", "few", "whole", "few"]
    assert page.count('id="partial"') == 1
    canada = client.get("/trends?country=canada").text
    assert 'class="trend__none" x=' in canada
    assert " %</p>" not in canada and "points" not in canada.partition("trends__all")[2]


def test_what_has_none_recorded_counts_in_the_whole_and_is_said(client: FlaskClient) -> None:
    unnamed = found(client, "technology=not-recorded")
    text = text_of(client, "/trends")
    assert f"{unnamed} winners of 75 have no technology recorded" in text
    assert re.search(rf"Not recorded [\d ]+ {unnamed} ", text)


def test_the_form_keeps_all_that_was_asked(client: FlaskClient) -> None:
    page = client.get("/trends?q=smart&year=2019..2023&country=canada&country=taiwan&award=Smart+50"
                      "&by=focus_area&order=name").text  # fmt: skip
    assert 'name="q" value="smart"' in page
    assert 'name="year" value="2019..2023"' in page
    assert page.count('<input type="hidden" name="country"') == 2
    assert "narrow-country" not in page
    assert '<option value="smart-50" selected>' in page
    assert '<option value="focus_area" selected>' in page
    assert '<option value="name" selected>' in page
    for chip in ("“smart”", "Year: 2019 to 2023", "Country: Canada", "Country: Taiwan"):
        assert chip in html.unescape(page)
    empty = client.get("/trends?by=technology&order=total&country=&award=&focus_area=&technology=")
    assert empty.headers["ETag"] == client.get("/trends").headers["ETag"]


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("by=city", "There are trends of technologies and focus areas, none of “city”."),
        ("order=best", "There is no order called “best”."),
        ("country=Atlantis", "No winner is recorded with the country “Atlantis”"),
        ("colour=red", "“colour”"),
    ],
)
def test_what_means_nothing_is_said_and_refused_in_data(
    client: FlaskClient, query: str, notice: str
) -> None:
    assert notice in text_of(client, f"/trends?{query}")
    refused = client.get(f"/trends.csv?{query}")
    assert refused.status_code == 400
    assert refused.content_type == "application/problem+json"
    assert notice in json.loads(refused.text)["errors"][0]["detail"]


def test_nothing_found_is_said(client: FlaskClient) -> None:
    assert "No recorded winner fits all of this." in text_of(client, "/trends?q=zeppelin&year=2018")
    assert rows(client, "q=zeppelin&year=2018") == []


@pytest.mark.parametrize("url", ["/trends", "/trends?by=focus_area", "/trends?order=change"])
def test_the_first_view_is_small(client: FlaskClient, url: str) -> None:
    assert weight(client, url) <= BUDGET


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["by", "order", "q", "country", "year", "from", "x"]),
            st.text(max_size=12)
            | st.sampled_from(["focus_area", "change", "canada", "2019..2021"]),
        ),
        max_size=5,
    )
)
def test_any_address_gives_trends_or_a_problem(
    client: FlaskClient, pairs: list[tuple[str, str]]
) -> None:
    asked = [(name, text) for name, text in pairs if text.isprintable()]
    assert client.get("/trends", query_string=asked).status_code == 200
    assert client.get("/trends.json", query_string=asked).status_code in (200, 400)
