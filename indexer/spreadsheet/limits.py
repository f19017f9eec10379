"""How large a spreadsheet may be. A ceremony has some fifty winners; an archive some thousands."""

MOST_BYTES = 5 * 1024 * 1024
MOST_ENTRIES = 200
MOST_INFLATED = 150 * 1024 * 1024
"""Bytes of all parts of a workbook together."""
MOST_RATIO = 100
"""How many times larger a part may become than it is packed, once it is worth a look."""
WORTH_A_LOOK = 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_CHARACTERS = 32_767
"""Of one cell, as in Excel."""
HEADER_WITHIN = 20
"""Rows among which the one with the names of the columns is looked for."""
