"""YAML as this project writes it: one form for each content, so that two files can be compared.

It is what `yaml_reader` reads back as it was: texts that look like numbers stand in quotes, texts
too long for a line are folded, and a `Brief` record stands on one line.
"""

import re
from collections.abc import Mapping
from typing import Any

import yaml

WIDTH = 86
"""A folded line ends with the word that reaches beyond this column."""
LONG = 76
"""Characters of a text that still stands beside its key."""
_NUMBER = re.compile("[0-9][0-9.:-]*")


class Brief(dict[str, Any]):
    """A record that is written on one line."""


class _Writer(yaml.SafeDumper):
    """Lists stand further in than their key, and nothing is written as a reference."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _text(writer: _Writer, text: str) -> yaml.ScalarNode:
    style = ">" if len(text) > LONG and _folds(text) else None
    return writer.represent_scalar(
        "tag:yaml.org,2002:str", text, "'" if _NUMBER.fullmatch(text) else style
    )


def _folds(text: str) -> bool:
    """Whether folding loses nothing: odd blanks would be changed, and an address has none."""
    return " " in text and text == " ".join(text.split()) and text.isprintable()


def _brief(writer: _Writer, record: Brief) -> yaml.MappingNode:
    return writer.represent_mapping("tag:yaml.org,2002:map", record, flow_style=True)


_Writer.add_representer(str, _text)
_Writer.add_representer(Brief, _brief)


def mapping(content: Mapping[str, Any]) -> str:
    """Keys with what they hold, in their order."""
    return _written(content)


def listed(key: str, records: list[Any]) -> str:
    """A key with a list of records, a blank line between each two of them."""
    if not records:
        return f"{key}: []\n"
    blocks = (_indented(_written([record])) for record in records)
    return f"{key}:\n" + "\n".join(blocks)


def _written(content: object) -> str:
    text: str = yaml.dump(
        content, Dumper=_Writer, width=WIDTH, indent=2,
        allow_unicode=True, sort_keys=False, default_flow_style=False,
    )  # fmt: skip
    return text


def _indented(lines: str) -> str:
    return "".join(f"  {line}" if line.strip() else line for line in lines.splitlines(True))
