"""How recorded facts become parts of a sentence, whatever they hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.domain.enumeration import enumerated
from archive.domain.place import PlaceName

ENDS = (".", "!", "?", "…", "。", "！", "？")
_CLOSING = "\"'”’»)]」』）"
# So end the names of countries that have an article in a sentence.
_WITH_ARTICLE = (
    *("Bahamas", "Comoros", "Congo", "Emirates", "Federation", "Gambia", "Islands", "Kingdom"),
    *("Maldives", "Netherlands", "Philippines", "Republic", "Seychelles", "States", "Territory"),
)


@dataclass(frozen=True, slots=True)
class PressText:
    """`short` is one sentence, `medium` one paragraph, `long` some of them; all end as texts do."""

    short: str
    medium: str
    long: tuple[str, ...]


def line(text: str) -> str:
    """A recorded text without line breaks or double blanks."""
    return " ".join(text.split())


def ended(text: str) -> str:
    """A recorded text as a sentence: with a full stop, unless it ends as a sentence does."""
    clean = line(text)
    return clean if clean.rstrip(_CLOSING).endswith(ENDS) else f"{clean}."


def paragraph(sentences: Iterable[str]) -> str:
    """Sentences one after the other; those that would say nothing are empty and left out."""
    return " ".join(filter(None, sentences))


def listed(items: Iterable[str]) -> str:
    """In words: "A, B and C"; "A and B; and C, D" where an item has such a mark of its own."""
    texts = [line(item) for item in items]
    if len(texts) > 1 and any(mark in text for text in texts for mark in (",", ";", " and ")):
        return f"{'; '.join(texts[:-1])}; and {texts[-1]}"
    return enumerated(texts)


def verb(items: Sequence[object]) -> str:
    return "is" if len(items) == 1 else "are"


def plural(items: Sequence[object], one: str, several: str) -> str:
    """The noun that fits the number of items."""
    return one if len(items) == 1 else several


def awards(award: str, year: int) -> str:
    """The awards of a year: "the Smart 50 awards of 2023"."""
    name = line(award)
    noun = "" if name.lower().endswith(("award", "awards")) else " awards"
    return f"the {name}{noun} of {year}"


def whole(place: PlaceName) -> str:
    """All recorded names of a place: "Dallas, Texas, United States"."""
    names = (place.city, place.region, place.country)
    return ", ".join(dict.fromkeys(line(name) for name in names if name))


def embedded(names: str) -> str:
    """The names of a place within a sentence, which goes on: "Dallas, Texas,"."""
    return f"{names}," if "," in names else names


def within(place: PlaceName) -> str:
    """The same after "in", where a country alone may have an article: "the Netherlands"."""
    names = whole(place)
    article = "the " if "," not in names and names.endswith(_WITH_ARTICLE) else ""
    return f"{article}{names}"


def number(value: int) -> str:
    """1234567 as "1,234,567"."""
    return f"{value:,}"
