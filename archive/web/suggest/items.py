"""Suggestions as a page lists them, of whatever they are."""

from dataclasses import dataclass

from archive.domain.suggestion import Suggested


@dataclass(frozen=True, slots=True)
class Item:
    """Where a suggestion leads, what it is called and what is said of it.

    `unseen` completes the note for those who do not see the list. A `value` is for the box itself:
    where it is put there, nothing else of the form is lost.
    """

    url: str
    label: str
    note: str = ""
    unseen: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Suggestions of one kind, under its name."""

    kind: Suggested
    label: str
    items: tuple[Item, ...]
