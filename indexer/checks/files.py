"""What must hold between the files of a load."""

from collections.abc import Iterator

from archive.errors import Problem
from indexer.checks.context import Context
from indexer.loading.entries import Entries


def one_file_of_each_other_kind(_: Entries, context: Context) -> Iterator[Problem]:
    """Each replaces what is known, so that a second one would undo the first."""
    first: dict[str, str] = {}
    for document in context.loaded.documents:
        if document.kind == "edition" or document.kind not in first:
            first[document.kind] = document.file
            continue
        message = f"a second file of the kind '{document.kind}', beside {first[document.kind]}"
        yield document.problem("", (), "", message, "Move its content into the first.")
