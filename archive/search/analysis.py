"""How text becomes tokens: the same for every engine, for records and for queries.

A token is folded to lower case without diacritics. Beside each plain word stands its English stem,
written with a leading `~`. Compounds give their parts and the parts joined ("Wi-Fi": wi, fi, wifi);
Chinese, Japanese and Korean text gives single characters. Numbers are never stemmed or joined, and
lose their thousands separators.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from archive.domain.naming import fold

STEM = "~"
VALUE_GAP = 10
"""Positions between two values of one field, so that no phrase runs across them."""

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff"
_PART = rf"(?:[^\W_{_CJK}][\u0300-\u036f]*(?:['\u2019](?=[^\W_]))?)+"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w,])|\d+\.\d+(?![\w.])"
_WORD = re.compile(rf"{_NUMBER}|[{_CJK}]|{_PART}(?:[-.\u2010-\u2013]{_PART})*")
_PARTS = re.compile(_PART)
_CHARACTER = re.compile(f"[{_CJK}]")
_IS_NUMBER = re.compile(rf"(?:{_NUMBER})\Z")
_MAX_PARTS = 4
_MEMORY = 1 << 16
"""Words remembered with their tokens; a language has few and repeats them."""


class Token(NamedTuple):
    """`start` and `end` are offsets in the analysed text; a joined compound spans its parts."""

    text: str
    stem: str | None
    position: int
    start: int
    end: int
    joined: bool


def tokenize(text: str) -> Iterator[Token]:
    """The tokens of one text in order, numbered from 0."""
    position = 0
    for match in _WORD.finditer(text):
        tokens, size = _tokens(match[0])
        start = match.start()
        for token in tokens:
            yield Token(
                token.text,
                token.stem,
                position + token.position,
                start + token.start,
                start + token.end,
                token.joined,
            )
        position += size


def plain_tokens(text: str) -> tuple[str, ...]:
    """The texts of the tokens without joined compounds: what a phrase or a name is made of."""
    return tuple(
        token.text for word in _WORD.findall(text) for token in _tokens(word)[0] if not token.joined
    )


def has_no_blanks(text: str) -> bool:
    """Whether the text has characters of a script that is written without blanks."""
    return _CHARACTER.search(text) is not None


def stem(token: str) -> str | None:
    """The stem of a token with its `~`, or None for what is not stemmed: digits, other scripts."""
    if not (token.isascii() and token.isalpha()):
        return None
    return STEM + str(_stemmer.stemWord(token))


def postings(texts: Iterable[str]) -> dict[str, list[int]]:
    """Each token and stem of a field's texts with its positions, rising: what an engine stores."""
    found: dict[str, list[int]] = {}
    position = 0
    for text in texts:
        for word in _WORD.findall(text):
            entries, size = _entries(word)
            for token, offset in entries:
                at = found.get(token)
                if at is None:
                    found[token] = [position + offset]
                else:
                    at.append(position + offset)
            position += size
        position += VALUE_GAP
    return found


_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=_MEMORY)
def _tokens(word: str) -> tuple[tuple[Token, ...], int]:
    """The tokens of one word as if it stood alone, and how many positions it takes."""
    if _IS_NUMBER.match(word):
        return (Token(word.replace(",", ""), None, 0, 0, len(word), joined=False),), 1
    # What is no part of a word is a single character of a script without blanks.
    spans = [part.span() for part in _PARTS.finditer(word)] or [(0, len(word))]
    parts = [_folded(word[start:end]) for start, end in spans]
    found = [
        Token(part, stem(part), number, *span, joined=False)
        for number, (part, span) in enumerate(zip(parts, spans, strict=True))
    ]
    if 1 < len(parts) <= _MAX_PARTS and not all(part.isdigit() for part in parts):
        whole = "".join(parts)
        found.append(Token(whole, stem(whole), 0, 0, len(word), joined=True))
    return tuple(found), len(parts)


@lru_cache(maxsize=_MEMORY)
def _entries(word: str) -> tuple[tuple[tuple[str, int], ...], int]:
    """Each token and stem of one word with its position, each pair once and rising."""
    tokens, size = _tokens(word)
    texts = [(text, t.position) for t in tokens for text in (t.text, t.stem) if text]
    return tuple(sorted(set(texts), key=lambda entry: entry[1])), size


def _folded(part: str) -> str:
    folded = fold(part).replace("\u2019", "'")
    return folded.removesuffix("'s").replace("'", "")


def spelt(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each token and stem of the texts with a spelling it has there, folded letter by letter."""
    for word in {word for text in texts for word in _WORD.findall(text)}:
        folded = fold_letters(word)
        for token in _tokens(word)[0]:
            yield token.text, folded[token.start : token.end]
            if token.stem:
                yield token.stem, folded[token.start : token.end]


def fold_letters(text: str) -> str:
    """The text with each letter folded that folds to one letter: offsets stay the same."""
    if text.isascii():
        return text.lower()
    return text.translate(_LETTERS)


class _Letters(dict[int, str]):
    """Remembers how each letter folds."""

    def __missing__(self, letter: int) -> str:
        folded = fold(chr(letter))
        self[letter] = folded if len(folded) == 1 else chr(letter)
        return self[letter]


_LETTERS = _Letters()
