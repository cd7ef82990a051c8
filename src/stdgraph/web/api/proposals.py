"""``/api/v1/proposals``: changes that wait for somebody else's decision, and the decisions."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from stdgraph.catalogue.changes.operations import Operation, Remove
from stdgraph.catalogue.changes.told import proposal_record
from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.reading import from_mappings
from stdgraph.catalogue.review import ReviewDesk, proposed_record, standing_record
from stdgraph.errors import Lang, Message
from stdgraph.model.person import Role
from stdgraph.model.proposed import State
from stdgraph.model.row_finding import RowFinding
from stdgraph.tabular.objects import read_json
from stdgraph.web.api import parameters
from stdgraph.web.api.described import BEARER, operation, parameter, place
from stdgraph.web.api.schemas import TEXT, Schema, listed, record
from stdgraph.web.body import content_type, read_body, unsupported
from stdgraph.web.problems import RequestRefused, language
from stdgraph.web.service import service_of
from stdgraph.web.token import author_of, require_token

PATH = "/api/v1/proposals"
ONE = PATH + "/{proposal}"
STATES = (*(str(state) for state in State), "all")
_PROPOSED: Schema = record(id=TEXT, at=TEXT, who=TEXT, why=TEXT, state=TEXT)
_LISTED = Message("提议列表", "Proposals")
_LISTED_MORE = Message(
    "默认列出待审核的提议。", "Those that wait for review, unless told otherwise."
)
_ONE = Message("一条提议", "One proposal")
_ONE_MORE = Message(
    "standing 说明今天批准会怎样，或为何不能批准。",
    "“standing” says what approving it would do today, or why it can't be approved.",
)
_PROPOSE = Message("提议一次修改", "Propose a change")
_PROPOSE_MORE = Message(
    "请求体与 POST /api/v1/standards 相同；已有记录只改给出的字段；action=remove 提议删除。"
    "任何持有令牌的人都可提议。",
    "The body is that of POST /api/v1/standards; of a record that is there only the fields given "
    "change; action=remove proposes removals. Whoever has a token may propose.",
)
_APPROVE = Message("批准提议", "Approve a proposal")
_APPROVE_MORE = Message(
    "在今天的图谱上重新校验后保存，署两人的名字；需要管理员，且不能批准自己的提议。",
    "It is checked again on the graph of today and stored under both names. It takes an "
    "administrator who isn't its author.",
)
_REJECT = Message("退回提议", "Reject a proposal")
_REJECT_MORE = Message("须写明原因（?reason=）。", "A reason is needed (?reason=).")
_STATE = Message("哪些提议", "Which proposals")
_NAME = Message("提议编号", "The name of a proposal")
_REASON = Message("退回的原因", "Why it is rejected")
_ACTION = Message("提议放入还是删除记录", "Whether the records shall be put or removed")
_DRY = Message("只说明会怎样，不保存提议", "Only say what would happen; keep nothing")
_WHY = Message("修改的原因", "Why")


def router(review: ReviewDesk) -> APIRouter:
    """Return the routes; proposals and decisions go through ``review``."""
    routes = APIRouter(tags=["proposals"])
    _add_reading(routes, review)
    _add_proposing(routes, review)
    _add_deciding(routes, review)
    return routes


def _add_reading(routes: APIRouter, review: ReviewDesk) -> None:
    @routes.get(
        PATH,
        response_class=JSONResponse,
        **operation(_LISTED, _LISTED_MORE, record(proposals=listed(_PROPOSED))),
    )
    def all_of(
        request: Request, state: Annotated[str, parameter(_STATE, values=STATES)] = "open"
    ) -> Response:
        chosen = parameters.choice("state", state, STATES)
        found = review.all(None if chosen == "all" else State(chosen))
        lang = language(request)
        return _answer({"proposals": [proposed_record(one, lang) for one in found]})

    @routes.get(ONE, response_class=JSONResponse, **operation(_ONE, _ONE_MORE, _PROPOSED))
    def one(request: Request, proposal: Annotated[str, place(_NAME)]) -> Response:
        found, lang = review.find(proposal), language(request)
        body = proposed_record(found, lang)
        if found.state is State.OPEN:
            body["standing"] = standing_record(review.standing(found), lang)
        return _answer(body)


def _add_proposing(routes: APIRouter, review: ReviewDesk) -> None:
    @routes.post(
        PATH,
        response_class=JSONResponse,
        dependencies=BEARER,
        **_proposing(),
    )
    async def propose(
        request: Request,
        action: Annotated[str, parameter(_ACTION, values=("put", "remove"))] = "put",
        dry_run: Annotated[str, parameter(_DRY)] = "",
        why: Annotated[str, parameter(_WHY)] = "",
    ) -> Response:
        require_token(request, Role.READER)
        kind = content_type(request)
        if kind != "application/json":
            raise unsupported(kind, "application/json")
        rows = read_json(await read_body(request), "body")
        removes = parameters.choice("action", action, ("put", "remove")) == "remove"

        def work() -> Response:
            lang = language(request)
            operations, findings = _wanted(review, rows, lang, removes=removes)
            if parameters.truth(dry_run):
                would = review.desk.propose(operations)
                body = proposal_record(would, review.desk.gaps(would), lang)
                return _answer(_with(findings, body, lang))
            proposed, would = review.propose(operations, author_of(request, why))
            body = proposed_record(proposed, lang) | proposal_record(would, None, lang)
            headers = {"Location": f"{PATH}/{proposed.id}"}
            return _answer(_with(findings, body, lang), 201, headers)

        return await run_in_threadpool(work)


def _add_deciding(routes: APIRouter, review: ReviewDesk) -> None:
    @routes.post(
        ONE + "/approve",
        response_class=JSONResponse,
        dependencies=BEARER,
        **operation(_APPROVE, _APPROVE_MORE, _PROPOSED),
    )
    async def approve(request: Request, proposal: Annotated[str, place(_NAME)]) -> Response:
        person = require_token(request, Role.ADMIN)
        is_alone = service_of(request).access.is_alone(person)

        def work() -> Response:
            found, _ = review.approve(proposal, person.name, is_alone=is_alone)
            return _answer(proposed_record(found, language(request)))

        return await run_in_threadpool(work)

    @routes.post(
        ONE + "/reject",
        response_class=JSONResponse,
        dependencies=BEARER,
        **operation(_REJECT, _REJECT_MORE, _PROPOSED),
    )
    async def reject(
        request: Request,
        proposal: Annotated[str, place(_NAME)],
        reason: Annotated[str, parameter(_REASON)] = "",
    ) -> Response:
        person = require_token(request, Role.ADMIN)

        def work() -> Response:
            found = review.reject(proposal, person.name, reason)
            return _answer(proposed_record(found, language(request)))

        return await run_in_threadpool(work)


def _proposing() -> dict[str, Any]:
    """Return the description of proposing: 201 with what is kept, 200 for what is only tried."""
    described = operation(_PROPOSE, _PROPOSE_MORE, {"type": "object"})
    kept = operation(_PROPOSE, _PROPOSE_MORE, _PROPOSED)["responses"][200]
    return described | {"responses": {**described["responses"], 201: kept}}


def _wanted(
    review: ReviewDesk, rows: tuple[dict[str, str], ...], lang: Lang, *, removes: bool
) -> tuple[tuple[Operation, ...], tuple[RowFinding, ...]]:
    if removes:
        return tuple(Remove(row.get("number", "")) for row in rows), ()
    sheet = from_mappings(list(enumerate(rows, start=1)), "body")
    found = bring(review.desk.store, (sheet,), may_exist=True, known=review.desk.known)
    if found.broken:
        first = found.broken[0]
        refusal = RequestRefused(422, "rules-broken", first.message, first.fix)
        refusal.members = {"findings": [one.record(lang) for one in found.findings]}
        raise refusal
    return found.operations, found.findings


def _with(found: tuple[RowFinding, ...], body: dict[str, Any], lang: Lang) -> dict[str, Any]:
    return body | {"findings": [*(one.record(lang) for one in found), *body["findings"]]}


def _answer(
    body: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    return JSONResponse(body, status, {"Cache-Control": "no-store", **(headers or {})})
