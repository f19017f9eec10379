"""What several commands ask for, asked in the same words."""

from pathlib import Path

import click

PATHS = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
REASON = click.option("--reason", default="", help="Why, for the record.")
WHY = click.option("--why", default="", help="Why, for the history of the records.")
BY = click.option("--by", default="", help="Who does it, if not whoever runs the command.")
