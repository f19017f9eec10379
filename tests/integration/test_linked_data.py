"""What pages tell machines of themselves is true, well-formed and in words that schema.org has."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.plugins.parsers.jsonld import to_rdf

from archive.config import Settings
from archive.domain.snapshot import Snapshot
from archive.web import create_app
from tests.conftest import put
from tests.corrected import CORRECTED
from tests.integration.nasty_record import NASTY, RECORD, client_over

THING = {"name", "url", "description", "alternateName", "identifier", "sameAs",
         "mainEntityOfPage"}  # fmt: skip
WORK = THING | {"inLanguage", "isPartOf", "datePublished", "dateModified", "citation", "keywords",
                "about", "mainEntity", "creator", "publisher", "version", "creditText",
                "isAccessibleForFree", "temporalCoverage"}  # fmt: skip
PAGE = WORK | {"breadcrumb"}
BODY = THING | {"award", "location", "parentOrganization", "member", "keywords"}
LIST = THING | {"numberOfItems", "itemListElement"}
AREA = THING | {"containedInPlace", "geo"}
KNOWN = {
    "WebSite": WORK | {"potentialAction"}, "SearchAction": THING | {"target", "query-input"},
    "EntryPoint": THING | {"urlTemplate"}, "WebPage": PAGE, "CollectionPage": PAGE,
    "Project": BODY, "Organization": BODY, "GovernmentOrganization": BODY,
    "CollegeOrUniversity": BODY, "NGO": BODY, "Place": AREA, "City": AREA, "Country": AREA,
    "AdministrativeArea": AREA, "GeoCoordinates": THING | {"latitude", "longitude"},
    "Event": THING | {"startDate", "location", "superEvent"}, "ItemList": LIST,
    "BreadcrumbList": LIST, "ListItem": THING | {"position", "item"},
    "DefinedTerm": THING | {"termCode", "inDefinedTermSet"}, "DefinedTermSet": WORK,
    "Dataset": WORK | {"distribution", "variableMeasured"},
    "DataDownload": WORK | {"contentUrl", "encodingFormat"}, "PropertyValue": THING,
}  # fmt: skip
"""Of schema.org the types that are used, with those of their properties that are."""
ADDRESSES = ("url", "item", "sameAs", "contentUrl", "mainEntityOfPage")
CONTEXT = {"@vocab": "https://schema.org/"} | {name: {"@type": "@id"} for name in ADDRESSES}
"""Stands for the one of schema.org, which no test fetches."""

PAGES = {
    "/winners/2023-01-red-cloud-neighbourhood": ["WebPage", "Project"],
    "/winners/2018-02-columbus-ohio": ["WebPage", "Project"],
    "/winners/2023-03-guarding-our-city": ["WebPage", "Project"],
    "/editions/smart-50-2023": ["CollectionPage", "ItemList"],
    "/cities/dallas-texas": ["CollectionPage", "City", "ItemList"],
    "/countries/taiwan": ["CollectionPage", "Country", "ItemList"],
    "/technologies/twin": ["CollectionPage", "DefinedTerm", "ItemList"],
    "/focus-areas/data": ["CollectionPage", "DefinedTerm", "ItemList"],
    "/data": ["WebPage", "Dataset"],
}


class Scripts(HTMLParser):
    """The scripts of a page by their types, as a browser finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str | None, str]] = []
        self.within = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.within = True
            self.found.append((dict(attributes).get("type"), ""))

    def handle_endtag(self, tag: str) -> None:
        self.within = self.within and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.within:
            kind, text = self.found[-1]
            self.found[-1] = (kind, text + data)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The site over the corpus, with a public address."""
    instance = tmp_path_factory.mktemp("instance")
    settings = Settings(instance=instance, base_url="https://awards.example")
    put(CORRECTED, settings)
    return create_app(settings).test_client()


def told(client: FlaskClient, url: str) -> dict[str, Any]:
    """The one document in a page."""
    scripts = Scripts()
    scripts.feed(client.get(url).text)
    (text,) = [text for kind, text in scripts.found if kind == "application/ld+json"]
    assert "<" not in text
    return dict(json.loads(text))


def node(document: dict[str, Any], kind: str) -> dict[str, Any]:
    (found,) = [node for node in document["@graph"] if node["@type"] == kind]
    return dict(found)


def nodes(value: Any) -> list[dict[str, Any]]:
    """All objects in a document that have a type."""
    if isinstance(value, list):
        return [found for part in value for found in nodes(part)]
    if not isinstance(value, dict):
        return []
    within = [found for part in value.values() for found in nodes(part)]
    return [value, *within] if "@type" in value else within


@pytest.mark.parametrize("url", [*PAGES, "/"])
def test_only_words_of_schema_org_are_used_and_nothing_is_empty(
    known: FlaskClient, url: str
) -> None:
    document = told(known, url)
    assert document["@context"] == "https://schema.org"
    for found in nodes(document):
        allowed = KNOWN[found["@type"]] | {"@type", "@id", "@context"}
        assert found.keys() <= allowed, found["@type"]
        assert all(value not in (None, "", [], {}) for value in found.values())


@pytest.mark.parametrize("url", PAGES)
def test_each_page_tells_the_same_as_its_file_and_leads_to_it(known: FlaskClient, url: str) -> None:
    response = known.get(f"{url}.jsonld")
    assert response.status_code == 200
    assert response.content_type == "application/ld+json"
    document = told(known, url)
    assert json.loads(response.text) == document
    assert (
        f'<link rel="alternate" type="application/ld+json" href="{url}.jsonld">'
        in known.get(url).text
    )
    kinds = [node["@type"] for node in document["@graph"]]
    assert kinds == [*PAGES[url], "BreadcrumbList", "WebSite"]
    tag = {"If-None-Match": response.headers["ETag"]}
    assert known.get(f"{url}.jsonld", headers=tag).status_code == 304


@pytest.mark.parametrize("url", PAGES)
def test_it_is_a_graph_in_which_everything_hangs_together(known: FlaskClient, url: str) -> None:
    document = told(known, url) | {"@context": CONTEXT}
    graph = to_rdf(document, Graph(), base=f"https://awards.example{url}")
    typed = set(graph.subjects(RDF.type))
    page = URIRef(f"https://awards.example{url}")
    assert page in typed
    # What is only referred to by its address is told of in the same document.
    referred = {o for o in graph.objects() if isinstance(o, URIRef) and "#" in o}
    assert referred <= typed | {o for _, o in graph.subject_objects(RDF.type)}
    for place in graph.objects(predicate=URIRef("https://schema.org/url")):
        path = str(place).removeprefix("https://awards.example")
        assert path == str(place) or known.get(path).status_code == 200


def test_a_winner_is_a_project_with_what_is_recorded(known: FlaskClient) -> None:
    project = node(told(known, "/winners/2023-01-red-cloud-neighbourhood"), "Project")
    assert project["award"] == ["Smart 50 2023", "Overall Award Recipient"]
    assert project["parentOrganization"]["name"] == "City of Dallas"
    assert [term["name"] for term in project["keywords"]] == [
        "Street lighting", "Wi-Fi", "Lighting", "Data"
    ]  # fmt: skip
    (city,) = project["location"]
    assert (city["@type"], city["name"]) == ("City", "Dallas")
    assert city["containedInPlace"]["containedInPlace"]["name"] == "United States"
    other = node(told(known, "/winners/2023-03-guarding-our-city"), "Project")
    assert other["alternateName"] == {"@value": "守護我們的城市", "@language": "zh-Hant"}
    bare = node(told(known, "/winners/2018-02-columbus-ohio"), "Project")
    assert bare.keys() == {"@type", "@id", "name", "identifier", "award", "location",
                           "mainEntityOfPage"}  # fmt: skip


def test_partners_are_what_is_recorded_of_their_sectors(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    atlanta = next(w for w in snapshot.winners if w.place.city == "Atlanta" and w.year == 2025)
    project = node(told(client, f"/winners/{atlanta.path}"), "Project")
    kinds = {partner["name"]: partner["@type"] for partner in project["member"]}
    assert kinds["City of Atlanta"] == "GovernmentOrganization"
    assert kinds["Georgia Institute of Technology"] == "CollegeOrUniversity"


def test_an_edition_is_a_list_with_a_ceremony_where_one_is_recorded(client: FlaskClient) -> None:
    document = told(client, "/editions/smart-20-2024")
    ceremony = node(document, "Event")
    assert ceremony["startDate"] == "2024-05"
    assert ceremony["location"]["name"] == "Raleigh, North Carolina"
    winners = node(document, "ItemList")
    assert winners["numberOfItems"] == len(winners["itemListElement"]) == 4
    assert [entry["position"] for entry in winners["itemListElement"]] == [1, 2, 3, 4]


def test_a_city_has_its_coordinates_and_no_award(client: FlaskClient) -> None:
    city = node(told(client, "/cities/dallas-texas"), "City")
    assert city["geo"]["latitude"] == pytest.approx(32.78, abs=0.1)
    assert city["sameAs"] == "https://sws.geonames.org/4684888/"
    assert "award" not in city
    assert "alternateName" not in city  # an area within it is not another name of it


def test_the_data_set_leads_to_all_forms_of_it(client: FlaskClient) -> None:
    data = node(told(client, "/data"), "Dataset")
    assert data["temporalCoverage"] == "2018/2026"
    assert len(data["variableMeasured"]) > 20
    for download in data["distribution"]:
        response = client.get(download["contentUrl"])
        assert response.status_code == 200
        assert response.mimetype == download["encodingFormat"]


def test_the_start_page_says_how_to_search(client: FlaskClient) -> None:
    action = told(client, "/")["potentialAction"]
    template = action["target"]["urlTemplate"]
    assert client.get(template.replace("{search_term_string}", "air")).status_code == 200
    assert "application/ld+json" not in client.get("/search?q=air").text


def test_no_text_of_a_record_breaks_out(tmp_path: Path) -> None:
    client = client_over(RECORD, tmp_path)
    for one in NASTY:
        url = f"/winners/{one.path}"
        scripts = Scripts()
        scripts.feed(client.get(url).text)
        assert [
            text for kind, text in scripts.found if kind != "application/ld+json" and text
        ] == []
        assert node(told(client, url), "Project")["name"] == one.title


@pytest.mark.parametrize(
    ("url", "status", "location"),
    [
        ("/winners/2023-01.jsonld", 301, "/winners/2023-01-red-cloud-neighbourhood.jsonld"),
        ("/cities/kitchner.jsonld", 301, "/cities/kitchener-ontario.jsonld"),
        ("/winners/2023-99.jsonld", 404, None),
        ("/editions/smart-50-2033.jsonld", 404, None),
        ("/technologies/zeppelin.jsonld", 404, None),
        ("/winners/2025-09.jsonld", 410, None),
        ("/data.jsonld?colour=red", 400, None),
    ],
)
def test_files_answer_as_all_exports_do(
    known: FlaskClient, url: str, status: int, location: str | None
) -> None:
    response = known.get(url)
    assert (response.status_code, response.location) == (status, location)
    assert status == 301 or response.content_type == "application/problem+json"
