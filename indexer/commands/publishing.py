"""The commands about what is served: publish a release, at once or later, and go back to one."""

from datetime import UTC, datetime
from pathlib import Path

import click

from archive.catalogue.database import migrate, writing
from archive.catalogue.scheduling import schedule
from archive.domain.appointment import NoAppointment, parsed
from archive.errors import JobError
from indexer.commands import record, releases
from indexer.commands.command import command, user
from indexer.commands.noting import note
from indexer.commands.options import PATHS, REASON
from indexer.pipeline import Pipeline
from indexer.report import Report

commands = click.Group()
OVERRIDE = click.option(
    "--override", default="", metavar="REASON",
    help="Publish for this reason though golden queries are answered worse than before.",
)  # fmt: skip


@command(commands, alone=True)
@click.argument("release", required=False)
@REASON
@OVERRIDE
@click.option(
    "--at", "moment", default="", metavar="MOMENT",
    help='Not before then, such as "2027-05-11 20:00 America/New_York".',
)  # fmt: skip
def publish(
    pipeline: Pipeline, report: Report, release: str | None, reason: str, override: str, moment: str
) -> None:
    """Verify a release and make it the one that is served: RELEASE, or of what the catalogue holds.

    At a MOMENT to come it is done by `python -m indexer keep`, which the server has with it.
    """
    if moment:
        _publish_later(pipeline, report, release, moment, reason, override)
    elif release:
        published, why = pipeline.publish_release(release, user(), reason, override)
        _tell(pipeline, report, release, published, why)
    else:
        _publish(pipeline, report, reason, override)


@command(commands, alone=False)
@PATHS
@REASON
@OVERRIDE
@click.option("--unless-current", is_flag=True, help="Do nothing if a release is being served.")
def reindex(
    pipeline: Pipeline,
    report: Report,
    paths: tuple[Path, ...],
    reason: str,
    override: str,
    unless_current: bool,
) -> None:
    """Load files, build, verify and publish, and prune what is no longer kept."""
    if unless_current and (release := pipeline.served()):
        report.say(f"Release {release} is served.", release=release, published=False)
        return
    with pipeline.alone("reindex"):
        record.put(pipeline, report, paths)
        _publish(pipeline, report, reason, override)
        releases.clear(pipeline, report)


@command(commands, alone=True)
@click.argument("release", required=False)
@REASON
def rollback(pipeline: Pipeline, report: Report, release: str | None, reason: str) -> None:
    """Serve RELEASE again, by default the one published before."""
    before = pipeline.shelf.current().release
    pointer = pipeline.rollback(release, by=user(), reason=reason)
    report.say(f"Release {pointer.release} is served again.", release=pointer.release)
    if pointer.release != before:
        note(pipeline, report, "roll back", "release", pointer.release, why=reason)


def _publish(pipeline: Pipeline, report: Report, reason: str, override: str) -> None:
    manifest = releases.make(pipeline, report)
    published, why = pipeline.publish(manifest, by=user(), reason=reason, override=override)
    _tell(pipeline, report, manifest.id, published, why)


def _tell(pipeline: Pipeline, report: Report, release: str, published: bool, why: str) -> None:
    """Say which release is served now, and log it if it was not served before."""
    state = "is now served" if published else "was already served"
    report.say(f"Release {release} {state}.", release=release, published=published)
    if published:
        note(pipeline, report, "publish", "release", release, why=why)


def _publish_later(
    pipeline: Pipeline,
    report: Report,
    release: str | None,
    moment: str,
    reason: str,
    override: str,
) -> None:
    now = datetime.now(UTC)
    try:
        at = parsed(moment, now)
    except NoAppointment as error:
        raise JobError(str(error)) from error
    chosen = pipeline.shelf.examine(release).id if release else pipeline.stage(report.watch)[0].id
    url = pipeline.settings.database_url
    migrate(url)
    with writing(url) as session:
        job = schedule(session, chosen, at, user(), now, why=reason, override=override)
    report.say(
        f"Release {chosen} will be published at {at}, as job {job.id}. "
        f"`python -m indexer cancel {job.id}` takes that back.",
        release=chosen, job=job.id, due=at.at.isoformat(),
    )  # fmt: skip
