"""Signposts for programs: where to find what, what to leave alone, and whom to write to."""

from archive.web.signposts import llms, opensearch, robots, security_contact, sitemap
from archive.web.signposts.blueprint import blueprint

__all__ = ["blueprint", "llms", "opensearch", "robots", "security_contact", "sitemap"]
