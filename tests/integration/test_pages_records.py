"""Winners, editions and the pages about the archive."""

import re

import pytest
from flask.testing import FlaskClient

from archive.domain.fields import FACETS, FIELDS, SORTS
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from tests.integration.reading import plain, text_of


def test_every_winner_has_a_page_with_all_its_facts(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    for winner in snapshot.winners:
        text = text_of(client, f"/winners/{winner.path}")
        for fact in _facts(winner):
            assert fact in text, (winner.id, fact)


def _facts(winner: Winner) -> list[str]:
    facts = [winner.heading, winner.title_original, winner.organisation, winner.category]
    facts += [winner.summary, winner.note, *winner.honours, *winner.outcomes]
    facts += [partner.name for partner in winner.partners]
    facts += [source.publisher for source in winner.sources]
    facts += [place.country for place in winner.places]
    return [" ".join(fact.split()) for fact in facts if fact]


def test_what_is_unknown_is_said_to_be_not_recorded(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    bare = next(w for w in snapshot.winners if not w.summary and not w.partners)
    text = text_of(client, f"/winners/{bare.path}")
    assert "A description is not recorded" in text
    assert "Partners Not recorded" in text


def test_a_place_has_its_population_and_the_gazetteers_year(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    dallas = next(w for w in snapshot.winners if w.place.city == "Dallas")
    text = text_of(client, f"/winners/{dallas.path}")
    assert "inhabitants" in text
    assert "Population as in GeoNames" in text


def test_an_original_title_bears_its_language(client: FlaskClient, snapshot: Snapshot) -> None:
    foreign = next(w for w in snapshot.winners if w.title_original)
    page = client.get(f"/winners/{foreign.path}").text
    assert f'lang="{foreign.language}">{foreign.title_original}' in page


def test_confidence_is_told_in_plain_words(client: FlaskClient, snapshot: Snapshot) -> None:
    inferred = next(w for w in snapshot.winners if w.confidence == "inferred")
    assert "it follows from other evidence" in text_of(client, f"/winners/{inferred.path}")


@pytest.mark.parametrize("slug", ["", "-", "-some-older-title"])
def test_the_id_decides_and_the_slug_is_put_right(
    client: FlaskClient, snapshot: Snapshot, slug: str
) -> None:
    winner = snapshot.winners[0]
    response = client.get(f"/winners/{winner.id}{slug}")
    assert response.status_code == 301
    assert response.headers["Location"] == f"/winners/{winner.path}"


def test_an_unknown_winner_is_404_with_what_may_have_been_meant(client: FlaskClient) -> None:
    response = client.get("/winners/2023-99-growing-together")
    assert response.status_code == 404
    assert "Growing Together" in plain(response.text)


@pytest.mark.parametrize("key", ["2023", "smart-50-2032", "smart-20-2023", "smart50-2023"])
def test_an_unknown_edition_is_404_with_editions_that_may_have_been_meant(
    client: FlaskClient, key: str
) -> None:
    response = client.get(f"/editions/{key}")
    assert response.status_code == 404
    assert 'href="/editions/smart-50-2023"' in response.text


def test_every_edition_lists_its_winners_and_its_disagreements(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    for edition in snapshot.editions:
        text = text_of(client, f"/editions/{edition.key}")
        recorded = [
            w for w in snapshot.winners if (w.award, w.year) == (edition.award, edition.year)
        ]
        assert all(winner.heading in text for winner in recorded)
        assert all(" ".join(words.split()) in text for words in edition.disagreements)
        assert all(source.publisher in text for source in edition.sources)


def test_an_edition_begins_with_its_honours_and_counts_what_is_recorded(
    client: FlaskClient,
) -> None:
    text = text_of(client, "/editions/smart-50-2023")
    told = text.partition("Recipients of honours")[2]
    honours, recorded = told.partition("Recorded winners")[::2]
    assert "Overall Award Recipient Coral Gables Smart City Digital Twin" in honours
    assert "Red Cloud Neighborhood" in honours and "Growing Together" in honours
    assert "Growing Together" in recorded
    assert "Countries United States 5 of these" in recorded
    page = client.get("/editions/smart-50-2018").text
    assert "networks and data none recorded" in plain(page)
    assert "mobility 1 recorded" in plain(page)
    assert 'href="/search?year=2018&amp;award=smart-50&amp;category=mobility"' in page
    assert 'href="/cities/kansas-city-missouri">Kansas City, Missouri</a>' in page


def test_a_winner_has_those_beside_it_in_its_edition(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    for edition in snapshot.editions:
        of_it = [w for w in snapshot.winners if w.edition_key == edition.key]
        paths = [f"/winners/{w.path}" for w in of_it]
        turns = [client.get(path).text.partition('<nav class="turn"')[2] for path in paths]
        after = [re.findall(r'rel="next" href="([^"]+)"', turn) for turn in turns]
        before = [re.findall(r'rel="prev" href="([^"]+)"', turn) for turn in turns]
        for found in (after, before):
            assert sorted(map(len, found)) == [0] + [1] * (len(paths) - 1)
            assert len({url for urls in found for url in urls}) == len(paths) - 1


def test_the_list_of_editions_tells_the_coverage_of_each(client: FlaskClient) -> None:
    text = text_of(client, "/editions/")
    assert "Smart 50 2023" in text
    assert "Smart 20 2025" in text


def test_all_field_facets_and_orders_are_on_the_help_page(client: FlaskClient) -> None:
    text = text_of(client, "/help")
    for field in FIELDS:
        assert field.help in text, field.name
        assert not field.texts or field.example in text, field.name
    assert all(field.label in text for field in FACETS)
    assert all(sort.label in text for sort in SORTS)


def test_the_help_page_says_what_is_done_with_a_question(client: FlaskClient) -> None:
    text = text_of(client, "/help")
    for name in ("Suggestions", "Typing mistakes", "Names as filters", "Why this result"):
        assert name in text
    assert 'href="/search?q=sreet+lihgts&amp;exact=1"' in client.get("/help").text


def test_the_about_page_names_the_release(client: FlaskClient) -> None:
    release = client.get("/healthz").json
    assert release is not None
    assert release["release"][:12] in text_of(client, "/about")


def test_robots_are_kept_out_of_filter_combinations(client: FlaskClient) -> None:
    lines = text_of(client, "/robots.txt")
    assert "Disallow: /search" in lines
    assert "noindex" in client.get("/search?year=2023").text
    assert "noindex" not in client.get("/").text
