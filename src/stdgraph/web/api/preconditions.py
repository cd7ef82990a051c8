"""If-Match: a write on an older state of a record is refused and told what it meets, or merged.

RFC 9110, 13.1.1. With ``?merge=true`` what others changed since stays beside the edit; where both
changed a field, ``?mine=`` and ``?theirs=`` say whose counts, and nothing is stored before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from fastapi import Request

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.meeting import Edit, Seen, seen_with
from stdgraph.catalogue.changes.merging import SIDES, Decisions, Merge, Side
from stdgraph.catalogue.changes.record_tag import tag_of
from stdgraph.catalogue.changes.refusals import stale, undecided
from stdgraph.catalogue.changes.told import change_record
from stdgraph.errors import BadUsage, Message
from stdgraph.model.record_kind import STANDARDS, RecordKind
from stdgraph.web.api import parameters
from stdgraph.web.problems import RequestRefused, language

Fields = Mapping[str, str]
_COMMA = re.compile(r"\s*[,;；，]\s*")
_MERGES = Message(
    "他人没有动过您改的字段：加上 ?merge=true 即可合并。",
    "Nobody else touched the fields that you change: send it again with ?merge=true to merge.",
)
_MEETS = Message(
    "请加上 ?merge=true，并用 mine=字段 或 theirs=字段 决定 conflicts 中的每一项；"
    "或在新内容上重改，以 etag 作 If-Match 重新发送。",
    "Add ?merge=true, and decide on each of “conflicts” by mine=FIELD or theirs=FIELD; or make "
    "your change on the new state and send “etag” as If-Match.",
)
_NO_BASE = BadUsage(
    Message("merge=true 需要 If-Match。", "merge=true needs If-Match."),
    Message(
        "请以读取该记录时的 ETag 作 If-Match。",
        "Send the ETag that came with the record as If-Match.",
    ),
)


def refuse_stale(
    request: Request, desk: Desk, number: str, current: Fields, kind: RecordKind = STANDARDS
) -> None:
    """Let a write pass that bears no If-Match, or that of the record's ``current`` state.

    Raises:
        RequestRefused: 412; its members say what others changed.
    """
    if tags := _other_tags(request, current):
        raise _refusal(request, desk, number, current, _seen(desk, kind, number, tags), None)


def made_on_current(  # noqa: PLR0913, PLR0917 - a record, its state, and what becomes of it
    request: Request,
    desk: Desk,
    kind: RecordKind,
    key: str,
    current: Fields,
    edit: Callable[[Fields], dict[str, str]],
) -> dict[str, str]:
    """Return the fields that an edit leaves a record with; ``edit`` makes them of a state.

    Raises:
        RequestRefused: 412 where the record isn't as If-Match says and nothing is to be merged, or
            that state is in no history; 409 where a field that both changed is undecided.
        BadUsage: it shall be merged, and nothing says with what.
    """
    merges = parameters.truth(request.query_params.get("merge", ""))
    tags = _other_tags(request, current)
    if not tags:
        if merges and not request.headers.get("if-match", ""):
            raise _NO_BASE
        return edit(current)
    seen = _seen(desk, kind, key, tags)
    if seen is None:
        raise _refusal(request, desk, key, current, None, None)
    made = Edit(kind, key, seen.fields, edit(seen.fields))
    merge = made.on(current, _decisions(request))
    if not merges:
        raise _refusal(request, desk, key, current, seen, merge)
    if merge.clashes:
        error = undecided([made.undecided(merge, current)], _MEETS)
        refusal = RequestRefused(409, "conflict", error.what, error.fix, _etag(current))
        refusal.members = _members(request, current, seen, merge)
        raise refusal
    return merge.fields


def _other_tags(request: Request, current: Fields) -> set[str]:
    """Return the tags of If-Match where none of them is that of the current state."""
    header = request.headers.get("if-match", "").strip()
    tags = {part.strip().removeprefix("W/").strip('"') for part in header.split(",")}
    return set() if header in ("", "*") or tag_of(current) in tags else tags


def _seen(desk: Desk, kind: RecordKind, key: str, tags: set[str]) -> Seen | None:
    history = desk.journal.changes(key)
    found = (seen_with(history, kind, key, tag) for tag in sorted(tags))
    return next((seen for seen in found if seen is not None), None)


def _decisions(request: Request) -> Decisions:
    sides: dict[str, Side] = {}
    for side in SIDES:
        sides |= dict.fromkeys(_COMMA.split(request.query_params.get(side, "").strip()), side)
    return Decisions(sides)


def _refusal(  # noqa: PLR0913, PLR0917 - as ``made_on_current``
    request: Request,
    desk: Desk,
    key: str,
    current: Fields,
    seen: Seen | None,
    merge: Merge | None,
) -> RequestRefused:
    error = stale(key, current, desk.journal.changes(key, 1))
    fix = error.fix
    if merge is not None:
        fix = _MEETS if merge.clashes else _MERGES
    refusal = RequestRefused(412, "conflict", error.what, fix, _etag(current))
    refusal.members = _members(request, current, seen, merge)
    return refusal


def _etag(current: Fields) -> dict[str, str]:
    return {"ETag": f'"{tag_of(current)}"'}


def _members(
    request: Request, current: Fields, seen: Seen | None, merge: Merge | None
) -> dict[str, object]:
    members: dict[str, object] = {
        "etag": f'"{tag_of(current)}"',
        "current": {name: value for name, value in current.items() if value},
    }
    if seen is not None:
        lang = language(request)
        members["changes"] = [change_record(change, lang) for change in seen.since]
    if merge is not None:
        members["conflicts"] = [
            {"field": it.field, "base": it.was, "theirs": it.theirs, "yours": it.mine}
            for it in merge.clashes
        ]
        members["merging"] = [it.field for it in (*merge.own, *merge.joined)]
    return members
