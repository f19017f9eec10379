"""OAI-PMH 2.0: libraries harvest all records here, and later what changed since, by its six verbs.

Errors of the protocol are answers with status 200, as it asks for.
"""

from archive.web.oai.view import blueprint

__all__ = ["blueprint"]
