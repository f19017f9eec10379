"""Pages about cities, countries, technologies and focus areas, and the lists of them."""

import html
import re
from itertools import combinations

import pytest
from flask.testing import FlaskClient

from archive.config import Settings
from archive.domain.fields import FACET_BY_NAME
from archive.domain.place import Place, PlaceName
from archive.domain.snapshot import Snapshot
from archive.domain.subject import subjects
from archive.search.memory import MemoryEngine
from archive.web import create_app
from archive.web.links import PAGES_OF
from tests.conftest import put
from tests.corpus import CORPUS, DALLAS, KITCHENER, WINNERS, winner
from tests.integration.reading import HTMX, plain, text_of
from tests.taken import from_csv


def holders(snapshot: Snapshot, facet: str) -> dict[str, set[str]]:
    """The ids of the winners that have each value, straight from the records."""
    found: dict[str, set[str]] = {}
    for subject in subjects(snapshot):
        values = FACET_BY_NAME[facet].values
        for value in values(subject) if values else ():
            found.setdefault(value.key, set()).add(subject.winner.id)
    return found


@pytest.mark.parametrize("facet", PAGES_OF)
def test_every_page_counts_what_the_search_finds_and_the_data_hold(
    client: FlaskClient, snapshot: Snapshot, facet: str
) -> None:
    listed = text_of(client, f"/{PAGES_OF[facet]}/")
    for key, ids in holders(snapshot, facet).items():
        text = text_of(client, f"/{PAGES_OF[facet]}/{key}")
        count = f"{len(ids)} winning project{'s' if len(ids) > 1 else ''} recorded"
        assert count in text, key
        search = client.get(f"/search.json?{facet}={key}").json
        assert search is not None and search["meta"]["total"] == len(ids)
        rows = from_csv(client.get(f"/{PAGES_OF[facet]}/{key}.csv").text)
        assert {row["id"] for row in rows} == ids
        label = re.search(r"<h1>(.*?)</h1>", client.get(f"/{PAGES_OF[facet]}/{key}").text)
        assert label and f"{html.unescape(label[1])} {len(ids)} " in listed


def test_a_city_shows_its_wins_and_what_is_known_of_the_place(client: FlaskClient) -> None:
    text = text_of(client, "/cities/kitchener-ontario")
    assert "Growing Together" in text
    assert "Smart 50 2023" in text
    assert "Overall Award Recipient" in text
    assert re.search(r"Population [\d,]{6,} ", text)
    assert re.search(r"Coordinates 43\.\d{4}° N, 80\.\d{4}° W", text)
    assert "Kitchner misspelling" in text
    assert "Population and coordinates as in GeoNames" in text
    assert "2023 1 of 8 too few 8 of 50" in text


def test_what_is_not_known_of_a_place_is_not_recorded(client: FlaskClient) -> None:
    text = text_of(client, "/cities/limestone-county-alabama")
    assert "Population Not recorded Coordinates Not recorded" in text
    assert "as in GeoNames" not in text


def test_other_cities_of_the_region_and_the_country_are_near_and_no_others(
    client: FlaskClient,
) -> None:
    text = text_of(client, "/cities/dallas-texas")
    assert "Other winning cities: Texas Richardson, Texas 3 projects" in text
    assert "Other winning cities: United States Chattanooga, Tennessee 6 projects" in text
    assert "Taoyuan" not in text


def test_a_country_has_its_own_cities_where_a_project_has_others_too(client: FlaskClient) -> None:
    text = text_of(client, "/countries/spain")
    assert "1 city Laguna de Duero, Spain" in text.partition("Over the years")[0]
    assert "Soma" not in text.partition("Over the years")[0]


