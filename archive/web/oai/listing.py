"""Lists of records: which of them are asked for, and where the list goes on."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from archive.web import earlier, reading
from archive.web.oai import moments, resumption, sets
from archive.web.oai.asked import TOKEN, Arguments
from archive.web.oai.errors import OaiError
from archive.web.oai.items import Item, items

PAGE = 100
"""Records in one answer."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a list of `total` records, from `offset` on, and what was asked for."""

    items: tuple[Item, ...]
    offset: int
    total: int
    asked: Arguments


def part(verb: str, given: Arguments) -> Part:
    """The part that is asked for; pins the release that a token belongs to. May raise OaiError."""
    offset, asked = 0, given
    if TOKEN in given:
        token = resumption.read(verb, given[TOKEN])
        if not earlier.keep_to(token.release):
            text = "Another release was published since. Ask for the list again."
            raise OaiError("badResumptionToken", text)
        offset, asked = token.offset, token.asked
    found = _found(asked)
    if not found:
        raise OaiError("noRecordsMatch", "No record changed in that time, or is in that set.")
    if offset >= len(found):
        raise OaiError("badResumptionToken", "This token leads beyond the end of its list.")
    return Part(tuple(found[offset : offset + PAGE]), offset, len(found), asked)


def resume(parent: Element, verb: str, part: Part) -> None:
    """Say where the list goes on; an empty token says that it ends here. Whole ones have none."""
    if part.total <= PAGE:
        return
    after = part.offset + PAGE
    about = {"completeListSize": str(part.total), "cursor": str(part.offset)}
    text = ""
    if after < part.total:
        token = resumption.fresh(verb, reading.release().id, after, part.asked)
        about = {"expirationDate": moments.written(token.expiry), **about}
        text = str(token)
    SubElement(parent, TOKEN, about).text = text


def _found(asked: Arguments) -> list[Item]:
    """What is gone is in every set: which ones it was in is not kept, and it is better told."""
    release = reading.release()
    begin, end = moments.span(asked)
    found = [item for item in items(release) if begin <= item.changed < end]
    if "set" in asked:
        members = sets.members(reading.volume(), asked["set"])
        if members is None:
            return []
        found = [item for item in found if item.gone or item.id in members]
    return found
