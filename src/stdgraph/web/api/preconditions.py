"""If-Match: a write on an older state of a record is refused, and told what it meets.

RFC 9110, 13.1.1. With ``?merge=true`` an edit whose fields nobody else touched goes through.
"""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.meeting import Meeting, meeting
from stdgraph.catalogue.changes.record_tag import tag_of
from stdgraph.catalogue.changes.refusals import stale
from stdgraph.catalogue.changes.told import change_record
from stdgraph.errors import Message
from stdgraph.web.api import parameters
from stdgraph.web.problems import RequestRefused, language

_MERGES = Message(
    "他人没有动过您改的字段：加上 ?merge=true 即可合并。",
    "Nobody else touched the fields that you change: send it again with ?merge=true to merge.",
)
_MEETS = Message(
    "请逐个决定 conflicts 中的字段，再以 etag 作 If-Match 重新发送。",
    "Decide on each field in “conflicts”, then send it again with “etag” as If-Match.",
)


def refuse_stale(
    request: Request, desk: Desk, number: str, current: Mapping[str, str], wanted: Mapping[str, str]
) -> None:
    """Let a write pass that bears no If-Match, or that of the record's ``current`` state.

    Raises:
        RequestRefused: 412; its members say what others changed, which fields are in conflict and
            which merge by themselves.
    """
    tag = request.headers.get("if-match", "").strip()
    seen = {part.strip().removeprefix("W/").strip('"') for part in tag.split(",")}
    if tag in ("", "*") or tag_of(current) in seen:
        return
    history = desk.history(number)
    found = (meeting(history, number, one, current, wanted) for one in sorted(seen))
    met = next((m for m in found if m is not None), None)
    merges = met is not None and met.merging and not met.conflicts
    if merges and parameters.truth(request.query_params.get("merge", "")):
        return
    error = stale(number, current, history[:1])
    fix = error.fix if met is None else _MERGES if merges else _MEETS
    headers = {"ETag": f'"{tag_of(current)}"'}
    refusal = RequestRefused(412, "conflict", error.what, fix, headers)
    refusal.members = _members(request, current, met)
    raise refusal


def _members(
    request: Request, current: Mapping[str, str], met: Meeting | None
) -> dict[str, object]:
    members: dict[str, object] = {
        "etag": f'"{tag_of(current)}"',
        "current": {name: value for name, value in current.items() if value},
    }
    if met is not None:
        lang = language(request)
        members["conflicts"] = [
            {"field": it.field, "base": it.was, "theirs": it.theirs, "yours": it.mine}
            for it in met.conflicts
        ]
        members["merging"] = list(met.merging)
        members["changes"] = [change_record(change, lang) for change in met.since]
    return members
