"""The document of the API: correct, complete, with true examples, and the same on its page."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient

from archive.config import Settings
from archive.domain.snapshot import Snapshot
from archive.web import create_app
from archive.web.api.endpoint import ENDPOINTS
from tests.conftest import few, put

REF = "#/components/schemas/"


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    return dict(client.get("/api/v1/openapi.json").get_json())


def test_it_is_openapi_3_1_and_describes_every_address(
    client: FlaskClient, document: dict[str, Any]
) -> None:
    assert document["openapi"].startswith("3.1.")
    schemathesis.openapi.from_dict(document).validate()
    rules = [r for r in client.application.url_map.iter_rules() if r.endpoint.startswith("api.")]
    served = {r.rule.removeprefix("/api/v1").translate(str.maketrans("<>", "{}")) for r in rules}
    assert served - {"/openapi.json"} == set(document["paths"])
    assert document["servers"] == [{"url": "/api/v1"}]


def test_everything_in_it_is_described(document: dict[str, Any]) -> None:
    for path in document["paths"].values():
        assert path["get"]["summary"] and path["get"]["description"]
        assert all(parameter["description"] for parameter in path["get"]["parameters"])
    for name, schema in document["components"]["schemas"].items():
        assert schema["description"], name
        for member, told in schema.get("properties", {}).items():
            assert told.get("description") or "$ref" in told, f"{name}.{member}"


def test_every_example_is_answered_as_shown(client: FlaskClient, document: dict[str, Any]) -> None:
    examples = list(_examples(document))
    assert len(examples) == len(ENDPOINTS)
    for asked, answered in examples:
        assert client.get(asked).get_json() == answered


def test_no_answer_has_a_member_that_is_not_described(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for path in document["paths"].values():
        content = path["get"]["responses"]["200"]["content"]["application/json"]
        _all_described(content["examples"]["real"]["value"], content["schema"], schemas)


def test_examples_follow_the_release(tmp_path: Path, snapshot: Snapshot) -> None:
    settings = Settings(instance=tmp_path, base_url="https://awards.example", contact="a@b.example")
    put(few(snapshot, 1), settings)
    told = dict(create_app(settings).test_client().get("/api/v1/openapi.json").get_json())
    assert told["servers"] == [{"url": "https://awards.example/api/v1"}]
    assert told["info"]["contact"] == {"email": "a@b.example"}
    assert "/api/v1/winners/2018-01" in {asked for asked, _ in _examples(told)}


def test_what_a_release_has_not_is_no_example(tmp_path: Path, snapshot: Snapshot) -> None:
    bare = next(w for w in snapshot.winners if not w.technologies)
    put(snapshot.model_copy(update={"winners": (bare,)}), settings := Settings(instance=tmp_path))
    client = create_app(settings).test_client()
    examples = list(_examples(dict(client.get("/api/v1/openapi.json").get_json())))
    assert 0 < len(examples) < len(ENDPOINTS)
    for asked, answered in examples:
        assert client.get(asked).get_json() == answered
    assert client.get("/api/").status_code == 200


def test_the_page_tells_all_of_it(client: FlaskClient, document: dict[str, Any]) -> None:
    page = html.unescape(client.get("/api/").text)
    for path, told in document["paths"].items():
        assert f"<code>GET /api/v1{path}</code>" in page
        assert all(f"<code>{p['name']}</code>" in page for p in told["get"]["parameters"])
    for asked, answered in _examples(document):
        assert f"<code>GET {asked}</code>" in page
        assert json.dumps(answered, indent=2, ensure_ascii=False) in page
    shown = re.findall(r'id="shape-(\w+)"', page)
    assert shown == sorted(document["components"]["schemas"])
    assert set(re.findall(r'href="#shape-(\w+)"', page)) <= set(shown)


def test_the_examples_of_the_readme_are_true(client: FlaskClient) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    addresses = re.findall(r"curl 'http://[^/]+(/[^']+)'", readme)
    assert len(addresses) == 2
    assert all(client.get(address).get_json()["data"] for address in addresses)


def _examples(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for path in document["paths"].values():
        content = path["get"]["responses"]["200"]["content"]["application/json"]
        for example in content.get("examples", {}).values():
            yield example["summary"], example["value"]


def _all_described(value: Any, schema: dict[str, Any], schemas: dict[str, Any]) -> None:
    if "$ref" in schema:
        schema = schemas[schema["$ref"].removeprefix(REF)]
    if "anyOf" in schema and value is not None:
        (schema,) = (kind for kind in schema["anyOf"] if kind != {"type": "null"})
        _all_described(value, schema, schemas)
    elif isinstance(value, list):
        for entry in value:
            _all_described(entry, schema["items"], schemas)
    elif isinstance(value, dict):
        described = schema.get("properties", {})
        free = schema.get("additionalProperties")
        assert free or value.keys() == described.keys()
        for member, part in value.items():
            _all_described(part, described.get(member, free), schemas)
