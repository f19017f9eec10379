"""The commands about the staff: who may sign in, and as what."""

import click

from archive.catalogue import staffing
from archive.catalogue.account import read_accounts
from archive.catalogue.database import exists, migrate, reading, writing
from archive.domain.account import ROLES, Account, Role
from archive.errors import AccountError
from indexer.commands.command import command, user
from indexer.commands.options import REASON
from indexer.commands.password import PIPED, hashed_password
from indexer.pipeline import Pipeline
from indexer.report import Report

NAME = click.argument("name", metavar="NAME")
ROLE = click.option(
    "--role", required=True, type=click.Choice(ROLES), help="What the account may do."
)


@click.group()
def staff() -> None:
    """Say who of the staff may sign in, and as what.

    An editor prepares what is to be published, a publisher publishes it. NAME is the name of an
    account. A password is asked for twice, and is never an argument, which others could read.
    """


@command(staff, alone=False)
@NAME
@ROLE
@click.option("--openid", help="The mail address or subject a provider knows them by.")
@click.option("--no-password", "unlocked", is_flag=True, help="Only the provider can vouch.")
@PIPED
def add(
    pipeline: Pipeline,
    report: Report,
    name: str,
    role: Role,
    openid: str | None,
    unlocked: bool,
    piped: bool,
) -> None:
    """Make an account named NAME."""
    url = pipeline.settings.database_url
    name = staffing.name_of(name)
    if unlocked and not openid:
        raise AccountError("Without a password a provider must vouch. Give --openid too.")
    migrate(url)
    with reading(url) as session:
        staffing.refuse_taken(session, name, openid)
    hashed = None if unlocked else hashed_password(name, piped)
    with writing(url) as session:
        account = staffing.add_account(session, name, role, hashed, openid, user())
    report.say(f"{account.name} may sign in as {account.role}.", account=name, role=role)


@command(staff, alone=False)
def list_command(pipeline: Pipeline, report: Report) -> None:
    """Say who may sign in, and who may no more."""
    accounts = _accounts(pipeline.settings.database_url)
    for account in accounts:
        report.say(_told(account))
    if not accounts:
        report.say("There is no account. `python -m indexer staff add --help` says how to add one.")
    report.say(f"{len(accounts)} accounts.", accounts=[_facts(account) for account in accounts])


@command(staff, alone=False)
@NAME
@REASON
def disable(pipeline: Pipeline, report: Report, name: str, reason: str) -> None:
    """Let nobody sign in as NAME any more; who is signed in is out at once."""
    with writing(_kept(pipeline)) as session:
        staffing.disable_account(session, name, user(), reason)
    report.say(f"{name} is disabled.", account=name)


@command(staff, alone=False)
@NAME
@REASON
def enable(pipeline: Pipeline, report: Report, name: str, reason: str) -> None:
    """Let NAME sign in again."""
    with writing(_kept(pipeline)) as session:
        staffing.enable_account(session, name, user(), reason)
    report.say(f"{name} may sign in.", account=name)


@command(staff, alone=False)
@NAME
@ROLE
@REASON
def role(pipeline: Pipeline, report: Report, name: str, role: Role, reason: str) -> None:
    """Give NAME another role, and sign it out everywhere."""
    with writing(_kept(pipeline)) as session:
        staffing.change_role(session, name, role, user(), reason)
    report.say(f"{name} is {role}.", account=name, role=role)


@command(staff, alone=False)
@NAME
@PIPED
def password(pipeline: Pipeline, report: Report, name: str, piped: bool) -> None:
    """Give NAME another password, and sign it out everywhere."""
    url = _kept(pipeline)
    with reading(url) as session:
        account = staffing.account_called(session, name)
    hashed = hashed_password(account.name, piped)
    with writing(url) as session:
        staffing.change_password(session, account.name, hashed, user())
    report.say(f"The password of {account.name} is changed.", account=account.name)


@command(staff, alone=False)
@NAME
@click.argument("subject", required=False)
def openid(pipeline: Pipeline, report: Report, name: str, subject: str | None) -> None:
    """Let a provider vouch for NAME by a mail address or SUBJECT; without one, no more."""
    with writing(_kept(pipeline)) as session:
        staffing.change_openid(session, name, subject, user())
    known = f"is known to the provider as {subject}" if subject else "is known to no provider"
    report.say(f"{name} {known}.", account=name, openid=subject)


@command(staff, alone=False)
@NAME
def sign_out(pipeline: Pipeline, report: Report, name: str) -> None:
    """End all visits of NAME, on every device."""
    with writing(_kept(pipeline)) as session:
        staffing.sign_out_everywhere(session, name, user())
    report.say(f"{name} is signed out everywhere.", account=name)


def _kept(pipeline: Pipeline) -> str:
    """The catalogue, brought up to date; AccountError if there is none, so that nobody is in it."""
    url = pipeline.settings.database_url
    if not exists(url):
        raise AccountError("There is no account yet. `python -m indexer staff add` makes one.")
    migrate(url)
    return url


def _accounts(url: str) -> tuple[Account, ...]:
    if not exists(url):
        return ()
    migrate(url)
    with reading(url) as session:
        return read_accounts(session)


def _told(account: Account) -> str:
    closed = f", disabled {account.disabled:%Y-%m-%d}" if account.disabled else ""
    openid = f", known to the provider as {account.openid}" if account.openid else ""
    return f"{account.name}: {account.role}{openid}{closed}."


def _facts(account: Account) -> dict[str, object]:
    return {
        "name": account.name,
        "role": account.role,
        "openid": account.openid,
        "disabled": account.disabled is not None,
    }
