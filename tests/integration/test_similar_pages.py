"""Similar projects on a winner's page, and cities like it on a city's."""

import re

import pytest
from flask.testing import FlaskClient

from archive.domain.snapshot import Snapshot
from tests.integration.reading import plain


def section(client: FlaskClient, url: str, heading: str) -> str:
    page = client.get(url, follow_redirects=True).text
    return page.partition(f'aria-labelledby="{heading}"')[2].partition("</section>")[0]


def test_each_similar_project_says_what_both_have_in_common(client: FlaskClient) -> None:
    text = plain(section(client, "/winners/2023-05", "similar-heading"))
    assert text.index("2017 Schenectady Smart City Report") < text.index("Montgomery")
    assert re.search(
        "Both use Public Wi-Fi, LED lighting, People and traffic counting and Street lighting; "
        "both work on Lighting and Networks; both speak of “Wi-Fi”",
        text,
    )


@pytest.mark.parametrize(
    ("winner", "said"),
    [
        ("2018-01", "Too little is recorded of this project to find others like it."),
        ("2023-05", ""),
    ],
)
def test_what_could_not_be_compared_is_said(client: FlaskClient, winner: str, said: str) -> None:
    text = plain(section(client, f"/winners/{winner}", "similar-heading"))
    assert said in text
    assert ("aside" in section(client, f"/winners/{winner}", "similar-heading")) is bool(said)


def test_every_winner_has_the_section_and_its_links_lead_to_others(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    for winner in snapshot.winners[::5]:
        part = section(client, f"/winners/{winner.path}", "similar-heading")
        links = re.findall(r'href="/winners/([^"]+)"', part)
        assert len(links) <= 5 and winner.path not in links
        assert links or 'class="aside"' in part
        for link in links:
            assert client.get(f"/winners/{link}").status_code == 200


def test_a_city_shows_the_cities_most_like_it(client: FlaskClient) -> None:
    text = plain(section(client, "/cities/dallas-texas", "peers-heading"))
    assert "San Antonio, Texas 77 % alike population 1.2 times that of Dallas; 407 km" in text
    shares = [int(share) for share in re.findall(r"(\d+) % alike", text)]
    assert len(shares) == 5 and shares == sorted(shares, reverse=True)


def test_a_city_of_which_little_is_recorded_has_the_way_to_its_peers(client: FlaskClient) -> None:
    part = section(client, "/cities/kansas-city-united-states", "peers-heading")
    assert 'href="/peers?city=kansas-city-united-states"' in part
