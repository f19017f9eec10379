"""`python -m indexer`."""

import gc

from indexer.cli import cli

# A run makes many objects that live as long as it does; looking through them again and again for
# cycles took half of the time of reading 10,000 winners.
gc.set_threshold(200_000, 20, 20)

cli(prog_name="indexer")
