"""The forms in which a word, a phrase or a name is looked for."""

from archive.search.analysis import plain_tokens, tokenize
from archive.search.plan import Form, Leaf
from archive.search.scoring import EXACT_BONUS

Fields = frozenset[str] | None


def name_key(name: str) -> str:
    """A name as compared with other names: its tokens, joined by blanks."""
    return " ".join(plain_tokens(name))


def phrase_leaf(text: str, fields: Fields) -> Leaf | None:
    """Words in a row, exactly as typed."""
    tokens = plain_tokens(text)
    return Leaf(text, (Form(tokens),), fields) if tokens else None


def word_leaf(word: str, fields: Fields) -> Leaf | None:
    """A word in all its forms: as typed, by its stem, and as a compound in parts and in one."""
    tokens = list(tokenize(word))
    parts = tuple(token.text for token in tokens if not token.joined)
    if not parts:
        return None
    if len(parts) > 1:
        joined = [Form((token.text,), EXACT_BONUS) for token in tokens if token.joined]
        return Leaf(word, (Form(parts, EXACT_BONUS), *joined), fields)
    stemmed = tokens[0].stem
    forms = [Form(parts, EXACT_BONUS), *([Form((stemmed,))] if stemmed else [])]
    return Leaf(word, tuple(forms), fields)
