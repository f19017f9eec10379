"""What is said of the data beside them: from which release, of how many, and how partial."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import Field

from archive.search.opening import OpenRelease
from archive.web import coverage, reading
from archive.web.api.described import DESCRIBED


# A text below a field is not inherited by the document, so those of Meta and ListMeta are beside.
@dataclass(frozen=True, slots=True)
class Meta:
    """What was read."""

    __pydantic_config__ = DESCRIBED

    release: Annotated[
        str, Field(description="The id of the release that was read, by which it can be cited.")
    ]
    released: Annotated[datetime, Field(description="When that release was built.")]


@dataclass(frozen=True, slots=True)
class EditionCoverage:
    """How much of an edition is recorded."""

    __pydantic_config__ = DESCRIBED

    edition: str
    """Its key."""
    recorded: int
    """How many of its winners are recorded."""
    winners: int
    """How many winners it had."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How partial the record is. Say so wherever you count."""

    __pydantic_config__ = DESCRIBED

    text: str
    """In a sentence."""
    editions: tuple[EditionCoverage, ...]
    """Edition by edition, the latest first."""


@dataclass(frozen=True, slots=True)
class ListMeta(Meta):
    """What a list is a part of."""

    __pydantic_config__ = DESCRIBED

    total: Annotated[int, Field(description="How many entries the whole list has; exact.")]
    partial: Annotated[
        bool,
        Field(description="Whether no winner has all the words, and those with most are listed."),
    ]
    coverage: Annotated[
        Coverage, Field(description="Of the editions that the chosen years and awards leave.")
    ]


@dataclass(frozen=True, slots=True)
class Instead:
    """Words that may have been meant."""

    __pydantic_config__ = DESCRIBED

    text: str
    """The words."""
    total: int
    """How many winners they find."""


@dataclass(frozen=True, slots=True)
class Wider:
    """A wider question."""

    __pydantic_config__ = DESCRIBED

    change: str
    """What it changes, such as "Without the year"."""
    what: str
    """Of what, such as "2018"."""
    total: int
    """How many winners it finds; exact."""
    url: str
    """Where it is asked."""


@dataclass(frozen=True, slots=True)
class WinnersMeta(ListMeta):
    """What a list of winners is a part of, and what was done with the question."""

    __pydantic_config__ = DESCRIBED

    shown_for: str | None
    """The words that were searched instead of the given ones, if mistypings were put right."""
    meant: Instead | None
    """Likelier words, which were not searched."""
    wider: tuple[Wider, ...]
    """Wider questions, where little was found."""
    notices: tuple[str, ...]
    """In whole sentences, what of the words was left out or read otherwise."""


def source(release: OpenRelease) -> Meta:
    return Meta(release.id, release.manifest.built_at)


def of_list(total: int) -> ListMeta:
    """Of a list that covers all editions."""
    volume = reading.volume()
    release = volume.release
    said = covering(volume.coverage, named=False)
    return ListMeta(release.id, release.manifest.built_at, total, False, said)


def covering(concerned: Iterable[coverage.Coverage], *, named: bool) -> Coverage:
    """`named` says of which years it is."""
    found = tuple(concerned)
    editions = (EditionCoverage(c.edition.key, c.recorded, c.edition.slots) for c in found)
    return Coverage(coverage.sentence(found, named=named), tuple(editions))
