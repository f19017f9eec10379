"""Which characters the bytes of a CSV file stand for."""

import codecs

from archive.errors import SpreadsheetError

UTF_16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
FIX = "Save it anew as “CSV UTF-8”."
GUESSED = (
    "The file is not UTF-8 and was read as Windows-1252. Look whether letters such as é are right; "
    "else save it as “CSV UTF-8”."
)


def decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and what is to be said of how it was read. SpreadsheetError if it is none."""
    if content[:2] in UTF_16:
        return _strictly(content, "utf-16"), ()
    if wide := _wide(content):
        return _strictly(content, wide), ("The file was read as UTF-16, which it does not say.",)
    if b"\0" in content:
        raise SpreadsheetError(f"The file is no table of texts. {FIX}")
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return _windows(content), (GUESSED,)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].decode(encoding, "replace").count("\n") + 1
        raise SpreadsheetError(f"Line {line} is not UTF-16 as the others are. {FIX}") from error


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: in a table nearly every second byte of the first is nought."""
    head = content[:200]
    nought = (head[0::2].count(0), head[1::2].count(0))
    if len(head) < 8 or max(nought) * 4 < len(head):
        return ""
    return "utf-16-be" if nought[0] > nought[1] else "utf-16-le"


def _windows(content: bytes) -> str:
    """As Windows-1252, unless some lines are UTF-8 and others are not: then a guess would spoil."""
    lines = content.split(b"\n")
    proper = _first(lines, utf_8=True)
    broken = _first(lines, utf_8=False)
    if proper:
        raise SpreadsheetError(
            f"The file mixes encodings: line {proper} is UTF-8 and line {broken} is not. {FIX}"
        )
    try:
        return content.decode("windows-1252")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SpreadsheetError(f"Line {line} holds bytes that are no letters. {FIX}") from error


def _first(lines: list[bytes], *, utf_8: bool) -> int:
    """The number of the first line beyond ASCII that is UTF-8, or that is not; 0 if none is."""
    for number, line in enumerate(lines, 1):
        if not line.isascii() and _is_utf_8(line) is utf_8:
            return number
    return 0


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
