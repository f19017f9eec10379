"""How names are folded for comparison and turned into slugs."""

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "'\u2019"

_NO_APOSTROPHES = str.maketrans("", "", APOSTROPHES)


def fold(text: str) -> str:
    """Lower case without diacritics or width variants: "Querétaro" equals "ＱＵＥＲＥＴＡＲＯ"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFKC", bare).casefold()


def words(text: str) -> str:
    """The folded letters and digits of a name, one blank between words: "st johns"."""
    return " ".join(re.findall(r"[^\W_]+", fold(text).translate(_NO_APOSTROPHES)))


@lru_cache(maxsize=4096)
def slugify(text: str, *, limit: int = 80) -> str:
    """Lower-case ASCII words joined by hyphens, cut at a word; empty if no such word is left."""
    slug = ""
    for word in re.findall(r"[a-z0-9]+", fold(text).translate(_NO_APOSTROPHES)):
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > limit:
            break
        slug = longer
    return slug
