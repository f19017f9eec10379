"""OAI-PMH 2.0: sickle harvests everything over HTTP, and each rule of the protocol is kept."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import etree
from sickle import Sickle
from werkzeug.serving import make_server

from archive.config import Settings
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from archive.release import Shelf
from archive.web import create_app
from archive.web.oai.asked import VERBS
from archive.web.oai.resumption import Token, fresh
from tests.browser.conftest import Quiet
from tests.conftest import few, put
from tests.integration.oai_structure import STRUCTURE

HOST = "https://awards.example.org"
NAMES = {
    "oai": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
MANY = 230


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, snapshot: Snapshot) -> Settings:
    """A release with more winners than are given at once."""
    place = tmp_path_factory.mktemp("many")
    settings = Settings(instance=place, base_url=HOST, contact="staff@awards.example.org")
    put(snapshot.model_copy(update={"winners": tuple(multiplied(snapshot))}), settings)
    return settings


def multiplied(snapshot: Snapshot) -> Iterator[Winner]:
    for number in range(MANY):
        winner = snapshot.winners[number % len(snapshot.winners)]
        yield winner.model_copy(update={"id": f"{winner.year}-{1000 + number}"})


@pytest.fixture(scope="module")
def harvester(many: Settings) -> Iterator[Sickle]:
    server = make_server("127.0.0.1", 0, create_app(many), request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Sickle(f"http://127.0.0.1:{server.server_port}/oai")
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def site(many: Settings) -> FlaskClient:
    return create_app(many).test_client()


def test_sickle_harvests_every_record_in_parts(harvester: Sickle, snapshot: Snapshot) -> None:
    records = list(harvester.ListRecords(metadataPrefix="oai_dc"))
    winners = {f"oai:awards.example.org:{w.id}": w for w in multiplied(snapshot)}
    assert len(records) == MANY
    assert {record.header.identifier for record in records} == winners.keys()
    for record in records:
        told, winner = record.metadata, winners[record.header.identifier]
        assert told["title"][0] == winner.heading
        assert told["date"] == [str(winner.year)]
        assert told["identifier"][0] == f"{HOST}/winners/{winner.path}"
        assert told["source"] == [source.url for source in winner.sources]


def test_sickle_harvests_headers_sets_and_single_records(harvester: Sickle) -> None:
    assert harvester.Identify().repositoryName == "Awards Archive"
    assert [form.metadataPrefix for form in harvester.ListMetadataFormats()] == ["oai_dc"]
    for name in ("award:smart-50:2023", "award:smart-50", "country:canada", "technology", "award"):
        headers = list(harvester.ListIdentifiers(metadataPrefix="oai_dc", set=name))
        assert headers
        assert all(any(f"{s}:".startswith(f"{name}:") for s in h.setSpecs) for h in headers)
    one = harvester.GetRecord(identifier=headers[0].identifier, metadataPrefix="oai_dc")
    assert one.header.identifier == headers[0].identifier


def test_the_sets_of_a_kind_hold_what_the_whole_of_it_holds(harvester: Sickle) -> None:
    def harvested(name: str) -> set[str]:
        headers = harvester.ListIdentifiers(metadataPrefix="oai_dc", set=name)
        return {header.identifier for header in headers}

    specs = [each.setSpec for each in harvester.ListSets()]
    assert len(specs) == len(set(specs))
    for kind in ("award", "country"):
        parts = [spec for spec in specs if spec.count(":") == 1 and spec.startswith(kind)]
        assert set().union(*map(harvested, parts)) == harvested(kind)


@pytest.mark.parametrize(
    "arguments",
    [
        {"verb": "Identify"},
        {"verb": "ListMetadataFormats"},
        {"verb": "ListSets"},
        {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"},
        {"verb": "ListRecords", "metadataPrefix": "oai_dc"},
        {"verb": "Nonsense"},
    ],
)
def test_a_form_that_is_sent_is_answered_like_an_address(
    site: FlaskClient, arguments: dict[str, str]
) -> None:
    sent = structured(site.post("/oai", data=arguments).data)
    asked = answer(site, **arguments)
    for root in (sent, asked):
        for moment in find(root, "oai:responseDate|//oai:resumptionToken"):
            moment.text = moment.attrib["expirationDate"] = ""
    assert etree.tostring(sent) == etree.tostring(asked)
    assert len(site.post("/oai", data={"verb": "x" * 20_000}).data)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=", "badVerb"),
        ("verb=identify", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&set=award", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&identifier=oai:awards.example.org:2018-1000", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&colour=red", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=a%20b", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2027-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2027-02-03T10:00:00", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2027-01-02&until=2027-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2027-01-02&until=2027-01-03T00:00:00Z",
         "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=GetRecord&metadataPrefix=marc21&identifier=oai:awards.example.org:2018-1000",
         "cannotDisseminateFormat"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere.example:2018-1000",
         "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=2018-1000", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=oai:awards.example.org:1999-01", "idDoesNotExist"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=1999-12-31", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=9999-12-31", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=country:atlantis", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=country:canada:x", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=colour", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=nonsense", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=", "badResumptionToken"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
    ],
)  # fmt: skip
def test_every_mistake_has_its_own_name(site: FlaskClient, query: str, code: str) -> None:
    root = structured(site.get(f"/oai?{query}").data)
    (error,) = find(root, "oai:error")
    assert error.get("code") == code
    assert error.text
    echo = find(root, "oai:request")[0]
    assert bool(echo.attrib) is (code not in ("badVerb", "badArgument"))


def test_a_day_is_whole_and_both_ends_of_a_span_belong_to_it(site: FlaskClient) -> None:
    at = text(find(answer(site, verb="Identify"), "//oai:earliestDatestamp")[0])
    for span in ({"from": at, "until": at}, {"from": at[:10], "until": at[:10]}, {"until": at}):
        assert len(identifiers(site, **span)) == 100


def test_tokens_that_cannot_be_used_say_so(site: FlaskClient, many: Settings) -> None:
    release = Shelf(many.releases).current().release
    asked = {"metadataPrefix": "oai_dc"}
    good = fresh("ListRecords", release, 100, asked)
    assert not errors(answer(site, verb="ListRecords", resumptionToken=str(good)))
    for bad in (
        Token("ListRecords", release, 100, 1, asked),
        Token("ListRecords", "0" * 16, 100, good.expires, asked),
        Token("ListRecords", release, 10_000, good.expires, asked),
        Token("ListIdentifiers", release, 100, good.expires, asked),
        Token("ListRecords", release, 100, good.expires, {}),
        Token("ListRecords", release, -1, good.expires, asked),
    ):
        told = errors(answer(site, verb="ListRecords", resumptionToken=str(bad)))
        assert told == ["badResumptionToken"], bad


def test_the_last_part_of_a_list_has_an_empty_token(site: FlaskClient) -> None:
    sizes, token = [], ""
    while True:
        more = {"resumptionToken": token} if token else {"metadataPrefix": "oai_dc"}
        root = answer(site, verb="ListIdentifiers", **more)
        (told,) = find(root, "//oai:resumptionToken")
        assert told.get("completeListSize") == str(MANY)
        assert told.get("cursor") == str(sum(sizes))
        sizes.append(len(find(root, "//oai:header")))
        token = told.text or ""
        if not token:
            break
    assert sizes == [100, 100, 30]


@pytest.fixture
def settings(tmp_path: Path, snapshot: Snapshot) -> Settings:
    settings = Settings(instance=tmp_path, base_url=HOST)
    put(few(snapshot, 30), settings)
    return settings


def test_what_is_new_changed_or_gone_since_is_harvested_later(
    settings: Settings, snapshot: Snapshot
) -> None:
    site, shelf = create_app(settings).test_client(), Shelf(settings.releases)
    changed = snapshot.winners[5].model_copy(update={"note": "Now with a note."})
    winners = (*snapshot.winners[1:5], changed, *snapshot.winners[6:33])
    put(snapshot.model_copy(update={"winners": winners}), settings)
    later = shelf.current().published_at + timedelta(days=2)
    shelf.point(shelf.current().model_copy(update={"published_at": later}))
    root = answer(site, verb="ListRecords", metadataPrefix="oai_dc", **{"from": f"{later:%F}"})
    told = {text(find(r, ".//oai:identifier")[0])[-7:]: r for r in find(root, "//oai:record")}
    new = {w.id for w in snapshot.winners[30:33]}
    gone = snapshot.winners[0].id
    assert set(told) == {*new, changed.id, gone}
    assert find(told[gone], "oai:header/@status") == ["deleted"]
    assert find(told[gone], "oai:metadata") == []
    assert "Now with a note." in find(told[changed.id], ".//dc:description/text()")
    stamps = {text(stamp) for stamp in find(root, "//oai:datestamp")}
    assert stamps == {f"{later:%Y-%m-%dT%H:%M:%SZ}"}
    one = answer(site, verb="GetRecord", metadataPrefix="oai_dc", identifier=named(gone))
    assert find(one, "//oai:header/@status") == ["deleted"]
    assert gone in identifiers(site, set="award:smart-50:2018")
    everything = identifiers(site)
    assert everything == {*(w.id for w in winners), gone}


def test_a_harvest_goes_on_in_the_release_it_began_in(tmp_path: Path, snapshot: Snapshot) -> None:
    settings = Settings(instance=tmp_path, base_url=HOST)
    put(snapshot.model_copy(update={"winners": tuple(multiplied(snapshot))}), settings)
    site = create_app(settings).test_client()
    first = answer(site, verb="ListIdentifiers", metadataPrefix="oai_dc")
    put(few(snapshot, 10), settings)
    (token,) = find(first, "//oai:resumptionToken")
    second = answer(site, verb="ListIdentifiers", resumptionToken=text(token))
    assert find(second, "//oai:resumptionToken/@completeListSize") == [str(MANY)]
    put(few(snapshot, 9), settings)
    told = errors(answer(site, verb="ListIdentifiers", resumptionToken=text(token)))
    assert told == ["badResumptionToken"]


def test_without_a_release_a_harvester_is_told_to_come_again(tmp_path: Path) -> None:
    response = create_app(Settings(instance=tmp_path)).test_client().get("/oai?verb=Identify")
    assert response.status_code == 503
    assert response.headers["Retry-After"]


@given(
    st.sampled_from([*VERBS, "x"]),
    st.dictionaries(
        st.sampled_from(["metadataPrefix", "from", "until", "set", "identifier", "resumptionToken"])
        | st.text(max_size=5),
        st.text(max_size=12) | st.sampled_from(["oai_dc", "2027-01-01", "0001-01-01", "award"]),
        max_size=4,
    ),
)
@hypothesis_settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_request_gets_an_answer_of_the_protocol(
    site: FlaskClient, verb: str, arguments: dict[str, str]
) -> None:
    query = urlencode({"verb": verb, **arguments}, errors="replace")
    response = site.get(f"/oai?{query}")
    assert response.status_code == 200
    assert response.content_type == "text/xml; charset=utf-8"
    structured(response.data)


def answer(site: FlaskClient, **arguments: str) -> etree._Element:
    response = site.get("/oai", query_string=arguments)
    assert response.status_code == 200
    return structured(response.data)


def structured(content: bytes) -> etree._Element:
    """The answer, if it is built as the protocol prescribes."""
    root = etree.fromstring(content)
    assert STRUCTURE.validate(root), f"{STRUCTURE.error_log}\n{content.decode()}"
    return root


def find(root: etree._Element, path: str) -> list[etree._Element]:
    found = root.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return found


def text(element: etree._Element) -> str:
    return element.text or ""


def errors(root: etree._Element) -> list[str]:
    return [str(code) for code in find(root, "oai:error/@code")]


def identifiers(site: FlaskClient, **arguments: str) -> set[str]:
    root = answer(site, verb="ListIdentifiers", metadataPrefix="oai_dc", **arguments)
    return {text(e).rpartition(":")[2] for e in find(root, "//oai:identifier")}


def named(winner_id: str) -> str:
    return f"oai:awards.example.org:{winner_id}"
