"""What a newspaper needs of a winner or an edition, on one page and as plain text."""

from archive.web.press import edition, winner
from archive.web.press.blueprint import blueprint

__all__ = ["blueprint", "edition", "winner"]
