"""What of a record is shown in a list of results, and how the words in it are spelt.

The text is one string of values, each behind a separator and a sign for its field. The spellings
of each token are kept as they occur, so that a snippet is found by looking for them instead of
analysing the text again.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.search.analysis import spelt
from archive.search.document import Document
from archive.search.highlighting import SHOWN
from archive.strings import Strings, offsets

Spellings = dict[bytes, set[str]]

SEPARATOR = "\x1e"
# Control characters are no letters, so the first word of a value begins a word, and they keep plain
# text in ASCII, which is folded fastest.
SIGNS = {chr(1 + number): field for number, field in enumerate(SHOWN)}


def shown_text(document: Document) -> str:
    """All values of the shown fields; `SEPARATOR` and a sign of `SIGNS` before each."""
    return "".join(
        f"{SEPARATOR}{sign}{text}" for sign, field in SIGNS.items() for text in document.text[field]
    )


def spellings_in(documents: Sequence[Document]) -> Spellings:
    """The spellings of each token in the shown texts, folded letter by letter."""
    texts = (text for d in documents for field in SHOWN for text in d.text[field])
    found: Spellings = defaultdict(set)
    for token, spelling in spelt(texts):
        found[token.encode()].add(spelling)
    return found


def surfaces(found: Spellings, tokens: Sequence[bytes]) -> dict[str, npt.NDArray[Any]]:
    """The spellings of each of the sorted tokens."""
    listed = [sorted(found.get(token, ())) for token in tokens]
    return {
        **Strings.of([s for spellings in listed for s in spellings]).arrays("surfaces"),
        "surfaces_of": np.asarray(offsets([len(spellings) for spellings in listed])),
    }
