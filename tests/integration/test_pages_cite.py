"""Every winner can be cited from its page, in words and as a file, pinned to its release."""

import json

import rispy
from flask.testing import FlaskClient
from pybtex.database import parse_string

from archive.config import Settings
from archive.domain.snapshot import Snapshot
from tests.integration.reading import plain, text_of


def release_of(client: FlaskClient) -> str:
    health = client.get("/healthz").json
    assert health is not None
    return str(health["release"])


def test_every_page_of_a_winner_shows_how_to_cite_it(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    pinned = f"release {release_of(client)}"
    for winner in snapshot.winners:
        text = text_of(client, f"/winners/{winner.path}").partition("Cite this record")[2]
        for style in ("Plain", "APA", "Chicago"):
            assert style in text
        assert text.count(f"ecord {winner.id}, {pinned}") == 3, winner.id
        assert text.count(f"/winners/{winner.path}") == 3


def test_the_page_leads_to_the_files(client: FlaskClient, snapshot: Snapshot) -> None:
    path = f"/winners/{snapshot.winners[0].path}"
    page = client.get(path).text
    for suffix in ("bib", "ris", "csl.json", "json"):
        assert f'href="{path}.{suffix}"' in page
        assert client.get(f"{path}.{suffix}").status_code == 200


def test_every_winner_is_read_by_reference_managers(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    pinned = f"release {release_of(client)}"
    for winner in snapshot.winners:
        url = f"/winners/{winner.path}"
        (bib,) = parse_string(client.get(f"{url}.bib").text, "bibtex").entries.values()
        (ris,) = rispy.loads(client.get(f"{url}.ris").text)
        (csl,) = json.loads(client.get(f"{url}.csl.json").text)
        assert ris["title"] == csl["title"]
        assert winner.title is None or winner.title in plain(csl["title"])
        assert bib.fields["howpublished"].endswith(pinned)
        assert ris["edition"].endswith(pinned)
        assert csl["version"] in pinned
        assert bib.fields["url"] == ris["urls"][0] == csl["URL"]
        assert csl["URL"] == f"{Settings().public_url}{url}"
