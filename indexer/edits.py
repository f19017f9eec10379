"""Edits as they are handed over: JSON, read strictly."""

from collections.abc import Iterator

from pydantic import ValidationError

from archive.domain.edit import Edit, Edits
from archive.errors import Problem, RecordError


def read_edits(text: bytes) -> tuple[Edit, ...]:
    """The edits; RecordError with what is wrong with their form."""
    try:
        return Edits.model_validate_json(text).edits
    except ValidationError as error:
        raise RecordError(list(_problems(error))) from error


def _problems(error: ValidationError) -> Iterator[Problem]:
    for found in error.errors(include_url=False, include_context=False, include_input=False):
        where = " ".join(str(part) for part in found["loc"])
        fix = "See `python -m indexer edit --help`."
        yield Problem("the edits", "", where, found["msg"], fix)
