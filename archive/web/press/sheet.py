"""A press sheet: the texts, and what whoever prints them wants to look up beside them."""

from dataclasses import dataclass

from flask import current_app

from archive.domain.press.figures import Figure
from archive.domain.press.spelling import Spelling
from archive.domain.press.wording import PressText


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with an honour; `url` is the path of its page."""

    called: str
    url: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A page that says something, and what of."""

    publisher: str
    url: str
    about: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """`about` is where and when; `url` the path of the page that the sheet belongs to.

    `honours` have those who hold them, where that is not the subject of the sheet itself. `cares`
    are what to know before anything is printed; `citations` are pairs of a style and a text.
    """

    heading: str
    about: str
    url: str
    release: str
    day: str
    text: PressText
    figures: tuple[Figure, ...]
    honours: tuple[tuple[str, tuple[Holder, ...]], ...]
    spellings: tuple[Spelling, ...]
    cares: tuple[str, ...]
    citations: tuple[tuple[str, str], ...]
    sources: tuple[Reference, ...]

    @property
    def contact(self) -> str:
        """The mail address for questions, or nothing."""
        return str(current_app.config["CONTACT"])
