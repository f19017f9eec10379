"""The commands. Each is a few lines over the pipeline; errors become one line and exit code 1."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

import click

from archive.config import Settings
from archive.errors import ArchiveError, ReleaseError
from archive.search.whoosh import WhooshEngine
from indexer.lock import locked
from indexer.pipeline import Pipeline
from indexer.report import Report, changed, told
from indexer.status import status_of

P = ParamSpec("P")
Command = Callable[Concatenate[Pipeline, Report, P], None]

PATHS = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
REASON = click.option("--reason", default="", help="Why, for the record.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Load winners, build a release of them, and publish it.

    A PATH is a YAML file or a folder of them. ARCHIVE_INSTANCE says where the catalogue and the
    releases are kept (default: instance).
    """


def command(*, writes: bool) -> Callable[[Command[P]], click.Command]:
    """A command that gets a pipeline and a report first, and the lock if it changes anything."""

    def decorate(run: Command[P]) -> click.Command:
        @cli.command()
        @click.option("--json", "machine", is_flag=True, help="Answer with one JSON object.")
        @click.pass_context
        @wraps(run)
        def wrapped(context: click.Context, machine: bool, *args: Any, **options: Any) -> None:
            report = Report(machine=machine)
            with _told(report):
                settings = Settings.from_environment()
                with locked(settings.instance, context.info_name or "") if writes else _unlocked():
                    run(Pipeline(settings, WhooshEngine()), report, *args, **options)

        return wrapped

    return decorate


@contextmanager
def _unlocked() -> Iterator[None]:
    yield


@contextmanager
def _told(report: Report) -> Iterator[None]:
    """Translate the archive's errors at the edge."""
    try:
        yield
    except ArchiveError as error:
        report.fail(error)
        raise SystemExit(1) from error
    report.close()


@command(writes=True)
@PATHS
def load(pipeline: Pipeline, report: Report, paths: tuple[Path, ...]) -> None:
    """Put the records of files into the catalogue, all of them or none."""
    changes = pipeline.load(paths, by=getpass.getuser())
    report.say(told(changes), changes=changed(changes))


@command(writes=True)
@PATHS
def check(pipeline: Pipeline, report: Report, paths: tuple[Path, ...]) -> None:
    """Say what loading files would change, without changing anything."""
    changes = pipeline.check(paths)
    for line in changed(changes):
        report.say(
            f"{line['act']} {line['kind']} {line['name']} {' '.join(line['fields'])}".strip()
        )
    report.say(f"The files are good. {told(changes)}", changes=changed(changes))


@command(writes=True)
def build(pipeline: Pipeline, report: Report) -> None:
    """Build a release of what the catalogue holds, beside the one that is served."""
    _build(pipeline, report)


@command(writes=True)
def verify(pipeline: Pipeline, report: Report) -> None:
    """Question the release of what the catalogue holds, building it if it is not there."""
    manifest = _build(pipeline, report)
    report.say(f"All {pipeline.verify(manifest)} checks passed.")


@command(writes=True)
@REASON
def publish(pipeline: Pipeline, report: Report, reason: str) -> None:
    """Verify the release of what the catalogue holds and make it the one that is served."""
    _publish(pipeline, report, reason)


@command(writes=True)
@PATHS
@REASON
@click.option("--unless-current", is_flag=True, help="Do nothing if a release is being served.")
def reindex(
    pipeline: Pipeline, report: Report, paths: tuple[Path, ...], reason: str, unless_current: bool
) -> None:
    """Load files, build, verify and publish, and prune what is no longer kept."""
    if unless_current and _is_served(pipeline, report):
        return
    changes = pipeline.load(paths, by=getpass.getuser())
    report.say(told(changes), changes=changed(changes))
    _publish(pipeline, report, reason)
    _prune(pipeline, report)


@command(writes=True)
@click.argument("release", required=False)
@REASON
def rollback(pipeline: Pipeline, report: Report, release: str | None, reason: str) -> None:
    """Serve RELEASE again, by default the one published before."""
    pointer = pipeline.rollback(release, by=getpass.getuser(), reason=reason)
    report.say(f"Release {pointer.release} is served again.", release=pointer.release)


@command(writes=True)
def prune(pipeline: Pipeline, report: Report) -> None:
    """Remove old releases; ARCHIVE_KEEP (default: 5) of them stay."""
    _prune(pipeline, report)


@command(writes=False)
def status(pipeline: Pipeline, report: Report) -> None:
    """Say what is recorded, what is served, what is kept and who is at work."""
    for line, facts in status_of(pipeline):
        report.say(line, **facts)


def _build(pipeline: Pipeline, report: Report) -> Any:
    manifest, built = pipeline.build(report.watch)
    winners = manifest.counts.winners
    state = "is built" if built else "was already built"
    report.say(
        f"Release {manifest.id} with {winners} winners {state}.",
        release=manifest.id, winners=winners, built=built,
    )  # fmt: skip
    return manifest


def _publish(pipeline: Pipeline, report: Report, reason: str) -> None:
    manifest = _build(pipeline, report)
    changed_anything = pipeline.publish(manifest, by=getpass.getuser(), reason=reason)
    state = "is now served" if changed_anything else "was already served"
    report.say(f"Release {manifest.id} {state}.", published=changed_anything)


def _prune(pipeline: Pipeline, report: Report) -> None:
    removed = pipeline.prune()
    names = f": {', '.join(removed)}" if removed else ""
    report.say(f"{len(removed)} old releases removed{names}.", removed=list(removed))


def _is_served(pipeline: Pipeline, report: Report) -> bool:
    try:
        release = pipeline.shelf.examine(pipeline.shelf.current().release).id
    except ReleaseError:
        return False
    report.say(f"Release {release} is served.", release=release, published=False)
    return True
