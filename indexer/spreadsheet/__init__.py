"""Spreadsheets as they come from outside: CSV and XLSX, read with distrust into rows of texts.

    bytes -> a kind -> package (what a workbook may hold) -> shape -> cells -> Table

What a file is, its first bytes say, not its name. Nothing in it is computed, fetched or unpacked
to a disk. Every fault is a SpreadsheetError that says what to do; what belongs to one cell is kept
with the cell, so that all of it can be told at once. Whoever reads a file of somebody else's does
so under the limits of `confinement`.
"""

from indexer.spreadsheet.reading import read_spreadsheet
from indexer.spreadsheet.table import Kind, Row, Table, letter

__all__ = ["Kind", "Row", "Table", "letter", "read_spreadsheet"]
