"""Answers that were given before are given again, without asking the application.

An answer is kept under its entity tag, which stands for the release, the canonical address, the
representation and the state of the code; and every spelling of the address that led to it is kept
as an alias. So nothing is rendered or compressed twice, and nothing outlives its release.
"""

from archive.web.page_cache.cache import Page, PageCache
from archive.web.page_cache.keeping import decline, install, known, offer

__all__ = ["Page", "PageCache", "decline", "install", "known", "offer"]
