"""From the parameters of an address to a shortlist. Whatever does not fit is left out and said."""

from collections.abc import Iterator

from werkzeug.datastructures import MultiDict

from archive.domain.syntax import MAX_CHARACTERS, clean_text
from archive.search.opening import OpenRelease
from archive.web.asking import shown, unknown
from archive.web.cards import winner_of
from archive.web.compare.chosen import BESIDE, MOST, Chosen
from archive.web.corrections.departure import departure
from archive.web.winners.finding import PATH

NAMED = 5
"""How many of the things that do not fit are named one by one."""
NUMBER = "Such a number looks like 2023-05."


def read(
    arguments: MultiDict[str, str], release: OpenRelease, *, known: tuple[str, ...] = ()
) -> tuple[Chosen, tuple[str, ...]]:
    """The shortlist of an address and, in whole sentences, what of it could not be used.

    `known` names the parameters that mean something beside those of the list itself.
    """
    given, strange = _numbers(arguments.getlist("winner"))
    missing = [number for number in given if winner_of(release, number) is None]
    ids = tuple(number for number in given if number not in missing)
    wanted, unreadable = _numbers(arguments.getlist("beside"))
    picked = [one for one in wanted if one in ids]
    notices = [
        *_few([f"“{shown(text)}” is no number of a winner. {NUMBER}" for text in strange]),
        *_few([_absent(number, release) for number in missing[:MOST]]),
        *_few([f"“{shown(text)}” is not in the list." for text in _left(wanted, ids, unreadable)]),
    ]
    if len(ids) > MOST:
        notices.append(f"A shortlist has room for {MOST} winners. Only the first {MOST} are kept.")
    if len(picked) > BESIDE:
        notices.append(f"Only {BESIDE} fit side by side: the first {BESIDE} in the list.")
    chosen = Chosen(ids[:MOST]).picking(picked)
    return chosen.showing(_flag(arguments)), (*notices, *_unknown(arguments, known))


def words(arguments: MultiDict[str, str]) -> str:
    """What more winners are sought with."""
    return clean_text(" ".join(arguments.getlist("q")))[:MAX_CHARACTERS].strip()


def _numbers(texts: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids that begin each text, each once, and the texts that have none."""
    matches = {text.strip(): PATH.fullmatch(text.strip()) for text in texts if text.strip()}
    found = dict.fromkeys(match[1] for match in matches.values() if match)
    return tuple(found), tuple(text for text, match in matches.items() if not match)


def _absent(number: str, release: OpenRelease) -> str:
    gone = departure(release, number)
    if gone:
        return f"{gone.sentence} So it is not in the list."
    return f"No winner is recorded as {number}, so it was left out."


def _left(wanted: tuple[str, ...], ids: tuple[str, ...], unreadable: tuple[str, ...]) -> list[str]:
    return [*(number for number in wanted if number not in ids), *unreadable]


def _few(notices: list[str]) -> Iterator[str]:
    yield from notices[:NAMED]
    if len(notices) > NAMED:
        yield f"The same holds for {len(notices) - NAMED} more."


def _flag(arguments: MultiDict[str, str]) -> bool:
    return arguments.get("differences", "") == "1"


def _unknown(arguments: MultiDict[str, str], known: tuple[str, ...]) -> Iterator[str]:
    if arguments.get("differences", "") not in ("", "1"):
        yield f"“{shown(arguments['differences'])}” says nothing of differences; only “1” does."
    yield from unknown(arguments, {"winner", "beside", "differences", *known})
