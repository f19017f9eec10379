"""The commands. Each is a few lines over the pipeline; errors become one line and exit code 1."""

from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import click

from archive.catalogue.database import migrate, writing
from archive.catalogue.scheduling import schedule
from archive.domain.appointment import NoAppointment, parsed
from archive.errors import JobError
from archive.release import Manifest
from indexer import job_commands, release_commands
from indexer.command import command, user
from indexer.edits import read_edits
from indexer.importing import commands as import_commands
from indexer.logbook import note
from indexer.pipeline import Pipeline
from indexer.release_commands import BY
from indexer.report import Report, changed, kept, lines, told
from indexer.scores import score_lines, scores
from indexer.staff import staff
from indexer.status import status_of

PATHS = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
REASON = click.option("--reason", default="", help="Why, for the record.")
OVERRIDE = click.option(
    "--override", default="", metavar="REASON",
    help="Publish for this reason though golden queries are answered worse than before.",
)  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Load winners, build a release of them, and publish it.

    A PATH is a YAML file or a folder of them. ARCHIVE_INSTANCE says where the catalogue and the
    releases are kept (default: instance).
    """


cli.add_command(staff)
for group in (job_commands, release_commands, import_commands):
    for added in group.commands.commands.values():
        cli.add_command(added)


@command(cli, alone=True)
@PATHS
def load(pipeline: Pipeline, report: Report, paths: tuple[Path, ...]) -> None:
    """Put the records of files into the catalogue, all of them or none."""
    _load(pipeline, report, paths)


@command(cli, alone=False)
@PATHS
def check(pipeline: Pipeline, report: Report, paths: tuple[Path, ...]) -> None:
    """Say what loading files would change, without changing anything."""
    changes = pipeline.check(paths)
    for line in (*lines(changes), *kept(changes)):
        report.say(line)
    report.say(f"The files are good. {told(changes)}", changes=changed(changes), kept=kept(changes))


@command(cli, alone=False)
@click.argument("file", type=click.File("rb"))
@click.option("--why", default="", help="Why, for the history of the record.")
@click.option("--by", default="", help="Who edits, if not whoever runs the command.")
@click.option("--check", "only_check", is_flag=True, help="Say what would change, and stop.")
def edit(
    pipeline: Pipeline, report: Report, file: IO[bytes], why: str, by: str, only_check: bool
) -> None:
    """Change single records, as FILE says in JSON ("-" is what is typed).

    \b
    {"edits": [{"kind": "winner", "key": "2023-05", "content": {"title": ..., ...}},
               {"kind": "winner", "edition": "smart-50-2023", "content": {...}},
               {"kind": "technology", "key": "lidar", "content": null}]}

    The content is that of a file of records; null takes the record out.
    """
    edits = read_edits(file.read())
    changes = pipeline.preview(edits) if only_check else pipeline.edit(edits, by or user(), why)
    for line in lines(changes):
        report.say(line)
    report.say(told(changes), changes=changed(changes))


@command(cli, alone=False)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(pipeline: Pipeline, report: Report, folder: Path) -> None:
    """Write the record into FOLDER as files, which `load` reads back as they are."""
    changed_files = pipeline.export(folder)
    for name in changed_files:
        report.say(f"{folder / name} is written or removed.")
    told_of = (
        f"{len(changed_files)} files differ from before." if changed_files else "Nothing changed."
    )
    report.say(f"{folder} holds the record. {told_of}", written=list(changed_files))


@command(cli, alone=True)
def build(pipeline: Pipeline, report: Report) -> None:
    """Build a release of what the catalogue holds, beside the one that is served."""
    _build(pipeline, report)


@command(cli, alone=True)
def verify(pipeline: Pipeline, report: Report) -> None:
    """Question the release of what the catalogue holds, building it if it is not there."""
    found = pipeline.verify(_build(pipeline, report))
    report.say(f"All {found.checks} checks passed.", checks=found.checks)
    for line in score_lines(found.answers):
        report.say(line, golden=scores(found.answers))


@command(cli, alone=True)
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
        _schedule(pipeline, report, release, moment, reason, override)
    elif release:
        published, why = pipeline.publish_release(release, user(), reason, override)
        report.say(_served(release, published), release=release, published=published)
        _note_published(pipeline, report, release, published, why)
    else:
        _publish(pipeline, report, reason, override)


@command(cli, alone=False)
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
        _load(pipeline, report, paths)
        _publish(pipeline, report, reason, override)
        _prune(pipeline, report)


@command(cli, alone=True)
@click.argument("release", required=False)
@REASON
def rollback(pipeline: Pipeline, report: Report, release: str | None, reason: str) -> None:
    """Serve RELEASE again, by default the one published before."""
    before = pipeline.shelf.current().release
    pointer = pipeline.rollback(release, by=user(), reason=reason)
    report.say(f"Release {pointer.release} is served again.", release=pointer.release)
    if pointer.release != before:
        url = pipeline.settings.database_url
        report.warn(note(url, user(), "roll back", "release", pointer.release, why=reason))


@command(cli, alone=True)
@BY
def prune(pipeline: Pipeline, report: Report, by: str) -> None:
    """Remove old releases; ARCHIVE_KEEP (default: 5) of them stay, and those that are pinned."""
    _prune(pipeline, report, by)


FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@command(cli, alone=True)
@FILE
def backup(pipeline: Pipeline, report: Report, file: Path) -> None:
    """Write catalogue, releases and settings without secrets into one FILE, and verify it."""
    kept = pipeline.back_up(file)
    size = file.stat().st_size
    report.say(
        f"{file} holds {len(kept.files)} files, {size:,} bytes, and was read back whole.",
        files=len(kept.files), bytes=size, made_at=kept.made_at.isoformat(),
    )  # fmt: skip
    url = pipeline.settings.database_url
    report.warn(note(url, user(), "back up", "backup", file.name, details={"bytes": size}))


@command(cli, alone=True)
@FILE
def restore(pipeline: Pipeline, report: Report, file: Path) -> None:
    """Make the archive that a backup FILE holds, in an instance that is empty."""
    kept = pipeline.restore(file)
    report.say(
        f"{file} of {kept.made_at:%Y-%m-%d %H:%M} UTC is restored, {len(kept.files)} files.",
        files=len(kept.files), made_at=kept.made_at.isoformat(),
    )  # fmt: skip


@command(cli, alone=False)
def status(pipeline: Pipeline, report: Report) -> None:
    """Say what is recorded, what is served, what is kept and who is at work."""
    for line, facts in status_of(pipeline):
        report.say(line, **facts)


def _load(pipeline: Pipeline, report: Report, paths: tuple[Path, ...]) -> None:
    changes = pipeline.load(paths, by=user())
    for line in kept(changes):
        report.say(line)
    report.say(told(changes), changes=changed(changes), kept=kept(changes))


def _build(pipeline: Pipeline, report: Report) -> Manifest:
    manifest, built = pipeline.build(report.watch)
    winners = manifest.counts.winners
    state = "is built" if built else "was already built"
    report.say(
        f"Release {manifest.id} with {winners} winners {state}.",
        release=manifest.id, winners=winners, built=built,
    )  # fmt: skip
    return manifest


def _publish(pipeline: Pipeline, report: Report, reason: str, override: str) -> None:
    manifest = _build(pipeline, report)
    published, why = pipeline.publish(manifest, by=user(), reason=reason, override=override)
    report.say(_served(manifest.id, published), published=published)
    _note_published(pipeline, report, manifest.id, published, why)


def _served(release: str, published: bool) -> str:
    return f"Release {release} {'is now served' if published else 'was already served'}."


def _note_published(
    pipeline: Pipeline, report: Report, release: str, published: bool, why: str
) -> None:
    if published:
        url = pipeline.settings.database_url
        report.warn(note(url, user(), "publish", "release", release, why=why))


def _schedule(
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


def _prune(pipeline: Pipeline, report: Report, by: str = "") -> None:
    removed = pipeline.prune()
    names = f": {', '.join(removed)}" if removed else ""
    report.say(f"{len(removed)} old releases removed{names}.", removed=list(removed))
    if removed:
        url = pipeline.settings.database_url
        details = {"removed": list(removed)}
        report.warn(note(url, by or user(), "prune", "release", removed[0], details=details))
