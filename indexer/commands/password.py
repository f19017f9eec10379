"""A password that a command asks for, or reads where nobody types it; it is never an argument."""

import sys

import click

from archive.errors import AccountError

PIPED = click.option(
    "--password-stdin", "piped", is_flag=True,
    help="Read the password from the first line of the standard input.",
)  # fmt: skip


def hashed_password(name: str, piped: bool) -> str:
    """The hash of a password that is asked for, or comes by the standard input."""
    # Imported here because no other command needs it.
    from archive.catalogue.password import Hasher, weakness

    given = sys.stdin.readline().rstrip("\r\n") if piped else _asked(name)
    if weak := weakness(given, name):
        raise AccountError(f"This password cannot be used. {weak}")
    return Hasher().hash(given)


def _asked(name: str) -> str:
    if not sys.stdin.isatty():
        raise AccountError("Nobody is there to type a password. Give it by --password-stdin.")
    asked: str = click.prompt(f"Password for {name}", hide_input=True, confirmation_prompt=True)
    return asked
