"""The commands about single releases: stage one, compare two, keep one from being pruned."""

import click

from archive.comparison.facts import facts
from indexer.command import command, user
from indexer.compare import lines, told
from indexer.logbook import note
from indexer.pipeline import Pipeline
from indexer.report import Report

commands = click.Group()
RELEASE = click.argument("release", metavar="RELEASE")
REASON = click.option("--reason", default="", help="Why, for the record.")
BY = click.option("--by", default="", help="Who does it, if not whoever runs the command.")


@command(commands, alone=True)
def stage(pipeline: Pipeline, report: Report) -> None:
    """Build and verify a release of what the catalogue holds, to be looked at before it is served.

    The staff look at it at /staff/; `publish RELEASE` makes it the one that is served.
    """
    manifest, found = pipeline.stage(report.watch)
    winners = manifest.counts.winners
    report.say(
        f"Release {manifest.id} with {winners} winners is staged, and passed {found.checks} checks."
        " What is served did not change.",
        release=manifest.id, winners=winners, checks=found.checks,
    )  # fmt: skip
    details = {"winners": winners}
    url = pipeline.settings.database_url
    report.warn(note(url, user(), "stage", "release", manifest.id, details=details))


@command(commands, alone=True)
@RELEASE
@REASON
@BY
def pin(pipeline: Pipeline, report: Report, release: str, reason: str, by: str) -> None:
    """Keep RELEASE from being pruned."""
    changed = pipeline.pin(release, by=by or user(), reason=reason)
    state = "is pinned" if changed else "was pinned already"
    report.say(f"Release {release} {state}.", release=release, changed=changed)
    if changed:
        url = pipeline.settings.database_url
        report.warn(note(url, by or user(), "pin", "release", release, why=reason))


@command(commands, alone=True)
@RELEASE
@REASON
@BY
def unpin(pipeline: Pipeline, report: Report, release: str, reason: str, by: str) -> None:
    """Let RELEASE be pruned when its time comes."""
    changed = pipeline.unpin(release)
    state = "is pinned no more" if changed else "was not pinned"
    report.say(f"Release {release} {state}.", release=release, changed=changed)
    if changed:
        url = pipeline.settings.database_url
        report.warn(note(url, by or user(), "unpin", "release", release, why=reason))


@command(commands, alone=False)
@click.argument("before", required=False, metavar="BEFORE")
@click.argument("after", required=False, metavar="AFTER")
def compare(pipeline: Pipeline, report: Report, before: str | None, after: str | None) -> None:
    """Say what differs between two releases.

    BEFORE is the one that is served if it is not given, AFTER the one that was built last.
    """
    earlier = before or pipeline.shelf.current().release
    later = after or next((kept.id for kept in pipeline.shelf.kept()), earlier)
    found = pipeline.compare(earlier, later)
    for line in lines(found):
        report.say(line)
    report.say(told(found), **facts(found))
