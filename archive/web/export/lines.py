"""What each winner is by itself in one form, written once for a release and ready for any list."""

import json
import mmap
from collections.abc import Iterator
from contextlib import suppress
from itertools import accumulate, pairwise
from threading import Lock

from cachetools import LRUCache

from archive.stock import Copy
from archive.web import freshness
from archive.web.criteria import Criteria
from archive.web.export.formats import Format, Lined
from archive.web.export.preface import Preface
from archive.web.export.selection import Selection, select
from archive.web.reading import Volume

REMEMBERED = 4
"""Registers of lines in a worker's memory, a tenth of a kilobyte for each winner."""


class Ready:
    """Lines by the ids of their winners; they stay on disk, and all workers share them."""

    def __init__(self, copy: Copy) -> None:
        """Of a file as `written` gives it; ValueError for any other."""
        self._octets = mmap.mmap(copy.file.fileno(), copy.size, access=mmap.ACCESS_READ)
        register = self._octets.readline()
        ids, lengths = json.loads(register)
        at = accumulate(lengths, initial=len(register))
        self._places = dict(zip(ids, pairwise(at), strict=True))

    def __getitem__(self, winner_id: str) -> bytes:
        begin, end = self._places[winner_id]
        return self._octets[begin:end]


def pieces(volume: Volume, form: Format, selection: Selection, preface: Preface) -> Iterator[bytes]:
    """A list in that form, of lines that lie ready where there are any."""
    lines = form.lined and ready(volume, form.lined)
    if not form.lined or not lines:
        return form.write(selection.batches(), preface)
    found = ([lines[own] for own in ids] for ids in selection.ids())
    return form.lined.gather(found, preface)


def ready(volume: Volume, lined: Lined) -> Ready | None:
    """The lines of that kind, where they lie ready."""
    name = name_of(volume, lined)
    with _lock:
        known = _known.get(name)
    copy = volume.stock.find(name) if volume.stock and not known else None
    with suppress(ValueError):
        if copy:
            known = Ready(copy)
            with _lock:
                _known[name] = known
    return known


_known: LRUCache[str, Ready] = LRUCache(REMEMBERED)
_lock = Lock()


def name_of(volume: Volume, lined: Lined) -> str:
    """Under which they lie in the stock."""
    return freshness.tag(volume.release, ("lines", lined.kind))


def written(volume: Volume, lined: Lined) -> Iterator[bytes]:
    """The lines of all winners: first their ids and how long each is, as JSON, then all of them."""
    ids, lines = [], []
    for batch in select(volume.release, volume.names, Criteria()).batches():
        ids += [str(told["id"][0][0]) for told in batch]
        lines += [lined.line(told) for told in batch]
    yield json.dumps([ids, [len(line) for line in lines]]).encode() + b"\n"
    yield from lines
