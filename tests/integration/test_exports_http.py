"""How data are served: fresh, open to other sites, named, and refused in words machines read."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.config import Settings
from archive.domain.fields import FACET_BY_NAME
from archive.domain.snapshot import Snapshot
from archive.web import create_app
from tests.conftest import few, put

WINNER = "/winners/2023-06-growing-together"
DATA = ["/search.csv", "/search.json?q=air", "/search.jsonl", "/search.xlsx?q=air",
        "/editions/smart-50-2023.csv", "/editions/smart-50-2023.json", f"{WINNER}.json",
        f"{WINNER}.bib", f"{WINNER}.ris", f"{WINNER}.csl.json"]  # fmt: skip


@pytest.mark.parametrize("url", DATA)
def test_data_are_fresh_named_and_open(client: FlaskClient, url: str) -> None:
    response = client.get(url)
    assert response.status_code == 200
    assert response.headers["ETag"]
    assert response.headers["Last-Modified"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Content-Disposition"].startswith("attachment; filename=awards-")
    assert (response.headers.get("X-Robots-Tag") == "noindex") is url.startswith("/search")
    known = client.get(url, headers={"If-None-Match": response.headers["ETag"]})
    assert (known.status_code, known.data) == (304, b"")
    assert known.headers["ETag"] == response.headers["ETag"]
    assert known.headers["Access-Control-Allow-Origin"] == "*"
    assert client.head(url).data == b""


def test_every_form_has_a_tag_of_its_own_and_every_spelling_the_same(client: FlaskClient) -> None:
    tags = {client.get(url).headers["ETag"] for url in DATA}
    assert len(tags) == len(DATA)
    spelled = client.get("/search.json?page=3&q=+air&utm_campaign=x")
    assert spelled.headers["ETag"] in tags


def test_another_release_is_sent_anew(tmp_path: Path, snapshot: Snapshot) -> None:
    settings = Settings(instance=tmp_path)
    put(snapshot, settings)
    client = create_app(settings).test_client()
    tags = {url: client.get(url).headers["ETag"] for url in DATA[:6]}
    put(few(snapshot, 5), settings)
    for url, tag in tags.items():
        assert client.get(url, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("/search.csv", "awards-all-"),
        ("/search.csv?q=Street+lights&city=dallas", "awards-street-lights-dallas-texas-"),
        ("/search.csv?q=桃園", "awards-search-"),
        ("/editions/smart-50-2023.json", "awards-smart-50-2023-"),
        (f"{WINNER}.ris", "awards-2023-06-growing-together-"),
    ],
)
def test_the_name_of_a_file_tells_what_is_in_it(client: FlaskClient, url: str, name: str) -> None:
    release = client.get("/healthz").json
    assert release is not None
    suffix = url.partition("?")[0].rpartition(".")[2]
    given = client.get(url).headers["Content-Disposition"]
    assert given == f"attachment; filename={name}{release['release'][:8]}.{suffix}"


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json", "jsonl"])
@pytest.mark.parametrize(
    ("query", "near"),
    [
        ("colour=red", {"colour": ["honour", "country"]}),
        ("city=Dalas", {"city=Dalas": ["Dallas, Texas"]}),
        ("sort=best", {}),
        ("page=x", {}),
        ("exact=yes", {}),
    ],
)
def test_what_cannot_be_used_is_a_400_with_what_may_be_meant(
    client: FlaskClient, suffix: str, query: str, near: dict[str, list[str]]
) -> None:
    problem = refused(client, f"/search.{suffix}?{query}", 400)
    assert problem["errors"]
    assert problem["nearest"] == near


@pytest.mark.parametrize("url", DATA[4:])
def test_where_nothing_can_be_asked_a_parameter_is_a_400(client: FlaskClient, url: str) -> None:
    refused(client, f"{url}?colour=red", 400)
    assert client.get(f"{url}?utm_source=x").status_code == 200


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("/winners/2023-99-growing-together", ["/winners/2023-06-growing-together"]),
        ("/winners/%00", []),
        ("/winners/²023-01", None),
        ("/editions/smart-50-2032", None),
        ("/editions/%F0%9F%98%80", []),
    ],
)
def test_what_is_unknown_is_a_404_with_what_may_be_meant(
    client: FlaskClient, url: str, near: list[str] | None
) -> None:
    problem = refused(client, f"{url}.json", 404)
    assert near is None or problem["nearest"] == near
    assert all(client.get(other).status_code == 200 for other in problem["nearest"])


@pytest.mark.parametrize("suffix", ["json", "bib", "ris", "csl.json"])
def test_the_id_decides_and_the_slug_is_put_right(client: FlaskClient, suffix: str) -> None:
    for path in ("2023-06", "2023-06-", "2023-06-old-name"):
        response = client.get(f"/winners/{path}.{suffix}")
        assert response.status_code == 301
        assert response.headers["Location"] == f"{WINNER}.{suffix}"


def test_nothing_published_and_what_breaks_are_problems_too(
    tmp_path: Path, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = create_app(Settings(instance=tmp_path)).test_client()
    assert empty.get("/search.csv").headers["Retry-After"]
    refused(empty, "/search.csv", 503)

    def fail(*_: object) -> None:
        raise RuntimeError("password=hunter2")

    monkeypatch.setattr("archive.web.export.lists.select", fail)
    assert "hunter2" not in json.dumps(refused(client, "/search.csv?q=not+asked+before", 500))


def refused(client: FlaskClient, url: str, status: int) -> dict[str, object]:
    response = client.get(url)
    assert response.status_code == status, url
    assert response.content_type == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    problem = json.loads(response.text)
    assert problem["status"] == status
    assert problem["title"] and problem["detail"]
    return dict(problem)


@given(
    st.sampled_from(["csv", "xlsx", "json", "jsonl"]),
    st.lists(
        st.tuples(
            st.sampled_from(["q", "sort", "page", "exact", *FACET_BY_NAME]) | st.text(max_size=8),
            st.text(max_size=40) | st.sampled_from(["dallas", "2019..2023", "ai", "newest", "1"]),
        ),
        max_size=5,
    ),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_address_gives_data_or_a_problem(
    client: FlaskClient, suffix: str, pairs: list[tuple[str, str]]
) -> None:
    quoted = ((quote(n, safe=""), quote(v, safe="")) for n, v in pairs)
    response = client.get(f"/search.{suffix}?{'&'.join(f'{n}={v}' for n, v in quoted)}")
    assert response.status_code in (200, 400)
