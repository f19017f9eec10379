"""The query tree: what a person asked for, before any engine looks at it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed; analysis may find several tokens in it ("Wi-Fi")."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so: `light*`."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other: `"digital twin"`."""

    text: str


@dataclass(frozen=True, slots=True)
class InField:
    """What must be found in one field: `city:dallas`."""

    field: str
    node: "Node"


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be found: `-dallas`."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """Every part must be found; at least two."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part must be found; at least two."""

    nodes: tuple["Node", ...]


Node = Word | Prefix | Phrase | InField | Not | All | Either


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed text. `root` is None when nothing is asked; `notices` say what was left out."""

    root: Node | None = None
    notices: tuple[str, ...] = ()


EVERYTHING = Query()
