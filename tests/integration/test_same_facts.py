"""Whichever way a record leaves the house, it says the same, whatever is in it."""

import json
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from archive.domain.facts import FACTS
from tests.integration.nasty_record import RECORD, client_over
from tests.taken import READERS, Facts, from_csv, of_record


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return client_over(RECORD, tmp_path_factory.mktemp("instance"))


def by_api(client: FlaskClient) -> list[Facts]:
    """All pages of the API's list, each winner without the links beside its facts."""
    found: list[Facts] = []
    url: str | None = "/api/v1/winners?limit=10"
    while url:
        page = json.loads(client.get(url).data)
        found += [{fact.name: told[fact.name] for fact in FACTS} for told in page["data"]]
        url = page["links"].get("next")
    return found


WAYS: dict[str, Callable[[FlaskClient], list[Facts]]] = {
    **{
        suffix: lambda client, suffix=suffix: READERS[suffix](client.get(f"/search.{suffix}").data)
        for suffix in READERS
    },
    "one by one": lambda client: [
        json.loads(client.get(f"/winners/{one.path}.json").data)["data"] for one in RECORD.winners
    ],
    "data package": lambda client: from_csv(client.get("/data/winners.csv").text),
    "API": by_api,
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_tells_the_same_facts(nasty: FlaskClient, way: str) -> None:
    found = sorted(WAYS[way](nasty), key=lambda facts: str(facts["id"]))
    assert found == [of_record(one, RECORD) for one in RECORD.winners]
