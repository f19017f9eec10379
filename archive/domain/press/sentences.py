"""Each recorded fact of a winner as a sentence; a fact that is not recorded gives none."""

from collections.abc import Iterable, Iterator, Sequence

from archive.domain.place import Place
from archive.domain.press.wording import (
    embedded,
    ended,
    line,
    listed,
    number,
    paragraph,
    plural,
    verb,
    whole,
)
from archive.domain.subject import Subject
from archive.domain.winner import Partner, Winner


def caveats(winner: Winner) -> Iterator[str]:
    """What must not be left out when the first sentence is printed."""
    if winner.confidence == "inferred":
        yield "No source states this outright; it follows from other evidence."
    if winner.title and winner.title_is_translation:
        yield "The title in English is a plain rendering of the original title."


def particulars(winner: Winner) -> Iterator[str]:
    if winner.category:
        yield f"The category is recorded as “{line(winner.category)}”."
    if winner.organisation:
        yield f"The organisation that won is recorded as {ended(winner.organisation)}"


def partners(winner: Winner) -> str:
    return _are(
        "recorded partner", "recorded partners", [_partner(partner) for partner in winner.partners]
    )


def scale(winner: Winner) -> str:
    return f"The project is recorded as a {winner.scale}." if winner.scale else ""


def terms(subject: Subject) -> Iterator[str]:
    yield _are(
        "recorded technology",
        "recorded technologies",
        [term.label for term in subject.technologies],
    )
    yield _are(
        "recorded focus area", "recorded focus areas", [term.label for term in subject.focus_areas]
    )


def outcomes(winner: Winner) -> str:
    """As they are recorded, in one sentence: few of them are sentences of their own."""
    texts = [line(text).removesuffix(".") for text in winner.outcomes]
    noun = plural(texts, "outcome", "outcomes")
    return f"Recorded {noun}: {ended('; '.join(texts))}" if texts else ""


def other_places(winner: Winner) -> str:
    return _are(
        "other recorded place",
        "other recorded places",
        [whole(place) for place in winner.other_places],
    )


def populations(subject: Subject) -> str:
    """Each from the gazetteer that counts it, whose name tells its year."""
    known = [place for place in subject.places if place.population and place.gazetteer]
    gazetteers = dict.fromkeys(line(place.gazetteer or "") for place in known)
    return paragraph(
        f"According to {name}, {ended('; '.join(_counted(known, name)))}" for name in gazetteers
    )


def _counted(places: Iterable[Place], gazetteer: str) -> Iterator[str]:
    """Such as "Lund, Sweden, has 87,244 inhabitants", then "Soma, Turkey, 98,714"."""
    found = (place for place in places if line(place.gazetteer or "") == gazetteer)
    for at, place in enumerate(found):
        name, people = embedded(whole(place.name)), place.population or 0
        noun = "inhabitant" if people == 1 else "inhabitants"
        yield f"{name} {number(people)}" if at else f"{name} has {number(people)} {noun}"


def sources(winner: Winner) -> tuple[str, ...]:
    """Who says that it won, then who else describes the project; one of them at least."""
    award, project = (_publishers(winner, kind) for kind in ("award", "project"))
    others = [name for name in project if name not in award]
    if not award:
        return (_are("source on the project", "sources on the project", project),)
    found = [_are("source for the award", "sources for the award", award)]
    if others:
        further = plural(others, "A further source", "Further sources")
        found.append(f"{further} on the project {verb(others)} {ended(listed(others))}")
    return tuple(found)


def _are(noun: str, nouns: str, names: Sequence[str]) -> str:
    """Such as "The recorded partners are A and B."; nothing where there are none."""
    if not names:
        return ""
    return f"The {plural(names, noun, nouns)} {verb(names)} {ended(listed(names))}"


def _partner(partner: Partner) -> str:
    name = line(partner.name)
    return name if partner.sector == "unknown" else f"{name} ({partner.sector})"


def _publishers(winner: Winner, kind: str) -> list[str]:
    found = (source.publisher for source in winner.sources if source.supports == kind)
    return list(dict.fromkeys(found))
