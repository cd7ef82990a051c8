"""Storing records that come as JSON, and what is answered: the same for every kind of record."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response

from stdgraph.catalogue.changes import told
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import Operation, key_of, put
from stdgraph.catalogue.changes.record_tag import tag_of
from stdgraph.catalogue.changes.steps import STORING
from stdgraph.catalogue.records.beside import sheets_of
from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.reading import from_mappings
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.catalogue.watching import UNWATCHED, Watch
from stdgraph.errors import BadUsage, Duplicate, Message, RulesBroken
from stdgraph.model.record_kind import KINDS, OR, STANDARDS, RecordKind
from stdgraph.model.row_finding import RowFinding
from stdgraph.names import path_name
from stdgraph.numbers import parse_number
from stdgraph.tabular.objects import read_json, records
from stdgraph.web.api import parameters
from stdgraph.web.api.preconditions import made_on_current
from stdgraph.web.body import read_body
from stdgraph.web.deferred import answered
from stdgraph.web.jobs import Task
from stdgraph.web.problems import MEDIA_TYPE, TITLES, TYPE, RequestRefused, language
from stdgraph.web.token import author_of

# What reading a record answers besides its fields, and a client may send back.
_READ_ALONG = ("as_of", "key")
# Python reads integers of up to 4,300 digits; no field holds a hundred.
_DIGITS = 100
_NOT_A_RECORD = RequestRefused(
    415,
    "unsupported-media-type",
    Message("请求体应为 JSON。", "The body should be JSON."),
    Message("请用 Content-Type: application/json。", "Send Content-Type: application/json."),
)


def path_of(kind: RecordKind, key: str) -> str:
    """Return a record's key as a path names it."""
    return parse_number(key).path if kind is STANDARDS else path_name(key)


def created(request: Request, desk: Desk, value: Any, kind: RecordKind) -> Response:
    """Store new records of one kind, given as JSON, and answer; later, if the client prefers so."""
    sheet = sheet_of(value, kind)

    def work(watch: Watch) -> Response:
        # A second record of the same key must not come between looking and storing.
        with desk.alone():
            several = isinstance(value, list)
            return stored(request, desk, sheet, several=several, created=True, watch=watch)

    what = Message(f"新增 {len(sheet.rows)} 条记录", f"Adding {len(sheet.rows)} records")
    return answered(request, Task(what, STORING, work, for_editors=True))


def edited(  # noqa: PLR0913 - the record, the body, and how it is taken
    request: Request,
    desk: Desk,
    kind: RecordKind,
    value: Any,
    find: Callable[[], dict[str, str]],
    *,
    whole: bool,
) -> Response:
    """Store the fields of a body in the record that ``find`` gives, and answer.

    ``whole`` empties the fields that the body lacks. The address says which record it is: its key
    stays. What others changed since the client read it is heeded as If-Match says.
    """
    if not isinstance(value, dict):
        raise one_object()
    sheet = sheet_of({name: cell for name, cell in value.items() if name not in _READ_ALONG}, kind)
    (row,) = sheet.rows

    def edit(seen: Mapping[str, str]) -> dict[str, str]:
        return {**(dict.fromkeys(kind.fields, "") if whole else seen), **row.cells}

    # What others change between reading and storing would be written over.
    with desk.alone():
        old = find()
        cells = made_on_current(request, desk, kind, key_of(kind, old), old, edit)
        own = {name: old[name] for part in kind.key for name in part.split(OR)}
        made = replace(sheet, rows=(replace(row, cells={**cells, **own}),))
        return stored(request, desk, made, several=False, created=False)


def stored(  # noqa: PLR0913 - the body, how it is taken, and what goes with it
    request: Request,
    desk: Desk,
    sheet: Sheet,
    *,
    several: bool,
    created: bool,
    also: Sequence[Operation] = (),
    watch: Watch = UNWATCHED,
) -> Response:
    """Store a sheet's records and answer, or answer with what is wrong with them.

    A single record that is there already is 409, anything else that can't be stored 422. ``also``
    are operations that belong to the same change.
    """
    brought = bring(desk.store, [sheet], may_exist=not created, known=desk.known, watch=watch)
    found = brought.findings
    if brought.broken:
        only_duplicate = all(finding.shape == "duplicate" for finding in brought.broken)
        kind = Duplicate if only_duplicate and not several else RulesBroken
        return _refusal(request, kind, found)
    operations = [
        put(row.cells, row.line, one.kind) for one in sheets_of(sheet) for row in one.rows
    ]
    return done(request, desk, [*operations, *also], found, created=created, watch=watch)


def done(  # noqa: PLR0913 - as ``stored``
    request: Request,
    desk: Desk,
    operations: Sequence[Operation],
    found: Sequence[RowFinding] = (),
    *,
    created: bool = False,
    watch: Watch = UNWATCHED,
) -> Response:
    """Do operations, or say for ``?dry_run=true`` what they would do, and answer."""
    lang = language(request)
    if parameters.truth(request.query_params.get("dry_run", "")):
        proposal = desk.propose(operations, watch)
        record = told.proposal_record(proposal, desk.gaps(proposal), lang)
        record["findings"] = [*(f.record(lang) for f in found), *record["findings"]]
        return JSONResponse(record | {"change": None})
    proposal, change = desk.commit(operations, author_of(request), watch=watch)
    record = told.proposal_record(proposal, None, lang)
    record["findings"] = [*(f.record(lang) for f in found), *record["findings"]]
    record["change"] = change.id if change else None
    headers = {}
    if proposal.records[0].after is not None:
        kind, key = KINDS[proposal.records[0].kind], proposal.records[0].number
        headers["ETag"] = f'"{tag_of(desk.row(kind, key))}"'
        if created:
            headers["Location"] = f"/api/v1/{kind.name}/{path_of(kind, key)}"
    return JSONResponse(record, 201 if created else 200, headers)


def _refusal(
    request: Request, kind: type[RulesBroken | Duplicate], found: Sequence[RowFinding]
) -> Response:
    lang = language(request)
    first = next(finding for finding in found if finding.severity == "violation")
    body = {
        "type": TYPE + kind.problem,
        "title": TITLES[kind.problem].text(lang),
        "status": kind.http_status,
        "detail": first.text(lang),
        "fix": first.fix.text(lang),
        "findings": [finding.record(lang) for finding in found],
    }
    content = json.dumps(body, ensure_ascii=False).encode()
    return Response(content, kind.http_status, {"Cache-Control": "no-store"}, MEDIA_TYPE)


async def json_body(request: Request) -> Any:
    """Return the JSON value of a request's body; raises RequestRefused (415), BadInput."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("application/json", "application/merge-patch+json"):
        raise _NOT_A_RECORD
    data = await read_body(request)
    read_json(data, "body")  # refuses what is no record with line and column
    return json.loads(data, parse_int=_whole_number)


def _whole_number(text: str) -> int | str:
    """Return a number; as its text where Python would refuse to read so long a one."""
    return int(text) if len(text) <= _DIGITS else text


def sheet_of(value: Any, kind: RecordKind) -> Sheet:
    """Return the records of a JSON value: an object or a list of them; raises BadInput."""
    items = records(value, "body")
    if not items:
        raise one_object()
    return from_mappings(list(enumerate(items, start=1)), "body", kind)


def one_object() -> BadUsage:
    """Return the refusal of a body that holds no record."""
    return BadUsage(
        Message("请求体里没有记录。", "The body holds no record."),
        Message("请发送一个 JSON 对象。", "Send one JSON object with the record's fields."),
    )
