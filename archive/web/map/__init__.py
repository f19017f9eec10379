"""Where the winners of a search are: a map drawn here, whose marks are links, and its lists.

    address -> asked.py: which window      search -> spread.py: winners by place
    window  -> coastline.py: the coast     spread, window -> scene.py -> marks.py, listing.py

The coast comes with the house (`topology.py`), is laid out flat (`seam.py`, `projection.py`) and
cut to the window; places are joined by their distance on the map (`clusters.py`).
"""

from archive.web.map.page import blueprint

__all__ = ["blueprint"]
