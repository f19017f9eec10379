"""What differs between two releases: in the record, and in what visitors find.

    compare(shelf, engine, ...) a Comparison of two releases by their names
    compared(before, after)     the same of two that are open
    difference(before, after)   that of two snapshots, record by record
    applied(parts, before)      the later snapshot again

Pure functions over what is open already; nothing is written.
"""

from archive.comparison.applying import applied
from archive.comparison.comparing import Comparison, compared
from archive.comparison.records import Change, Part, difference
from archive.comparison.shelf import compare

__all__ = ["Change", "Comparison", "Part", "applied", "compare", "compared", "difference"]
