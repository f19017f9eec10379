"""YAML as a person reads it: text, whole numbers, true and false, each with the line it stands on.

Nothing is turned into a date, an octal number or a float, and "no" stays a word. Tags, anchors and
aliases are refused, so that a small file cannot grow into a large one.
"""

import re
from dataclasses import dataclass, field
from typing import NoReturn

import yaml

from archive.errors import Problem
from indexer.loading.limits import MOST_PROBLEMS

Value = str | int | bool | None | tuple["Value", ...] | dict[str, "Value"]
Where = tuple[str | int, ...]
"""The way from the top of a file to a value: keys, and positions in lists counted from 0."""

PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20
LONGEST_KEY = 80
MOST_VALUES = 200_000

PLAIN_WORDS: dict[str, Value] = {"": None, "~": None, "null": None, "true": True, "false": False}
WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(slots=True)
class Reading:
    """The content of one file, None where there is none to use, with the line of every value."""

    content: Value = None
    lines: dict[Where, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_yaml(file: str, text: str) -> Reading:
    """Read one document; whatever is wrong with it is among the problems, never an exception."""
    reader = _Reader(file, text)
    try:
        reader.reading.content = reader.document()
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The parser in Python, used where the one in C is missing, lets the latter two escape.
        reader.reading.problems.append(_broken(file, error))
    except _GiveUp:
        pass  # why is among the problems
    return reader.reading


class _GiveUp(Exception):
    """Reading on would be of no use."""


class _Reader:
    """Builds values from the events of the parser, down to the depth that is allowed."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._events = yaml.parse(text, Loader=PARSER)
        self.reading = Reading()

    def document(self) -> Value:
        content: Value = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(event, "more than one document", "Remove the line '---'.")
            elif isinstance(event, yaml.NodeEvent):
                content = self._value(event, ())
        return content

    def _value(self, event: yaml.Event, where: Where) -> Value:
        lines = self.reading.lines
        lines.setdefault(where, _line(event))
        self._refuse_references(event, where)
        if len(where) >= DEEPEST:
            self._stop(event, "nested too deeply", "Check the indentation.")
        if len(lines) > MOST_VALUES:
            self._stop(event, f"more than {MOST_VALUES:,} values", "Split the file.")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(where)
        if isinstance(event, yaml.MappingStartEvent):
            return self._map(where)
        return self._scalar(event, where) if isinstance(event, yaml.ScalarEvent) else None

    def _list(self, where: Where) -> tuple[Value, ...]:
        values: list[Value] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*where, len(values))))
        return tuple(values)

    def _map(self, where: Where) -> dict[str, Value]:
        lines, values = self.reading.lines, dict[str, Value]()
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, where)
            # The line of the key, not of what follows it: a folded text begins a line later.
            first = lines.setdefault((*where, key), _line(event))
            value = self._value(next(self._events), (*where, key))
            if key in values:
                self._at(event, key, f"written twice, first on line {first}", "Keep one of them.")
            else:
                values[key] = value
        return values

    def _key(self, event: yaml.Event, where: Where) -> str:
        self._refuse_references(event, where)
        key: str = event.value if isinstance(event, yaml.ScalarEvent) else ""
        if not key or not key.isprintable() or len(key) > LONGEST_KEY:
            self._stop(event, "a key must be a plain word", "Write 'key: value'.")
        return key

    def _scalar(self, event: yaml.ScalarEvent, where: Where) -> Value:
        text: str = event.value
        if CONTROL.search(text):
            self._at(event, _name(where), "holds a control character", "Remove it.")
        is_plain = event.implicit[0]
        if is_plain and text in PLAIN_WORDS:
            return PLAIN_WORDS[text]
        return int(text) if is_plain and WHOLE_NUMBER.fullmatch(text) else text

    def _refuse_references(self, event: yaml.Event, where: Where) -> None:
        fix = "Write the value itself, in quotes if it begins with '&', '*' or '!'."
        if anchor := getattr(event, "anchor", None):
            self._at(event, _name(where), f"'{anchor[:60]}' is an anchor or alias", fix)
        if tag := getattr(event, "tag", None):
            self._at(event, _name(where), f"'{tag[:60]}' is a tag", fix)

    def _at(self, event: yaml.Event, key: str, message: str, fix: str) -> None:
        self._note(_line(event), key, message, fix)

    def _stop(self, event: yaml.Event, message: str, fix: str) -> NoReturn:
        self._at(event, "", message, fix)
        raise _GiveUp

    def _note(self, line: int | None, key: str, message: str, fix: str) -> None:
        problems = self.reading.problems
        problems.append(Problem(self._file, "", key, message, fix, line))
        if len(problems) == MOST_PROBLEMS:
            message, fix = "too many problems to list", "Mend those above first."
            problems.append(Problem(self._file, "", "", message, fix, line))
            raise _GiveUp


def _broken(file: str, error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    reason = getattr(error, "problem", None) or "it cannot be read"
    fix = "Check indentation, colons and quotes on this line and the one above."
    return Problem(file, "", "", f"broken YAML: {reason}", fix, mark.line + 1 if mark else None)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _name(where: Where) -> str:
    return next((part for part in reversed(where) if isinstance(part, str)), "")
