"""A press sheet as plain text, to be taken into any system."""

from collections.abc import Iterable, Iterator

from archive.domain.citation import ARCHIVE
from archive.domain.press.spelling import Spelling
from archive.web import links
from archive.web.press.sheet import Sheet


def text(sheet: Sheet) -> str:
    """Sections under headings in capitals; lines are as long as their paragraphs."""
    return "\n".join(_lines(sheet))


def _lines(sheet: Sheet) -> Iterator[str]:
    yield sheet.heading
    yield sheet.about
    yield links.cited(sheet.url)
    yield ""
    yield (
        f"{ARCHIVE}, release {sheet.release} of {sheet.day}. From recorded facts only; what is "
        "not recorded is left out."
    )
    yield from _section("In one sentence", [sheet.text.short])
    yield from _section("In a paragraph", [sheet.text.medium])
    yield from _section("At length", _apart(sheet.text.long))
    yield from _section("Before you print", _bullets(sheet.cares))
    yield from _section("Key figures", _bullets(f"{f.text} ({f.source})" for f in sheet.figures))
    yield from _section("Honours", _bullets(_honours(sheet)))
    yield from _section("Names as they are spelt", map(_spelling, sheet.spellings))
    yield from _section("How to cite", (f"{style}: {cited}" for style, cited in sheet.citations))
    references = (
        f"{source.publisher} (on {source.about}): {source.url}" for source in sheet.sources
    )
    yield from _section("Sources", _bullets(references))
    yield from _section("Questions", [sheet.contact] if sheet.contact else [])


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """Nothing where there is nothing to tell."""
    found = list(lines)
    if found:
        yield from ("", heading.upper(), "", *found)
    if heading == "Questions":
        yield ""


def _apart(paragraphs: Iterable[str]) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ""
        yield paragraph


def _bullets(lines: Iterable[str]) -> Iterator[str]:
    return (f"- {line}" for line in lines)


def _honours(sheet: Sheet) -> Iterator[str]:
    for honour, holders in sheet.honours:
        yield f"{honour}: {'; '.join(h.called for h in holders)}" if holders else honour


def _spelling(spelling: Spelling) -> str:
    others = "; ".join(f"{name} ({kind})" for name, kind in spelling.others)
    language = f" [{spelling.language}]" if spelling.language not in ("", "und") else ""
    also = f" (also met with: {others})" if others else ""
    return f"{spelling.what}: {spelling.name}{language}{also}"
