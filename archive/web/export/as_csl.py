"""CSL-JSON: what citation processors such as Zotero's and pandoc's take."""

import json
from collections.abc import Iterable

from archive.domain.citation import ARCHIVE, Citation


def entry(cited: Citation) -> str:
    """A list with one item."""
    return entries((cited,))


def entries(cited: Iterable[Citation]) -> str:
    """A list with an item for each."""
    return f"{json.dumps([_item(one) for one in cited], ensure_ascii=False, indent=1)}\n"


def _item(cited: Citation) -> dict[str, object]:
    day = cited.issued
    item = {
        "id": cited.key,
        "type": "webpage",
        "title": cited.title,
        "author": [{"literal": ARCHIVE}],
        "container-title": ARCHIVE,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "number": cited.record,
        "version": cited.release,
        "event-title": cited.edition,
        "original-title": cited.original,
        "note": cited.description,
        "keyword": ", ".join(cited.keywords),
        "abstract": cited.summary,
        "language": "en",
        "URL": cited.url,
    }
    return {name: value for name, value in item.items() if value}
