"""What share of the recorded winners has each technology, or focus area, by year: `/trends`.

address -> asked.py: of what, in which order      search, by year -> history.py: the numbers
history -> charts.py -> page.py: small charts and a table; facts.py, taking.py: as data
"""

from archive.web.trends import taking
from archive.web.trends.page import blueprint

__all__ = ["blueprint", "taking"]