def test_a_technology_is_defined_and_has_its_other_names(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    for term in snapshot.vocabulary.technologies:
        text = text_of(client, f"/technologies/{term.id}")
        assert term.definition and term.definition in text
        assert all(name in text for name in term.aliases)
        broader = snapshot.vocabulary.focus_area_by_id[term.focus_area]
        assert f'href="/focus-areas/{broader.id}"' in client.get(f"/technologies/{term.id}").text


def test_a_focus_area_has_its_technologies(client: FlaskClient, snapshot: Snapshot) -> None:
    used = holders(snapshot, "technology")
    for area in snapshot.vocabulary.focus_areas:
        text = text_of(client, f"/focus-areas/{area.id}")
        for term in snapshot.vocabulary.technologies:
            count = len(used.get(term.id, ()))
            listed = f"{term.label} {count} project{'' if count == 1 else 's'}"
            assert term.focus_area != area.id or listed in text


def test_a_word_that_no_winner_has_says_so(client: FlaskClient, snapshot: Snapshot) -> None:
    used = holders(snapshot, "technology")
    unused = [t for t in snapshot.vocabulary.technologies if t.id not in used]
    assert unused
    for term in unused:
        text = text_of(client, f"/technologies/{term.id}")
        assert "No recorded winner has it" in text
        assert term.definition and term.definition in text
        assert from_csv(client.get(f"/technologies/{term.id}.csv").text) == []


def test_related_technologies_are_counted_together_and_apart(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    used = holders(snapshot, "technology")
    shown = {key: related(client, key) for key in used}
    for one, other in combinations(used, 2):
        both, either = len(used[one] & used[other]), len(used[one] | used[other])
        for key, companion in ((one, other), (other, one)):
            if companion in shown[key]:
                assert shown[key][companion] == (both, either)
            elif both:
                least = min(b / e for b, e in shown[key].values())
                assert len(shown[key]) == 10 and both / either <= least


def related(client: FlaskClient, key: str) -> dict[str, tuple[int, int]]:
    """The technologies shown as related, with how many winners have both and either."""
    table = client.get(f"/technologies/{key}").text.partition('id="together-heading"')[2]
    row = r'<a href="/technologies/([\w-]+)">.*?<td class="num">(\d+) of (\d+) '
    found = re.findall(row, table.partition("</section>")[0])
    return {name: (int(both), int(either)) for name, both, either in found}


def test_the_years_add_up_and_say_how_partial_they_are(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    for key, ids in holders(snapshot, "country").items():
        rows = re.findall(r"(20\d\d) (\d+) of (\d+) (?:\d+ %|too few) (\d+) of \d+",
                          text_of(client, f"/countries/{key}"))  # fmt: skip
        assert [row[0] for row in rows] == sorted({str(e.year) for e in snapshot.editions})
        assert sum(int(found) for _, found, _, _ in rows) == len(ids)
        assert sum(int(recorded) for *_, recorded in rows) == len(snapshot.winners)


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("/cities/kitchner", "/cities/kitchener-ontario"),
        ("/cities/dallas", "/cities/dallas-texas"),
        ("/cities/dallas-tx", "/cities/dallas-texas"),
        ("/cities/dallas-texas-united-states", "/cities/dallas-texas"),
        ("/cities/Dallas,%20Texas", "/cities/dallas-texas"),
        ("/cities/Washington,%20D.C.", "/cities/washington-district-of-columbia"),
        ("/cities/桃園", "/cities/taoyuan-taiwan"),
        ("/countries/usa", "/countries/united-states"),
        ("/technologies/wi-fi", "/technologies/wifi"),
        ("/technologies/distributed-ledger", "/technologies/blockchain"),
        ("/focus-areas/transport", "/focus-areas/mobility"),
    ],
)
def test_another_name_leads_to_the_page_and_to_its_data(
    client: FlaskClient, name: str, page: str
) -> None:
    for suffix in ("", ".csv", ".json"):
        response = client.get(f"{name}{suffix}")
        assert (response.status_code, response.headers["Location"]) == (301, f"{page}{suffix}")


def test_of_namesakes_the_reader_chooses(client: FlaskClient) -> None:
    response = client.get("/cities/columbus")
    assert response.status_code == 300
    assert "Which city is meant?" in response.text
    pages = ["/cities/columbus-georgia", "/cities/columbus-ohio"]
    assert all(f'href="{page}"' in response.text for page in pages)
    data = client.get("/cities/columbus.json")
    assert data.status_code == 404
    assert data.json is not None and sorted(data.json["nearest"]) == pages
    assert "Another city is so called: Columbus, Ohio" in text_of(client, pages[0])


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("/cities/dalas", "/cities/dallas-texas"),
        ("/cities/kitchenner-ontario", "/cities/kitchener-ontario"),
        ("/cities/canada", "/countries/canada"),
        ("/cities/texas", "/search?region=texas"),
        ("/countries/untied-states", "/countries/united-states"),
        ("/technologies/digital-twn", "/technologies/digital-twin"),
        ("/technologies/dallas-texas", "/cities/dallas-texas"),
        ("/focus-areas/lightning", "/focus-areas/lighting"),
        ("/cities/not-recorded", None),
        ("/cities/%00", None),
        ("/cities/%F0%9F%98%80", None),
        (f"/technologies/{'x' * 3000}", None),
    ],
)
def test_what_is_unknown_is_a_404_with_what_may_be_meant(
    client: FlaskClient, name: str, near: str | None
) -> None:
    page = client.get(name)
    assert page.status_code == 404
    assert "of that name is recorded" in page.text
    assert near is None or f'href="{near}"' in page.text
    data = client.get(f"{name}.csv")
    assert data.content_type == "application/problem+json"
    assert data.json is not None and data.status_code == 404
    assert near is None or near in data.json["nearest"]
    assert all(client.get(url).status_code == 200 for url in data.json["nearest"])


