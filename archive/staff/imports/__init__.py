"""From the ceremony's spreadsheet to the catalogue: hand it over, mend it, look at it, apply it.

    upload -> a check by the indexer, as a process of its own -> problems, columns, changes -> apply

The file lies under a random name in the instance and is forgotten after use, or after a day. What
was decided about it is kept with the import, and the check reads that each time anew.
"""

from archive.staff.imports import beginning, columns, deciding, ending, pages
from archive.staff.imports.the_room import room

__all__ = ["beginning", "columns", "deciding", "ending", "pages", "room"]
