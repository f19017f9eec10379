"""Pages about the archive itself: what it is, and how to search it."""

from flask import Blueprint, Response

from archive.domain.fields import FIELDS, SORTS
from archive.web import htmx, links, reading
from archive.web.coverage import coverage, sentence
from archive.web.criteria import Criteria

blueprint = Blueprint("pages", __name__)

SYNTAX = (
    ("digital twin", "both words, anywhere in a record"),
    ('"digital twin"', "the words side by side, in this order"),
    ("lighting -dallas", "the first word, but not the second"),
    ("wifi OR lighting", "one of the two words, or both"),
    ("city:dallas", "a word in one field only; the fields are listed below"),
    ("light*", "words that begin so, from three letters on"),
    ("(wifi OR 5g) lighting", "brackets keep alternatives together"),
)
"""What can be typed, and what it finds."""


@blueprint.get("/about")
def about() -> Response:
    release = reading.release()
    return htmx.answer(
        "pages/about.html",
        "about",
        lambda: {"release": release, "sentence": sentence(coverage(release), named=False)},
        url=links.about(),
    )


@blueprint.get("/help")
def search_help() -> Response:
    return htmx.answer(
        "pages/help.html",
        "help",
        lambda: {
            "fields": FIELDS,
            "sorts": SORTS,
            "syntax": SYNTAX,
            "blank": Criteria(),
        },
        url=links.help_page(),
    )
