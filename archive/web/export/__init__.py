"""The record to take away: whole lists as CSV, JSON and JSON Lines, and each winner by itself.

An address is that of the page with a suffix: `/search.csv?q=air`, `/editions/smart-50-2023.json`.
"""

from archive.web.export import lists, records
from archive.web.export.blueprint import blueprint

__all__ = ["blueprint", "lists", "records"]
