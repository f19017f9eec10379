"""What a harvester asks: a verb and its arguments, each at most once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from archive.web.asking import shown
from archive.web.oai.errors import OaiError

Arguments = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verb:
    """The arguments that a verb needs and those that it allows.

    With `resumable` it may have a resumption token instead, which then is its only argument.
    """

    needed: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    resumable: bool = False


_LIST = Verb(frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"}), resumable=True)
VERBS: Mapping[str, Verb] = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(allowed=frozenset({"identifier"})),
    "ListSets": Verb(resumable=True),
    "GetRecord": Verb(frozenset({"identifier", "metadataPrefix"})),
    "ListIdentifiers": _LIST,
    "ListRecords": _LIST,
}
TOKEN = "resumptionToken"  # noqa: S105 - a word of the protocol
_LEGAL = {
    "metadataPrefix": re.compile(r"[A-Za-z0-9\-_.!~*'()]+"),
    "set": re.compile(r"[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*"),
    "identifier": re.compile(r"[!-~]+"),
}


def read(given: MultiDict[str, str]) -> tuple[str, Arguments]:
    """The verb and its arguments; OaiError if they are not what the protocol allows."""
    verbs = given.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise OaiError("badVerb", f"Give one verb of {', '.join(VERBS)}.")
    arguments = {name: values for name, values in given.lists() if name != "verb"}
    for name, values in arguments.items():
        if len(values) > 1:
            raise OaiError("badArgument", f"The argument {shown(name)} is given more than once.")
    read = {name: values[0] for name, values in arguments.items()}
    _check(VERBS[verbs[0]], read)
    return verbs[0], read


def _check(verb: Verb, given: Arguments) -> None:
    if verb.resumable and TOKEN in given:
        if len(given) > 1:
            raise OaiError("badArgument", "A resumption token is the only argument.")
        return
    for name in given:
        if name not in verb.needed | verb.allowed:
            raise OaiError("badArgument", f"This verb has no argument {shown(name)}.")
    for name in sorted(verb.needed - given.keys()):
        raise OaiError("badArgument", f"This verb needs the argument {name}.")
    for name, legal in _LEGAL.items():
        if name in given and not legal.fullmatch(given[name]):
            raise OaiError("badArgument", f"The argument {name} is not written as it may be.")
