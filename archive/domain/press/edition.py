"""An edition in one sentence, in a paragraph and at length."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from archive.domain.citation import ARCHIVE
from archive.domain.edition import Edition, partial_date
from archive.domain.press.wording import (
    PressText,
    awards,
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
from archive.domain.winner import Winner

Recipients = Mapping[str, Sequence[Winner]]
"""By the name of each honour those who are recorded with it."""


def edition_text(
    edition: Edition, recorded: int, winners: Sequence[Winner], recipients: Recipients
) -> PressText:
    """`winners` are named one by one only if they are all that are `recorded`."""
    opening = (lead(edition, recorded), ceremony(edition))
    known = (_ordinal(edition), _categories(edition))
    honoured = tuple(_honoured(recipients))
    paragraphs = (
        paragraph((*opening, *known)),
        paragraph(honoured),
        _every(winners) if len(winners) == recorded else "",
        _doubts(edition),
        _sources(edition),
    )
    return PressText(
        short=opening[0],
        medium=paragraph((*opening, *known, *honoured)),
        long=tuple(filter(None, paragraphs)),
    )


def lead(edition: Edition, recorded: int) -> str:
    """How many won, and how many of them are recorded."""
    won = awards(edition.award, edition.year)
    return f"{won[0].upper()}{won[1:]} had {_share(edition, recorded)}."


def extent(edition: Edition, recorded: int) -> str:
    """The same as a remark: how partial the record of the edition is."""
    return f"This edition had {_share(edition, recorded)}."


def ceremony(edition: Edition) -> str:
    """When, where and as what, as far as recorded; not that it was held, which few sources say."""
    day, city, event = edition.ceremony_date, edition.ceremony_city, edition.ceremony_event
    if day == str(edition.year) and not city and not event:
        return ""
    found = [f"for {partial_date(day)}"] if day else []
    found += [f"in {embedded(line(city)) if event else line(city)}"] if city else []
    if event:
        found += [f"as “{line(event)}”"]
    return ended(f"The ceremony is recorded {' '.join(found)}") if found else ""


def _share(edition: Edition, recorded: int) -> str:
    had = f"{number(edition.slots)} {'winner' if edition.slots == 1 else 'winners'}"
    if recorded >= edition.slots:
        each = "which is" if edition.slots == 1 else "all of which are"
        return f"{had}, {each} recorded in the {ARCHIVE}"
    count = f"{number(recorded)} of which {'is' if recorded == 1 else 'are'}"
    return f"{had}, {count if recorded else 'none of which is'} recorded in the {ARCHIVE}"


def _ordinal(edition: Edition) -> str:
    counted = edition.ordinal
    return f"The organiser counts it as edition {counted}." if counted else ""


def _categories(edition: Edition) -> str:
    names = edition.categories
    noun = plural(names, "category", "categories")
    return f"The recorded {noun} {verb(names)} {ended(listed(names))}" if names else ""


def _honoured(recipients: Recipients) -> Iterator[str]:
    for honour, winners in recipients.items():
        names = "; ".join(map(_called, winners))
        yield f"Recorded with the honour {line(honour)}: {ended(names)}"


def _every(winners: Sequence[Winner]) -> str:
    """All of them; those that cannot be told apart are counted."""
    counted = Counter(map(_called, winners))
    names = [name if many == 1 else f"{name} ({many} projects)" for name, many in counted.items()]
    noun = plural(winners, "winner", "winners")
    return f"The recorded {noun} {verb(winners)}: {ended('; '.join(names))}" if names else ""


def _called(winner: Winner) -> str:
    title = winner.title or winner.title_original
    name = f"“{line(title)}”, {whole(winner.place)}" if title else whole(winner.place)
    return name if winner.confidence == "stated" else f"{name} (inferred)"


def _doubts(edition: Edition) -> str:
    if not edition.disagreements:
        return ""
    return paragraph(
        ("Sources disagree or are silent on some of it.", *map(ended, edition.disagreements))
    )


def _sources(edition: Edition) -> str:
    names = list(dict.fromkeys(source.publisher for source in edition.sources))
    noun = plural(names, "source on this edition", "sources on this edition")
    return f"The {noun} {verb(names)} {ended(listed(names))}" if names else ""
