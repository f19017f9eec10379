"""The six verbs: each puts its answer into the element that bears its name."""

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element, SubElement

from flask import current_app

from archive.domain.citation import ARCHIVE
from archive.web import links, reading
from archive.web.cards import winner_of
from archive.web.coverage import sentence
from archive.web.oai import dublin_core, identifiers, listing, moments, sets
from archive.web.oai.asked import TOKEN, Arguments
from archive.web.oai.errors import OaiError
from archive.web.oai.items import Item, item, items

_IDENTIFIERS = "http://www.openarchives.org/OAI/2.0/oai-identifier"


def identify(parent: Element, _: Arguments) -> None:
    _text(parent, "repositoryName", ARCHIVE)
    _text(parent, "baseURL", links.cited(links.oai()))
    _text(parent, "protocolVersion", "2.0")
    _text(parent, "adminEmail", _address())
    found = items(reading.release())
    since = found[0].changed if found else reading.release().chronicle.moments[0]
    _text(parent, "earliestDatestamp", moments.written(since))
    # What is gone is forgotten when a release is taken back, or the archive is set up anew.
    _text(parent, "deletedRecord", "transient")
    _text(parent, "granularity", moments.GRANULARITY)
    if identifiers.is_domain() and found:
        _identifiers(SubElement(parent, "description"), found[0])
    said = sentence(reading.volume().coverage, named=False)
    told = (("title", ARCHIVE), ("description", f"A partial record. {said}"))
    dublin_core.described(SubElement(parent, "description"), iter(told))


def list_metadata_formats(parent: Element, given: Arguments) -> None:
    if "identifier" in given:
        _item(given["identifier"])
    one = SubElement(parent, "metadataFormat")
    _text(one, "metadataPrefix", dublin_core.PREFIX)
    _text(one, "schema", dublin_core.SCHEMA)
    _text(one, "metadataNamespace", dublin_core.NAMESPACE)


def list_sets(parent: Element, given: Arguments) -> None:
    if TOKEN in given:
        raise OaiError("badResumptionToken", "The list of sets is given whole, without tokens.")
    for spec, name in sets.named(reading.volume()):
        one = SubElement(parent, "set")
        _text(one, "setSpec", spec)
        _text(one, "setName", name)


def get_record(parent: Element, given: Arguments) -> None:
    found = _item(given["identifier"])
    _check_format(given)
    _record(parent, found)


def list_identifiers(parent: Element, given: Arguments) -> None:
    _check_format(given)
    part = listing.part("ListIdentifiers", given)
    for found in part.items:
        _header(parent, found)
    listing.resume(parent, "ListIdentifiers", part)


def list_records(parent: Element, given: Arguments) -> None:
    _check_format(given)
    part = listing.part("ListRecords", given)
    for found in part.items:
        _record(parent, found)
    listing.resume(parent, "ListRecords", part)


ANSWERS: Mapping[str, Callable[[Element, Arguments], None]] = {
    "Identify": identify,
    "ListMetadataFormats": list_metadata_formats,
    "ListSets": list_sets,
    "GetRecord": get_record,
    "ListIdentifiers": list_identifiers,
    "ListRecords": list_records,
}


def _record(parent: Element, found: Item) -> None:
    record = SubElement(parent, "record")
    _header(record, found)
    winner = winner_of(reading.release(), found.id)
    if winner and not found.gone:
        metadata = SubElement(record, "metadata")
        dublin_core.metadata(metadata, winner, reading.release())


def _header(parent: Element, found: Item) -> None:
    header = SubElement(parent, "header", {"status": "deleted"} if found.gone else {})
    _text(header, "identifier", identifiers.identifier(found.id))
    _text(header, "datestamp", moments.written(found.changed))
    winner = None if found.gone else winner_of(reading.release(), found.id)
    for spec in sets.of(winner) if winner else ():
        _text(header, "setSpec", spec)


def _item(identifier: str) -> Item:
    found = item(reading.release(), identifiers.winner_id(identifier))
    if found is None:
        raise OaiError("idDoesNotExist", "There is no record of this identifier.")
    return found


def _check_format(given: Arguments) -> None:
    if given.get("metadataPrefix", dublin_core.PREFIX) != dublin_core.PREFIX:
        text = f"Records are given as {dublin_core.PREFIX} only."
        raise OaiError("cannotDisseminateFormat", text)


def _address() -> str:
    """The protocol wants one; every host that has mail has this one, by RFC 2142."""
    return str(current_app.config["CONTACT"]) or f"postmaster@{identifiers.host()}"


def _identifiers(parent: Element, sample: Item) -> None:
    about = SubElement(
        parent,
        "oai-identifier",
        {"xmlns": _IDENTIFIERS, "xsi:schemaLocation": f"{_IDENTIFIERS} {_IDENTIFIERS}.xsd"},
    )
    _text(about, "scheme", "oai")
    _text(about, "repositoryIdentifier", identifiers.host())
    _text(about, "delimiter", ":")
    _text(about, "sampleIdentifier", identifiers.identifier(sample.id))


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
