"""Atom (RFC 4287), in pages that lead to one another (RFC 5005)."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from archive.domain.citation import ARCHIVE
from archive.domain.moment import moment
from archive.web.feeds.feed import SUBTITLE, Feed, Item

NAMESPACE = "http://www.w3.org/2005/Atom"


def document(feed: Feed) -> bytes:
    """The feed, with the content of its entries as escaped HTML."""
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": "en"})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "subtitle", SUBTITLE)
    _text(root, "updated", moment(feed.updated))
    _text(SubElement(root, "author"), "name", ARCHIVE)
    _link(root, "alternate", feed.home, "text/html")
    _link(root, "self", feed.at(feed.page), "application/atom+xml")
    _link(root, "first", feed.at(1))
    _link(root, "last", feed.at(feed.last))
    if feed.previous:
        _link(root, "previous", feed.previous)
    if feed.next:
        _link(root, "next", feed.next)
    for item in feed.items:
        _entry(SubElement(root, "entry"), item)
    ElementTree.indent(root, " ")
    return bytes(ElementTree.tostring(root, "utf-8", xml_declaration=True)) + b"\n"


def _entry(entry: Element, item: Item) -> None:
    _text(entry, "id", item.id)
    _text(entry, "title", item.title)
    _text(entry, "published", moment(item.published))
    _text(entry, "updated", moment(item.updated))
    _link(entry, "alternate", item.url, "text/html")
    for tag in item.tags:
        SubElement(entry, "category", {"term": tag})
    _text(entry, "summary", item.summary)
    _text(entry, "content", item.html, type="html")


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text


def _link(parent: Element, relation: str, url: str, media_type: str = "") -> None:
    kind = {"type": media_type} if media_type else {}
    SubElement(parent, "link", {"rel": relation, "href": url, **kind})
