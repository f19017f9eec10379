"""JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

import json
from typing import Any

from archive.domain.citation import ARCHIVE
from archive.domain.moment import moment
from archive.web.feeds.feed import SUBTITLE, Feed, Item

VERSION = "https://jsonfeed.org/version/1.1"


def document(feed: Feed) -> bytes:
    told = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.at(feed.page),
        "description": SUBTITLE,
        "language": "en",
        "authors": [{"name": ARCHIVE}],
        **({"next_url": feed.next} if feed.next else {}),
        "items": [_item(item) for item in feed.items],
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def _item(item: Item) -> dict[str, Any]:
    told = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.html,
        "summary": item.summary,
        "date_published": moment(item.published),
        "date_modified": moment(item.updated),
    }
    return told | {"tags": list(item.tags)} if item.tags else told
