"""A record is changed; nothing that was typed is lost, nor what somebody else changed meanwhile."""

from datetime import date

from flask import abort, request
from flask.typing import ResponseReturnValue

from archive.domain.record import Record, digest_of
from archive.staff.answering import see_other
from archive.staff.process import Answer
from archive.staff.records import addresses, meanwhile, published, stock
from archive.staff.records.differing import differing
from archive.staff.records.draft import DO, SEEN, Draft, page, turned, typed
from archive.staff.records.entrance import kind_in, room
from archive.staff.records.filling import filled
from archive.staff.records.kinds import Content, Kind
from archive.staff.records.making import PUBLIC, key_of
from archive.staff.records.saving import Edit, errors, save

TOLD, WAS, NOW = "told", "told-was", "told-now"


@room.get("/records/<kind>/edit", may="editor")
def edit(kind: str) -> ResponseReturnValue:
    of, key = kind_in(kind), request.args.get("key", "")
    now = _found(of, key)
    return page(Draft(of, key, filled(of.fields, of.content(now)) | {SEEN: digest_of(now)}))


@room.post("/records/<kind>/edit", may="editor")
def change(kind: str) -> ResponseReturnValue:
    of, key = kind_in(kind), request.args.get("key", "")
    draft = Draft(of, key, typed())
    do = draft.values.get(DO, "")
    now = _found(of, key)
    if do == "choose":
        return page(meanwhile.chosen(draft, now))
    if other := turned(draft, do):
        return page(other)
    return _saved(draft, of.content(now), now)


def _saved(draft: Draft, now: Content, record: Record) -> ResponseReturnValue:
    to_be = draft.content(now)
    asked = _asked(draft, now, to_be)
    if asked.errors:
        return page(asked, 422)
    told = save(_edits(asked, to_be), asked.why)
    if told.error == "StaleEdit":
        return meanwhile.page(asked, record)
    if not told.ok:
        return page(asked.refused(_errors(asked, told)), 422)
    return _done(asked, to_be, told)


def _asked(draft: Draft, now: Content, to_be: Content) -> Draft:
    """The draft with what is still to be said: a reason, and whether readers are told."""
    wrong = {}
    if not draft.why and any(found.field.award for found in differing(draft.fields, now, to_be)):
        wrong["why"] = "Say why: a fact of the award changes, and its history keeps the reason."
    if draft.kind.name != "winner" or not (shown := published.winner(draft.key)):
        return draft.refused(wrong)
    changed = published.told_otherwise(draft.fields, shown, now, to_be)
    if changed and draft.values.get(TOLD) not in ("yes", "no"):
        was, is_now = published.wording(changed)
        wrong[TOLD] = "Readers see what you change. Say whether the list of corrections tells it."
        worded = {WAS: draft.values.get(WAS) or was, NOW: draft.values.get(NOW) or is_now}
        return draft.refused(wrong, values=draft.values | worded, telling=True)
    return draft.refused(wrong, telling=bool(changed))


def _edits(draft: Draft, to_be: Content) -> list[Edit]:
    own = {"kind": draft.kind.name, "key": draft.key, "content": to_be}
    edits: list[Edit] = [own | ({"seen": draft.seen} if draft.seen else {})]
    if draft.telling and draft.values.get(TOLD) == "yes":
        edits.append({"kind": "correction", "content": _correction(draft, to_be)})
    return edits


def _correction(draft: Draft, to_be: Content) -> Content:
    source = published.source_of(to_be)
    return {
        "date": date.today().isoformat(),
        "winner": draft.key,
        "was": draft.values.get(WAS, "").strip(),
        "now": draft.values.get(NOW, "").strip(),
    } | ({"source": source} if source else {})


def _errors(draft: Draft, told: Answer) -> dict[str, str]:
    own = [p for p in told.problems if not str(p["record"]).startswith("correction")]
    if len(own) == len(told.problems):
        return errors(draft.fields, told)
    names = {"was": WAS, "now": NOW}
    found = errors(draft.fields, Answer(False, problems=tuple(own))) if own else {}
    for problem in told.problems:
        if problem not in own:
            name = names.get(str(problem["field"]), TOLD)
            found[name] = f"What readers are told: {problem['message']}. {problem['fix']}"
    return found


def _done(draft: Draft, to_be: Content, told: Answer) -> ResponseReturnValue:
    key = draft.key if draft.kind.name in ("winner", "edition") else key_of(draft.kind, to_be)
    changed = bool(told.told.get("changes"))
    said = f"The {draft.kind.name} is changed. {PUBLIC}" if changed else "Nothing was changed."
    return see_other(addresses.record(draft.kind, key), said=said)


def _found(kind: Kind, key: str) -> Record:
    now = stock.find(kind, key)
    if now is None:
        abort(404, f"There is no {kind.name} “{key[:60]}” any more. Its history may say why.")
    return now
