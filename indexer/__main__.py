"""`python -m indexer`."""

import atexit
import gc
import sys

# A command ends before garbage matters, and looking for it took a third of the time: while it
# works, and once more over all that it ever made when it ends.
gc.disable()
atexit.register(gc.freeze)

from indexer.cli import cli  # noqa: E402
from indexer.spreadsheet.confinement import confine  # noqa: E402

if sys.argv[1:2] == ["import"]:
    confine()  # it reads what strangers wrote

cli(prog_name="indexer")
