"""BibTeX: an entry that old BibTeX and new Biber both read."""

from collections.abc import Iterator

from archive.domain.citation import ARCHIVE, Citation

# A brace must have its partner even where it is escaped, so that none may stand for itself.
_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "$&%#_"},
})  # fmt: skip
_IN_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def entry(cited: Citation) -> str:
    """One entry; its author and title are kept in their case."""
    lines = (f"  {name} = {value},\n" for name, value in _fields(cited))
    return f"@misc{{{cited.key},\n{''.join(lines)}}}\n"


def _fields(cited: Citation) -> Iterator[tuple[str, str]]:
    yield "author", f"{{{{{_escaped(ARCHIVE)}}}}}"
    yield "title", f"{{{{{_escaped(cited.title)}}}}}"
    yield "year", f"{{{cited.issued.year}}}"
    yield "month", f"{cited.issued:%b}".lower()
    yield "howpublished", f"{{{_escaped(f'{ARCHIVE}, {cited.version}')}}}"
    yield "note", f"{{{_escaped(cited.description)}}}"
    yield "url", f"{{{cited.url.translate(_IN_ADDRESSES)}}}"
    if cited.keywords:
        yield "keywords", f"{{{_escaped(', '.join(cited.keywords))}}}"
    if cited.summary:
        yield "abstract", f"{{{_escaped(cited.summary)}}}"


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)
