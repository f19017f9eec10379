"""Rows that are no winners, such as totals and notes, and are left out once somebody says so."""

import hashlib
from collections.abc import Sequence


def mark_of(cells: Sequence[str]) -> str:
    """What tells a row by what it says, so that it is left out of a corrected file too."""
    return hashlib.sha256("\x1f".join(cells).strip("\x1f").encode()).hexdigest()[:16]
