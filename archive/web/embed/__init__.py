"""What the site of a winning city may show: a badge, a card, and how others ask for them."""

from archive.web.embed import badge, card, oembed, offering
from archive.web.embed.blueprint import blueprint

__all__ = ["badge", "blueprint", "card", "oembed", "offering"]
