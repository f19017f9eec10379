"""Years as bars and as a range: the form's two fields become one address, whatever is typed."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.config import Settings
from archive.domain.edition import Edition
from archive.domain.snapshot import Snapshot
from archive.web import create_app
from tests.conftest import put
from tests.corpus import CORPUS, DALLAS, winner
from tests.integration.reading import HTMX, plain, text_of


def bars(client: FlaskClient, url: str) -> Iterator[tuple[str, int, bool, str]]:
    """What each bar says, whether it is marked as chosen, and where it leads."""
    page = client.get(url).text.partition('class="histogram__bars"')[2].partition("</ol>")[0]
    for link in re.findall(r"<a .*?</a>", page, re.DOTALL):
        said = re.search(r'"unseen">([^:]+): ([\d,]+) projects?<', link)
        where = re.search(r'href="([^"]+)"', link)
        assert said and where
        number = int(said[2].replace(",", ""))
        yield said[1], number, 'aria-current="true"' in link, html.unescape(where[1])


def total(client: FlaskClient, url: str) -> int:
    heading = re.search(
        r'id="results-heading"[^>]*>(?:All )?([\d,]+) project', client.get(url).text
    )
    assert heading
    return int(heading[1].replace(",", ""))


def canonical(client: FlaskClient, query: str) -> str:
    address = client.get(f"/search?{query}", headers=HTMX).headers["HX-Push-Url"]
    return str(address).partition("?")[2]


@pytest.mark.parametrize("url", ["/", "/search?q=lighting", "/search?country=canada&year=2023"])
def test_every_bar_gives_what_it_promises(client: FlaskClient, url: str) -> None:
    found = list(bars(client, url))
    assert found
    assert [year for year, *_ in found] == sorted(year for year, *_ in found)
    for _, number, is_chosen, where in found:
        if not is_chosen:
            assert total(client, where) == number


def test_bars_count_all_years_whatever_years_are_chosen(client: FlaskClient) -> None:
    free = {year: number for year, number, *_ in bars(client, "/search?q=smart")}
    chosen = list(bars(client, "/search?q=smart&year=2019..2021&year=2025"))
    assert {year: number for year, number, *_ in chosen} == free
    marked = [year for year, _, is_chosen, _ in chosen if is_chosen]
    assert marked == ["2019", "2020", "2021", "2025"]


def test_the_bar_of_the_only_chosen_year_leads_back_to_all(client: FlaskClient) -> None:
    where = {year: url for year, _, _, url in bars(client, "/search?q=smart&year=2023")}
    assert where["2023"] == "/search?q=smart"
    assert where["2019"] == "/search?q=smart&year=2019"


def test_a_year_without_results_is_said_and_is_no_link(client: FlaskClient) -> None:
    text = text_of(client, "/search?q=kitchener")
    assert re.search(r"20\d\d: none recorded", text)


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ("from=2019&to=2022", "year=2019..2022"),
        ("from=2019&to=", "year=2019..9999"),
        ("from=&to=2022", "year=1000..2022"),
        ("from=&to=", ""),
        ("from=2020&to=2020", "year=2020"),
        ("from=+2019+&to=2022", "year=2019..2022"),
        ("from=2022&to=2019", "year=2019..2022"),
        ("from=2019&to=2022&year=2025", "year=2019..2022&year=2025"),
        ("from=2019&to=2022&year=2019..2022", "year=2019..2022"),
        ("from=abc&to=2022", "year=1000..2022"),
        ("from=20&to=20222", ""),
        ("from=２０１９&to=", ""),
    ],
)
def test_two_fields_become_one_key(client: FlaskClient, fields: str, key: str) -> None:
    expected = "&".join(part for part in ("q=smart", key) if part)
    assert canonical(client, f"q=smart&{fields}") == expected


@pytest.mark.parametrize(
    ("fields", "notice"),
    [
        ("from=abc", "“abc” is no year of four digits, so it was left out."),
        ("to=20", "“20” is no year of four digits, so it was left out."),
        ("from=2022&to=2019", "The years were the wrong way round: these are 2019 to 2022."),
    ],
)
def test_what_cannot_be_meant_is_said(client: FlaskClient, fields: str, notice: str) -> None:
    assert notice in text_of(client, f"/search?q=smart&{fields}")
    refused = client.get(f"/search.json?q=smart&{fields}")
    assert refused.status_code == 400
    assert notice in refused.text


def test_nothing_is_said_of_the_form_as_it_is(client: FlaskClient) -> None:
    for fields in ("from=&to=", "from=2019&to=2022", "from=2030&to="):
        assert 'class="notice"' not in client.get(f"/search?{fields}&sort=relevance").text


def test_the_fields_hold_the_range_and_nothing_else_does(client: FlaskClient) -> None:
    page = client.get("/search?year=2019..2022&year=2025").text
    assert re.search(r'name="from"[^>]* value="2019"', page)
    assert re.search(r'name="to"[^>]* value="2022"', page)
    checked = re.findall(r'name="year" value="([^"]+)" checked', page)
    assert checked == ["2025"]
    open_ended = client.get("/search?year=2021..").text
    assert re.search(r'name="from"[^>]* value="2021"', open_ended)
    assert re.search(r'name="to"[^>]* value=""', open_ended)


def test_a_second_range_stays_a_choice(client: FlaskClient) -> None:
    page = client.get("/search?year=2018..2019&year=2021..2022").text
    assert re.findall(r'name="year" value="([^"]+)" checked', page) == ["2021..2022"]
    again = "from=2018&to=2019&year=2021..2022"
    assert canonical(client, again) == "year=2018..2019&year=2021..2022"


def test_a_long_history_has_bars_of_several_years(tmp_path: Path) -> None:
    years = [*range(2018, 2047), 2100]
    fields = {name: getattr(CORPUS, name) for name in Snapshot.model_fields}
    told = {
        "winners": tuple(winner(f"{year}-01", DALLAS) for year in years),
        "editions": tuple(
            Edition(award="Smart 50" if y < 2024 else "Smart 20", year=y, slots=50) for y in years
        ),
    }
    where = Settings(instance=tmp_path)
    put(Snapshot(**{**fields, **told}), where)
    client = create_app(where).test_client()
    found = list(bars(client, "/search"))
    assert len(found) <= 10
    assert sum(number for _, number, *_ in found) == len(years)
    assert found[0][0] == "2018 to 2027"
    assert [total(client, url) for *_, url in found] == [number for _, number, *_ in found]
    assert "2048 to 2057: none recorded" in plain(client.get("/search").text)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=8) | st.integers(0, 9999).map(str), st.integers(1, 9999).map(str))
def test_whatever_is_typed_the_page_has_the_same_form(
    client: FlaskClient, first: str, last: str
) -> None:
    query = f"from={quote(first, errors='surrogatepass')}&to={last}"
    page = client.get(f"/search?{query}").text
    fields = re.findall(r'name="(?:from|to)"[^>]* value="(\d{4}|)"', page)
    assert len(fields) == 2 or 'class="histogram' not in page
