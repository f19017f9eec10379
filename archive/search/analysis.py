"""How text becomes tokens: the same for every engine, for records and for queries.

A token is folded to lower case without diacritics. Beside each plain word stands its English stem,
written with a leading `~`. Compounds give their parts and the parts joined ("Wi-Fi": wi, fi, wifi);
Chinese, Japanese and Korean text gives single characters. Numbers are never stemmed or joined, and
lose their thousands separators.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from archive.domain.naming import fold

STEM = "~"
VALUE_GAP = 10
"""Positions between two values of one field, so that no phrase runs across them."""

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff"
_PART = rf"(?:[^\W_{_CJK}][\u0300-\u036f]*(?:['\u2019](?=[^\W_]))?)+"
_WORD = re.compile(
    rf"""
      (?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\w,]) | \d+\.\d+(?![\w.]))
    | (?P<cjk>[{_CJK}])
    | (?P<word>{_PART}(?:[-.\u2010-\u2013]{_PART})*)
    """,
    re.VERBOSE,
)
_PARTS = re.compile(_PART)
_MAX_PARTS = 4


class Token(NamedTuple):
    """`start` and `end` are offsets in the analysed text; a joined compound spans its parts."""

    text: str
    position: int
    start: int
    end: int
    joined: bool = False


def tokenize(text: str, position: int = 0) -> Iterator[Token]:
    """The tokens of one text in order, without stems, numbered from `position`."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match.lastgroup == "number":
            yield Token(match[0].replace(",", ""), position, start, end)
        elif match.lastgroup == "cjk":
            yield Token(fold(match[0]), position, start, end)
        else:
            parts = [_token(p.group()) for p in _PARTS.finditer(match[0])]
            yield from _word(match, parts, position)
            position += len(parts) - 1
        position += 1


def _word(match: re.Match[str], parts: list[str], position: int) -> Iterator[Token]:
    start = match.start()
    for number, part in enumerate(_PARTS.finditer(match[0])):
        yield Token(parts[number], position + number, start + part.start(), start + part.end())
    if 1 < len(parts) <= _MAX_PARTS and not all(part.isdigit() for part in parts):
        yield Token("".join(parts), position, start, match.end(), joined=True)


@lru_cache(maxsize=65536)
def _token(word: str) -> str:
    folded = fold(word).replace("\u2019", "'")
    return folded.removesuffix("'s").replace("'", "")


_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def stem(token: str) -> str | None:
    """The stem of a token with its `~`, or None for what is not stemmed: digits, other scripts."""
    if not (token.isascii() and token.isalpha()):
        return None
    return STEM + str(_stemmer.stemWord(token))


def postings(texts: tuple[str, ...]) -> dict[str, list[int]]:
    """Each token and stem of a field's texts with its positions, rising: what an engine stores."""
    found: dict[str, list[int]] = {}
    position = 0
    for text in texts:
        last = position
        for token in tokenize(text, position):
            last = max(last, token.position)
            _note(found, token.text, token.position)
            stemmed = stem(token.text)
            if stemmed:
                _note(found, stemmed, token.position)
        position = last + VALUE_GAP
    return found


def _note(found: dict[str, list[int]], token: str, position: int) -> None:
    at = found.setdefault(token, [])
    # A compound's joined form may share its stem and position with its first part.
    if not at or position > at[-1]:
        at.append(position)
    elif position not in at:
        at.append(position)
        at.sort()
