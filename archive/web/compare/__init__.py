"""Winners that somebody is choosing among: a shortlist in an address, and some side by side."""

from archive.web.compare import comparison, shortlist, taking
from archive.web.compare.blueprint import blueprint

__all__ = ["blueprint", "comparison", "shortlist", "taking"]
