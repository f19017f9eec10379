"""What templates can do to a value: numbers, plurals, dates and marked words."""

import re

from flask import Flask
from markupsafe import Markup, escape

from archive.domain.edition import partial_date
from archive.domain.naming import slugify
from archive.domain.search import MARK_CLOSE, MARK_OPEN
from archive.web.cards import shortened, unmarked
from archive.web.criteria import span

_MARKED = re.compile(f"{MARK_OPEN}([^{MARK_OPEN}{MARK_CLOSE}]*){MARK_CLOSE}")


def install(app: Flask) -> None:
    """Make the filters known to all templates, by their own names."""
    for function in (marked, number, points, count, partial_date, host, shortened, span):
        app.add_template_filter(function, function.__name__)
    app.add_template_filter(slugify, "slug")


def marked(text: str) -> Markup:
    """Escaped text with the engine's marks as <mark>; a mark without its partner is dropped."""
    escaped = _MARKED.sub(r"<mark>\1</mark>", str(escape(text)))
    return Markup(unmarked(escaped))  # noqa: S704 - escaped in the line above


def number(value: int) -> str:
    """1234567 as "1,234,567"."""
    return f"{value:,}"


def points(hundredths: int) -> str:
    """Hundredths as a number with two decimals: 100123 as "1,001.23"."""
    return f"{hundredths / 100:,.2f}"


def count(value: int, noun: str, plural: str = "") -> str:
    """Such as "1 project", "128 projects"."""
    return f"{value:,} {noun if value == 1 else plural or noun + 's'}"


def host(url: str) -> str:
    """The site of an address in small letters, without "www."."""
    return url.partition("://")[2].partition("/")[0].lower().removeprefix("www.")
