"""How alike two projects are: what they use, what fields they work in and what is said of them.

    score = 0.45 * technologies + 0.15 * focus areas + 0.40 * text                   between 0 and 1

technologies, focus areas
    The rarity of those that both have, divided by the rarity of those that one of both has.
text
    The cosine of the stems of title, summary and outcomes, each weighed (1 + ln count) * rarity;
    words such as "the" and "about" are left out. Source: G. Salton and C. Buckley, Term-weighting
    approaches in automatic text retrieval, 1988.

What is not recorded of one of the two adds nothing, so a thin record is like few others. A text of
fewer than LEAST_STEMS is compared with none. Rarity is that of `scoring`; every new record moves
it, and with it all scores. So each list is made when it is asked for, from what an index has ready.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.domain.fields import NOT_RECORDED
from archive.domain.similar import Similar
from archive.search.analysis import STEM, Token, postings, stem, tokenize
from archive.search.planning import FUNCTION_WORDS

TEXTS = ("title", "summary", "outcome")
TAGS = ("technology", "focus_area")
SHARES = {"technology": 0.45, "focus_area": 0.15, "text": 0.40}
DIGITS = 6
"""To which scores are rounded, so that all engines put the same projects in the same order."""
LEAST_STEMS = 8
LEAST_SCORE = 0.1
"""What is less alike is no reason to look at it."""
_WORDS = 5
_SAYING = 1.0
"""The rarity from which on a word says something: about a third of all records may have it."""
_COMMON = """
    about after all also are around based be been before better between billion both but can come
    comes could did do does each every few first five four given had has have help her his how if
    including into its itself join less made make many may mean meant million more most much near
    new no not now once one other others our out over own part same send set several show since so
    some something such than that their them themselves then there these they this those three
    through together two under until up upon use used using was way we well were what when where
    which while who whose why will within without would year you your
"""
_STOPPED = frozenset(filter(None, map(stem, (*FUNCTION_WORDS, *_COMMON.split()))))
"""Stems of words that say nothing of a project, however rare they are in a small record."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two projects have in common: by facet the keys, and by stem what each adds to the text.

    Stems come with their rarity.
    """

    tags: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, tuple[float, float]]


def is_compared(token: str) -> bool:
    """Whether a token is a stem by which texts are compared."""
    return token.startswith(STEM) and token not in _STOPPED


def counted(texts: Mapping[str, Sequence[str]]) -> Counter[str]:
    """How often each stem that is compared is in the texts of a record, given by field."""
    found: Counter[str] = Counter()
    for name in TEXTS:
        for token, at in postings(texts[name]).items():
            if is_compared(token):
                found[token] += len(at)
    return found


def damped(count: int) -> float:
    """What a stem counts that a text has so often; the rarity comes on top."""
    return 1.0 + math.log(count)


def recorded(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if key != NOT_RECORDED.key)


def reasons(winner_id: str, points: float, shared: Shared, spelt: Mapping[str, str]) -> Similar:
    """What both have in common, in the words of the record that was asked about."""
    saying = [s for s, (_, rarity) in shared.stems.items() if rarity >= _SAYING and s in spelt]
    saying.sort(key=lambda s: (-round(shared.stems[s][0], 6), s))
    return Similar(
        winner_id=winner_id,
        score=points,
        technologies=shared.tags["technology"],
        focus_areas=shared.tags["focus_area"],
        words=tuple(dict.fromkeys(spelt[s] for s in saying))[:_WORDS],
    )


def spellings(texts: Iterable[str]) -> dict[str, str]:
    """How each stem is spelt in the texts, in small letters where it is so somewhere.

    Compounds are spelt as one: "Wi-Fi" is no "fi".
    """
    found: dict[str, str] = {}
    for text in texts:
        for token in _whole(list(tokenize(text))):
            spelling = text[token.start : token.end]
            known = found.get(token.stem or "")
            if token.stem and (known is None or (spelling.islower() and not known.islower())):
                found[token.stem] = spelling
    return found


def _whole(tokens: list[Token]) -> Iterable[Token]:
    """The tokens but for the parts of compounds."""
    parts = {n for t in tokens if t.joined for n in range(t.start, t.end)}
    return (token for token in tokens if token.joined or token.start not in parts)
