"""The commands about releases: build, question, stage and compare them, keep and remove them."""

import click

from archive.release import Manifest
from indexer.commands.command import command, user
from indexer.commands.noting import note
from indexer.commands.options import BY, REASON
from indexer.pipeline import Pipeline
from indexer.report import Report
from indexer.scores import score_lines, scores

commands = click.Group()
RELEASE = click.argument("release", metavar="RELEASE")


@command(commands, alone=True)
def build(pipeline: Pipeline, report: Report) -> None:
    """Build a release of what the catalogue holds, beside the one that is served."""
    make(pipeline, report)


@command(commands, alone=True)
def verify(pipeline: Pipeline, report: Report) -> None:
    """Question the release of what the catalogue holds, building it if it is not there."""
    found = pipeline.verify(make(pipeline, report))
    report.say(f"All {found.checks} checks passed.", checks=found.checks)
    for line in score_lines(found.answers):
        report.say(line, golden=scores(found.answers))


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
    note(pipeline, report, "stage", "release", manifest.id, details={"winners": winners})


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
        note(pipeline, report, "pin", "release", release, by=by, why=reason)


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
        note(pipeline, report, "unpin", "release", release, by=by, why=reason)


@command(commands, alone=False)
@click.argument("before", required=False, metavar="BEFORE")
@click.argument("after", required=False, metavar="AFTER")
def compare(pipeline: Pipeline, report: Report, before: str | None, after: str | None) -> None:
    """Say what differs between two releases.

    BEFORE is the one that is served if it is not given, AFTER the one that was built last.
    """
    from archive.comparison.facts import facts
    from indexer.compare import lines, told

    earlier = before or pipeline.shelf.current().release
    later = after or next((kept.id for kept in pipeline.shelf.kept()), earlier)
    found = pipeline.compare(earlier, later)
    for line in lines(found):
        report.say(line)
    report.say(told(found), **facts(found))


@command(commands, alone=True)
@BY
def prune(pipeline: Pipeline, report: Report, by: str) -> None:
    """Remove old releases; ARCHIVE_KEEP (default: 5) of them stay, and those that are pinned."""
    clear(pipeline, report, by)


def make(pipeline: Pipeline, report: Report) -> Manifest:
    """Build a release, and say which it is; one that is there already is not built again."""
    manifest, built = pipeline.build(report.watch)
    winners = manifest.counts.winners
    state = "is built" if built else "was already built"
    report.say(
        f"Release {manifest.id} with {winners} winners {state}.",
        release=manifest.id, winners=winners, built=built,
    )  # fmt: skip
    return manifest


def clear(pipeline: Pipeline, report: Report, by: str = "") -> None:
    """Remove old releases, and say which."""
    removed = pipeline.prune()
    names = f": {', '.join(removed)}" if removed else ""
    report.say(f"{len(removed)} old releases removed{names}.", removed=list(removed))
    if removed:
        details = {"removed": list(removed)}
        note(pipeline, report, "prune", "release", removed[0], by=by, details=details)
