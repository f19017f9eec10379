"""What an engine is asked to find: the query in tokens, with alternatives and their closeness."""

from dataclasses import dataclass

from archive.search.scoring import Closeness


@dataclass(frozen=True, slots=True)
class Form:
    """One token, or several that follow each other. `bonus` is added to its saturation."""

    tokens: tuple[str, ...]
    bonus: float = 0.0


@dataclass(frozen=True, slots=True)
class Leaf:
    """One word or phrase as typed, found in any of its forms; the best form counts.

    The saturation of several tokens in a row is the mean of theirs.
    """

    text: str
    forms: tuple[Form, ...]
    fields: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Expanded:
    """What was typed, or something close to it.

    Alternatives are weighed by the rarity of `literal`, summed over its leaves.
    """

    literal: "Part"
    alternatives: tuple[tuple[Leaf, Closeness], ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Records that have every part; scores are summed."""

    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Records that have at least one part; scores of the parts they have are summed."""

    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Records that do not have the part; each scores nothing."""

    part: "Part"


Part = Leaf | Expanded | AllOf | AnyOf | Without


@dataclass(frozen=True, slots=True)
class Plan:
    """`root` is None when every record is asked for. `names` are folded names that the whole query
    is one of: records known by it come first."""

    root: Part | None = None
    names: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def leaves(part: Part) -> tuple[Leaf, ...]:
    """What was typed and is looked for, in order; what is excluded is left out."""
    match part:
        case Leaf():
            return (part,)
        case Expanded(literal):
            return leaves(literal)
        case AllOf(parts) | AnyOf(parts):
            return tuple(leaf for inner in parts for leaf in leaves(inner))
        case Without():
            return ()


def alternatives(part: Part) -> tuple[Leaf, ...]:
    """The leaves that only expansion brought in."""
    match part:
        case Expanded(literal, others):
            return (*alternatives(literal), *(leaf for leaf, _ in others))
        case AllOf(parts) | AnyOf(parts):
            return tuple(leaf for inner in parts for leaf in alternatives(inner))
        case _:
            return ()
