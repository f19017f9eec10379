"""The row that templates hold as an example; it is never read as a winner."""

from collections.abc import Mapping

from indexer.spreadsheet import Row

EXAMPLE: Mapping[str, str] = {
    "title": "Example: Lamps that listen",
    "places_city": "Dallas",
    "places_region": "Texas",
    "places_country": "United States",
    "organisation": "City of Dallas",
    "partners_name": "Example University; Example Power",
    "partners_sector": "university; utility",
    "category": "Energy",
    "honours": "",
    "technologies": "",
    "focus_areas": "",
    "scale": "pilot",
    "summary": "Street lamps with sensors dim where nobody walks.",
    "outcomes": "120 lamps replaced; 40 % less electricity used",
    "sources_url": "https://example.org/winners",
    "sources_publisher": "Example Awards",
    "sources_supports": "award",
    "confidence": "stated",
    "note": "",
}
"""By the key of each column of a template what stands there."""


def is_example(row: Row, columns: Mapping[str, int]) -> bool:
    """Whether a row is the example, however much of it was cleared."""
    title = columns.get("title")
    return title is not None and row.cells[title] == EXAMPLE["title"]
