"""What lies in the folder of releases and is none: not yet, or no longer."""

import shutil

from archive.release import Shelf

ASIDE = ".building-"
"""How its name begins; in the folder of releases every hidden name is of that sort."""


def clear_aside(shelf: Shelf) -> None:
    """Remove what a killed indexer left; call it under the lock."""
    for left in shelf.folder.glob(".*"):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()
