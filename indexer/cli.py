"""The command line: all commands under one name."""

import click

from indexer.commands import imports, instance, jobs, publishing, record, releases, settling
from indexer.commands.staff import staff


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Load winners, build a release of them, and publish it.

    A PATH is a YAML file or a folder of them. ARCHIVE_INSTANCE says where the catalogue and the
    releases are kept (default: instance).
    """


for family in (record, releases, publishing, instance, jobs, imports, settling):
    for command in family.commands.commands.values():
        cli.add_command(command)
cli.add_command(staff)
