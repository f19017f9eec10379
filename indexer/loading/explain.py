"""Turns pydantic's errors into plain words, each with what to do about it."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from archive.domain.golden import GoldenQuery
from archive.domain.naming import slugify
from archive.domain.winner import Winner
from archive.domain.withdrawal import Withdrawal
from indexer.loading.nearest import did_you_mean
from indexer.loading.yaml_reader import Where

# The kind of error, what is said of it and what to do. Braces name its context, {given} the value.
WORDS = {
    "missing": ("is missing", "Add '{key}: ' with its value."),
    "string_type": ("must be text, not {given}", "Write one text, in quotes if it is a number."),
    "string_unicode": ("is not proper text", "Write it anew."),
    "int_type": ("must be a whole number, not {given}", "Write digits, without quotes."),
    "bool_type": ("must be true or false, not {given}", "Write true or false, without quotes."),
    "tuple_type": (
        "must be a list, not {given}",
        "Write each value on a line of its own after '- '.",
    ),
    "model_type": ("must be a group of keys, not {given}", "Write lines of 'key: value' below it."),
    "string_too_short": ("is empty", "Write it, or leave the key out if it is not known."),
    "string_too_long": ("is longer than {max_length} characters", "Shorten it."),
    "too_short": ("is an empty list", "Add at least {min_length}."),
    "greater_than_equal": ("must be {ge} or more, not {given}", "Correct the number."),
    "less_than_equal": ("must be {le} or less, not {given}", "Correct the number."),
    "literal_error": ("{given} is not one of its words", "Write one of {expected}."),
    "string_pattern_mismatch": ("{given} has the wrong form", "{form}"),
    "extra_forbidden": ("unknown key", "Remove it."),
    "no_day": ("is not in the calendar", "Correct the day."),
    "not_of_one": ("names neither or both of 'winner' and 'edition'", "Name one of the two."),
    "unanswered": ("has no winner of grade 3", "Give 3 to what must come first."),
}
NOTHING_WRITTEN = ("has no value", "Write it, or leave the key out if it is not known.")

FORMS = {
    "url": "Write the whole address, from https:// on, without blanks.",
    "ceremony_date": "Write '2023', '2023-05' or '2023-05-15'.",
    "date": "Write a day such as '2027-05-03'.",
    "edition": "Write the key of an edition, such as 'smart-50-2023'.",
    "language": "Write a code such as 'en' or 'zh-Hant'.",
}
WITH_NUMBERS = (Winner, GoldenQuery, Withdrawal)
"""The records whose `id` is a year and a number; ids of others are words."""
DERIVED = {"country_code": "Remove it: it comes from the gazetteer."}


def explain(model: type[BaseModel], error: ValidationError) -> Iterator[tuple[Where, str, str]]:
    """Each error as the way to its value, a message, and the fix."""
    for detail in error.errors(include_url=False):
        where: Where = detail["loc"]
        if detail["type"] == "too_short" and detail["input"]:
            continue  # the list is not empty: its items have errors of their own
        message, fix = _words(model, detail, where)
        yield where, message, fix


def _words(model: type[BaseModel], detail: ErrorDetails, where: Where) -> tuple[str, str]:
    kind, value = detail["type"], detail["input"]
    key = str(where[-1]) if where else ""
    if kind == "extra_forbidden":
        fix = DERIVED.get(key) or did_you_mean(key, _keys_at(model, where[:-1]), "Remove it.")
        return "unknown key", fix
    if value is None and kind != "missing":
        return NOTHING_WRITTEN
    if kind not in WORDS:
        return detail["msg"].lower(), "Correct it."
    message, fix = WORDS[kind]
    context: dict[str, Any] = {
        **detail.get("ctx", {}),
        "key": key,
        "given": _given(value),
        "form": _form(model, where, value),
    }
    return message.format(**context), fix.format(**context)


def _given(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{value[:40]}…'" if len(value) > 40 else f"'{value}'"
    return (
        "a list"
        if isinstance(value, tuple)
        else "a group"
        if isinstance(value, dict)
        else str(value)
    )


def _form(model: type[BaseModel], where: Where, value: object) -> str:
    """How a text of this field is written; a key of the vocabulary unless another is known."""
    key = next((part for part in reversed(where) if isinstance(part, str)), "")
    if key in ("winner", "merged_into") or (key == "id" and model in WITH_NUMBERS):
        return "Write the year, a hyphen and a number, such as '2023-01'."
    slug = slugify(value) if isinstance(value, str) else ""
    return FORMS.get(key) or f"Write the id, in the form '{slug or 'digital-twin'}'."


def _keys_at(model: type[BaseModel], where: Where) -> tuple[str, ...]:
    """The keys that a model knows at some depth."""
    for part in where:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_within(model.model_fields[part].annotation) or model
    return tuple(model.model_fields)


def _model_within(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_within, get_args(annotation))), None)
