"""Where in a row of plain words known names begin and end."""

from collections.abc import Callable, Iterator, Sequence

from archive.search.analysis import has_no_blanks, plain_tokens
from archive.search.thesaurus import Thesaurus


class Spans:
    """`knows` tells whether a token occurs in the index."""

    def __init__(self, thesaurus: Thesaurus, knows: Callable[[str], bool]) -> None:
        self.thesaurus = thesaurus
        self.knows = knows

    def cut(self, typed: Sequence[str]) -> Iterator[Sequence[str]]:
        """The words in order, those of a known name together; the longest names first."""
        words = [segment for word in typed for segment in self.segments(word)]
        at = 0
        while at < len(words):
            length = self.known_length(words[at:])
            yield words[at : at + length]
            at += length

    def segments(self, word: str) -> Iterator[str]:
        """A word of a script without blanks is cut where known names begin and end."""
        if word.isascii() or not has_no_blanks(word):
            yield word
            return
        rest = at = 0
        while at < len(word):
            length = self.name_length(word[at : at + self.thesaurus.longest])
            if length:
                yield from filter(None, (word[rest:at], word[at : at + length]))
                rest = at + length
            at += length or 1
        if rest < len(word):
            yield word[rest:]

    def name_length(self, text: str) -> int:
        """How many characters, of at least two, at the beginning of a text are a known name."""
        lengths = range(len(text), 1, -1)
        return next((length for length in lengths if self.thesaurus[[text[:length]]]), 0)

    def known_length(self, words: Sequence[str]) -> int:
        """How many words from the first on make one known name; at least one."""
        for length in range(min(self.thesaurus.longest, len(words)), 1, -1):
            if self.thesaurus[words[:length]]:
                return length
        return 2 if len(words) > 1 and self.compound(words[:2]) else 1

    def compound(self, words: Sequence[str]) -> str | None:
        """Two words written as one elsewhere ("wi fi"), if the index knows them so."""
        parts = [token for word in words for token in plain_tokens(word)]
        joined = "".join(parts).replace(".", "")  # "PM 2.5" is written PM2.5 elsewhere
        return joined if len(words) == 2 and self.knows(joined) else None