def test_a_name_is_never_mark_up(client: FlaskClient) -> None:
    page = client.get("/cities/%3Cimg%20src=x%20onerror=alert(1)%3E")
    assert page.status_code == 404
    assert "<img src=x" not in page.text


def test_every_mention_leads_to_a_page_that_is_there(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    pages = {"/", "/search?page=2", *(f"/editions/{e.key}" for e in snapshot.editions)}
    pages |= {f"/winners/{winner.path}" for winner in snapshot.winners}
    mentioned = set[str]()
    for page in pages:
        folders = "|".join(PAGES_OF.values())
        mentioned.update(re.findall(rf'href="(/(?:{folders})/[^"]+)"', client.get(page).text))
    for facet in PAGES_OF:
        expected = {f"/{PAGES_OF[facet]}/{key}" for key in holders(snapshot, facet)}
        assert expected <= mentioned
    assert {client.get(url).status_code for url in mentioned} == {200}


@pytest.mark.parametrize(
    "page", ["/cities/", "/cities/dallas-texas", "/editions/", "/editions/smart-50-2023"]
)
def test_a_parameter_that_means_nothing_is_named_on_the_page_and_refused_for_data(
    client: FlaskClient, page: str
) -> None:
    assert "parts that mean nothing here: “colour”" in text_of(client, f"{page}?colour=red")
    assert "mean nothing" not in text_of(client, f"{page}?utm_source=letter")
    if not page.endswith("/"):
        assert client.get(f"{page}.csv?colour=red").status_code == 400


def test_a_part_of_a_page_can_be_swapped_in(client: FlaskClient) -> None:
    for url in ("/cities/", "/cities/dallas-texas", "/technologies/wifi", "/countries/canada",
                "/focus-areas/lighting"):  # fmt: skip
        part = client.get(url, headers=HTMX)
        assert part.status_code == 200
        assert part.text.lstrip().startswith("<article")
        known = client.get(url, headers={"If-None-Match": client.get(url).headers["ETag"]})
        assert known.status_code == 304


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Many winners of Dallas, none of Kitchener, and two cities whose names make one address."""
    many = [winner(f"2018-{number}", DALLAS, title=f"Lamp {number}") for number in range(10, 50)]
    namesake = winner("2018-99", PlaceName(city="Columbus", country="Georgia"))
    kept = [w for w in (*WINNERS, *many, namesake) if w.place != KITCHENER]
    places = {
        name.key: Place(city=name.city, region=name.region, country=name.country)
        for each in kept
        for name in each.places
    }
    fields = {name: getattr(CORPUS, name) for name in Snapshot.model_fields}
    found = {"winners": tuple(sorted(kept, key=lambda w: w.id)), "places": tuple(places.values())}
    settings = Settings(instance=tmp_path_factory.mktemp("small"))
    put(Snapshot(**{**fields, **found}), settings, MemoryEngine())
    return create_app(settings, MemoryEngine()).test_client()


def test_of_many_winners_the_newest_are_shown_and_the_search_has_all(small: FlaskClient) -> None:
    page = small.get("/cities/dallas-texas")
    text = plain(page.text)
    assert "43 winning projects recorded, from 2018 to 2025" in text
    assert "The newest 25. All 43 are in the search" in text
    assert 'href="/search?city=dallas-texas&amp;sort=newest"' in page.text
    assert len(re.findall(r'<li><a href="/winners/', page.text)) == 25
    assert len(from_csv(small.get("/cities/dallas-texas.csv").text)) == 43


def test_what_is_not_in_the_release_leaks_nowhere(small: FlaskClient) -> None:
    for url in ("/cities/kitchener-ontario", "/cities/kitchner", "/countries/canada"):
        assert small.get(url).status_code == 404
        assert "Growing Together" not in small.get(url).text
        assert small.get(f"{url}.json").json == {
            **(small.get(f"{url}.json").json or {}), "nearest": []
        }  # fmt: skip
    assert "Kitchener" not in small.get("/cities/").text
    assert "Canada" not in small.get("/countries/").text


def test_cities_that_share_an_address_share_the_page(small: FlaskClient) -> None:
    page = small.get("/cities/columbus-georgia").text
    assert "2 winning projects recorded" in plain(page)
    assert 'href="/countries/georgia"' in page
    assert 'href="/countries/united-states"' in page
