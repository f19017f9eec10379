"""The one address of the protocol: asked by GET or POST, answered in XML."""

import re
from datetime import UTC, datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from flask import Blueprint, Response, request

from archive.web import links, reading
from archive.web.oai import asked, moments
from archive.web.oai.answers import ANSWERS
from archive.web.oai.asked import Arguments
from archive.web.oai.errors import OaiError

blueprint = Blueprint("oai", __name__)

LONGEST = 10_000
"""Bytes of a form that is sent: more than any harvester needs."""
_NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@blueprint.route("/oai", methods=["GET", "POST"], strict_slashes=False)
def harvest() -> Response:
    reading.release()  # that nothing is published is no matter of the protocol, but a 503
    root = Element(
        "OAI-PMH",
        {
            "xmlns": _NAMESPACE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{_NAMESPACE} {_NAMESPACE}OAI-PMH.xsd",
        },
    )
    SubElement(root, "responseDate").text = moments.written(datetime.now(UTC))
    _answer(root)
    written = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    response = Response(written, content_type="text/xml; charset=utf-8")
    response.cache_control.no_cache = True
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _answer(root: Element) -> None:
    request.max_content_length = LONGEST
    echo = SubElement(root, "request")
    echo.text = links.cited(links.oai())
    answer = Element("")
    try:
        verb, arguments = asked.read(request.values)
        echo.attrib.update(_writable({"verb": verb, **arguments}))
        answer.tag = verb
        ANSWERS[verb](answer, arguments)
    except OaiError as error:
        if error.code in ("badVerb", "badArgument"):
            echo.attrib.clear()
        answer = Element("error", {"code": error.code})
        answer.text = str(error)
    root.append(answer)


def _writable(attributes: Arguments) -> dict[str, str]:
    """Without the characters that XML cannot hold."""
    return {name: _NOT_IN_XML.sub("", text) for name, text in attributes.items()}
