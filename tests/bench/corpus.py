"""A deterministic corpus of any size with the fields of the archive and words like its own."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from archive.domain.edition import Edition
from archive.domain.place import Place, PlaceName
from archive.domain.snapshot import Snapshot
from archive.domain.vocabulary import FocusArea, Technology, Vocabulary
from archive.domain.winner import Partner, Source, Winner

SEED = 2018
FIRST_YEAR = 2018
LEAST_YEARS = 9
A_YEAR = 900
"""Winners of one year at most, as long as there are years: an id has three digits for them."""

_SYLLABLES = (
    "ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "xe", "ya",
    "zo", "bri", "cla", "dre", "fli", "gro", "pla", "sti", "tre",
)  # fmt: skip
_COUNTRIES = ("United States", "Canada", "Taiwan", "Spain", "Italy", "Israel", "Brazil", "Kenya")
_SOURCE = Source(url="https://example.org/award", publisher="Example", supports="award")


@dataclass(frozen=True, slots=True)
class Stock:
    """What the records of one corpus are made of."""

    words: tuple[str, ...]
    cumulated: tuple[float, ...]
    vocabulary: Vocabulary
    cities: tuple[PlaceName, ...]
    categories: tuple[str, ...]
    years: tuple[int, ...]


def snapshot(size: int, more: int = 0) -> Snapshot:
    """`size` winners, and `more` of the same kind that leave the others as they are."""
    chance = random.Random(SEED)  # noqa: S311  # repeatable, not secret
    stock = _stock(chance, size)
    winners = sorted(_winners(chance, size + more, stock), key=lambda winner: winner.id)
    editions = tuple(
        Edition(award=_award(n), year=year, slots=1000) for n, year in enumerate(stock.years)
    )
    return Snapshot.model_construct(
        winners=tuple(winners),
        editions=editions,
        places=tuple(_places(stock.cities)),
        vocabulary=stock.vocabulary,
    )


def _stock(chance: random.Random, size: int) -> Stock:
    words = _words(chance, 400 + int(size**0.6) * 12)
    years = max(LEAST_YEARS, min(-(-size // A_YEAR), 2100 - FIRST_YEAR + 1))
    return Stock(
        words=words,
        # Frequencies fall with the rank, as in any language.
        cumulated=tuple(accumulate(1.0 / (rank + 3) for rank in range(len(words)))),
        vocabulary=_vocabulary(words),
        cities=_cities(chance, words[200 : 240 + int(size**0.5)]),
        categories=tuple(word.title() for word in words[30:48]),
        years=tuple(range(FIRST_YEAR, FIRST_YEAR + years)),
    )


def _words(chance: random.Random, count: int) -> tuple[str, ...]:
    words: dict[str, None] = {}
    while len(words) < count:
        words["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))] = None
    return tuple(words)


def _vocabulary(words: Sequence[str]) -> Vocabulary:
    areas = tuple(FocusArea(id=w, label=w.title()) for w in words[50:68])
    technologies = tuple(
        Technology(
            id=f"{first}-{second}",
            label=f"{first} {second}".title(),
            focus_area=areas[n % len(areas)].id,
        )
        for n, (first, second) in enumerate(zip(words[70:130], words[130:190], strict=True))
    )
    return Vocabulary(focus_areas=areas, technologies=technologies)


def _cities(chance: random.Random, names: Sequence[str]) -> tuple[PlaceName, ...]:
    return tuple(
        PlaceName(city=name.title(), region=f"Region {n % 30}", country=chance.choice(_COUNTRIES))
        for n, name in enumerate(names)
    )


def _places(cities: Sequence[PlaceName]) -> Iterator[Place]:
    chance = random.Random(SEED + 2)  # noqa: S311  # repeatable, not secret
    for name in cities:
        yield Place(
            city=name.city,
            region=name.region,
            country=name.country,
            latitude=chance.uniform(-60, 75),
            longitude=chance.uniform(-180, 180),
            population=int(10 ** chance.uniform(3, 7)),
        )


def _award(year: int) -> str:
    """By the number of the year."""
    return "Smart 50" if year < 6 else "Smart 20"


def _drawn(chance: random.Random, stock: Stock) -> Iterator[str]:
    """Words without end, drawn many at a time."""
    while True:
        yield from chance.choices(stock.words, cum_weights=stock.cumulated, k=4096)


def _winners(chance: random.Random, size: int, stock: Stock) -> Iterator[Winner]:
    drawn = _drawn(random.Random(SEED + 1), stock)  # noqa: S311  # repeatable, not secret

    def text(least: int, most: int) -> str:
        return " ".join(islice(drawn, chance.randint(least, most)))

    for number in range(size):
        place, year = divmod(number, len(stock.years))
        technologies = chance.sample(stock.vocabulary.technologies, k=chance.randint(1, 4))
        yield Winner.model_construct(
            id=f"{stock.years[year]}-{place + 1:02}",
            award=_award(year),
            year=stock.years[year],
            title=text(2, 6).capitalize(),
            place=chance.choice(stock.cities),
            organisation=f"City {text(1, 3)}",
            partners=tuple(
                Partner(name=text(1, 3).title(), sector="industry")
                for _ in range(chance.randint(0, 3))
            ),
            category=chance.choice(stock.categories) if number % 5 == 0 else None,
            honours=("Overall Award Recipient",) if number % 17 == 0 else (),
            technologies=tuple(technology.id for technology in technologies),
            focus_areas=tuple(sorted({technology.focus_area for technology in technologies})),
            summary=f"{text(25, 60)}.",
            outcomes=tuple(text(4, 9) for _ in range(chance.randint(0, 2))),
            sources=(_SOURCE,),
            confidence="stated",
        )
