"""How names are folded for comparison and turned into slugs."""

import re
import unicodedata
from functools import lru_cache


def fold(text: str) -> str:
    """Lower case without diacritics or width variants: "Querétaro" equals "ＱＵＥＲＥＴＡＲＯ"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFKC", bare).casefold()


@lru_cache(maxsize=4096)
def slugify(text: str, *, limit: int = 80) -> str:
    """Lower-case ASCII words joined by hyphens, cut at a word; empty if no such word is left."""
    words = re.findall(r"[a-z0-9]+", fold(text).replace("'", "").replace("\u2019", ""))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > limit:
            break
        slug = longer
    return slug
