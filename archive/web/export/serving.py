"""How data leave the house: fresh, open to any site, under a name that says what they are."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from flask import Response, request

from archive.domain.naming import slugify
from archive.stock import ENCODINGS, Copy, packed
from archive.web import freshness, page_cache, reading
from archive.web.criteria import Criteria
from archive.web.names import Names

Body = bytes | Iterator[bytes] | Copy
"""Something short, something long that is sent while it is made, or what lies ready."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is known of data before they are read.

    `url` is the canonical address. `related` maps a relation, such as "describedby", to an address,
    and `kinds` to the media type that is found there. What is not `listed` is nothing for search
    engines.
    """

    url: str
    media_type: str
    file_name: str
    related: Mapping[str, str]
    listed: bool = True
    kinds: Mapping[str, str] = field(default_factory=dict)


def serve(delivery: Delivery, body: Callable[[], Body]) -> Response:
    """The data, or nothing at all if the reader has them already.

    `body` is called only for what was not sent before: something short is kept by the page cache,
    something long as a copy.
    """
    release = reading.release()
    tag = freshness.tag(release, (delivery.url, delivery.media_type))
    if freshness.is_known(tag):
        response = freshness.not_modified(release, tag)
    elif kept := page_cache.known(tag):
        return kept
    else:
        response = _made(tag, body)
        response.content_type = delivery.media_type
        response.headers.set("Content-Disposition", "attachment", filename=delivery.file_name)
        encoding = response.content_encoding
        freshness.stamped(response, release, f"{tag}:{encoding}" if encoding else tag)
    for relation, url in delivery.related.items():
        kind = delivery.kinds.get(relation)
        typed = f'; type="{kind}"' if kind else ""
        response.headers.add("Link", f'<{url}>; rel="{relation}"{typed}')
    if not delivery.listed:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _made(tag: str, body: Callable[[], Body]) -> Response:
    copies = reading.volume().copies
    for encoding in _accepted():
        if copy := copies.known(packed(tag, encoding)):
            return _sent(copy, encoding)
    content = copies.known(tag) or body()
    if isinstance(content, Copy) and content.is_short:
        content = content.whole()
    if isinstance(content, Copy):
        return _sent(content)
    if isinstance(content, bytes):
        page_cache.offer(tag)
        return Response(content)
    return Response(copies.keeping(tag, content))


def _accepted() -> list[str]:
    """The encodings that the browser takes, those it prefers first."""
    accepted = request.accept_encodings
    taken = [encoding for encoding in ENCODINGS if accepted[encoding] > 0]
    return sorted(taken, key=accepted.quality, reverse=True)


def _sent(copy: Copy, encoding: str = "") -> Response:
    response = Response(copy.pieces())
    response.content_length = copy.size
    if encoding:
        response.content_encoding = encoding
    return response


def opened(response: Response) -> Response:
    """Any site may read it: there is nothing here that is not public."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "Content-Disposition, ETag, Link"
    if request.method == "OPTIONS":  # a browser asks before it sends headers such as If-None-Match
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = "*"
        response.headers["Access-Control-Max-Age"] = "86400"
    return response


def name_of(criteria: Criteria, names: Names, suffix: str) -> str:
    """Such as `awards-street-lights-dallas-texas-1f2e3d4c.csv`: what was asked, and the release."""
    labels = (names.label(facet, key) for facet, key in criteria.choices)
    asked = slugify(" ".join((criteria.text, *labels)), limit=60)
    return file_name(asked or ("search" if criteria else "all"), suffix)


def file_name(subject: str, suffix: str) -> str:
    return f"awards-{subject}-{reading.release().id[:8]}.{suffix}"
