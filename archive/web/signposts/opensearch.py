"""The archive as a search engine in a browser's own search box, with suggestions."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from flask import Response

from archive.domain.citation import ARCHIVE
from archive.web import links
from archive.web.signposts.blueprint import blueprint, put_up

MEDIA_TYPE = "application/opensearchdescription+xml"
_WORDS = "?q={searchTerms}"


@blueprint.get("/opensearch.xml")
def description() -> Response:
    return put_up(links.opensearch(), f"{MEDIA_TYPE}; charset=utf-8", _written)


def _written() -> str:
    root = Element("OpenSearchDescription", {"xmlns": "http://a9.com/-/spec/opensearch/1.1/"})
    SubElement(root, "ShortName").text = ARCHIVE
    SubElement(
        root, "Description"
    ).text = "Award-winning city projects, by city, year and technology"
    _url(root, "results", "text/html", f"{links.search_form()}{_WORDS}")
    _url(root, "results", "application/atom+xml", f"{links.search_form()}.atom{_WORDS}")
    _url(root, "suggestions", "application/x-suggestions+json", f"{links.suggest()}.json{_WORDS}")
    _url(root, "self", MEDIA_TYPE, links.opensearch())
    SubElement(root, "Language").text = "en"
    SubElement(root, "InputEncoding").text = "UTF-8"
    SubElement(root, "OutputEncoding").text = "UTF-8"
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _url(root: Element, relation: str, media_type: str, path: str) -> None:
    SubElement(root, "Url", {"type": media_type, "rel": relation, "template": links.cited(path)})
