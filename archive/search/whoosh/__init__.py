"""The Whoosh engine: Whoosh keeps the postings, arrays beside it do the arithmetic."""

from archive.search.whoosh.engine import WhooshEngine

__all__ = ["WhooshEngine"]
