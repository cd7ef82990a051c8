"""``/api/v1/gaps/what-if``: the list of gaps as if some standards were added or withdrawn."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from stdgraph.catalogue.assuming import (
    COUNT,
    PLAN,
    WORDS,
    assume,
    difference,
    difference_record,
    operations,
)
from stdgraph.catalogue.changes.operations import Operation
from stdgraph.catalogue.gaps import count, rule_record
from stdgraph.catalogue.records.reading import from_mappings
from stdgraph.catalogue.watching import Watch
from stdgraph.errors import BadSyntax, BadUsage, Message
from stdgraph.model.gap import IndustryLevel, Rule
from stdgraph.model.record_kind import STANDARDS
from stdgraph.store.port import Store
from stdgraph.tabular.objects import records
from stdgraph.web.api import coverage_schemas
from stdgraph.web.api.described import operation
from stdgraph.web.api.held import Findings
from stdgraph.web.api.rule_parameters import rule_of
from stdgraph.web.body import read_body
from stdgraph.web.deferred import answered
from stdgraph.web.jobs import Task

MOST = 200
SUMMARY = Message("如果……：缺口清单会怎样变化", "What if: how the list of gaps would change")
DESCRIPTION = Message(
    "正文是一个对象：add 为要假设加入的标准（字段同 /api/v1/standards），withdraw 和 remove 为"
    "标准号。什么都不保存。",
    "The body is an object: add holds standards to assume (fields as in /api/v1/standards), "
    "withdraw and remove hold numbers. Nothing is stored.",
)


_SHAPE = Message(
    '请发送 {"add": [{…}], "withdraw": ["标准号"], "remove": ["标准号"]}，各项可省略。',
    'Send {"add": [{…}], "withdraw": [NUMBER], "remove": [NUMBER]}; each may be left out.',
)


def router(findings: Findings, store: Store) -> APIRouter:
    """Return the route; it reads ``findings`` and what lies around the changes in ``store``."""
    routes = APIRouter(tags=["gaps"])
    ruled = Depends(rule_of(findings, IndustryLevel.GROUP))

    @routes.post(
        "/api/v1/gaps/what-if",
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, coverage_schemas.WHAT_IF),
    )
    async def what_if(request: Request, rule: Rule = ruled) -> Response:
        wanted = _wanted(await read_body(request))

        def work(watch: Watch) -> Response:
            found = findings.evidence(rule.as_of)
            then = assume(store, found, _operations(store, wanted, watch), watch)
            watch.begin(COUNT)
            before, after = findings.counted(rule), count(then, rule)
            said = [f"{word}:{_name(item)}" for word in WORDS for item in wanted[word]]
            return JSONResponse(
                {
                    "rule": rule_record(rule),
                    "as_of": rule.as_of.isoformat(),
                    "gap_count_before": len(before.gaps),
                    "gap_count": len(after.gaps),
                    **difference_record(difference(before, after), said),
                }
            )

        return await run_in_threadpool(answered, request, Task(SUMMARY, PLAN, work))

    return routes


def _name(item: Any) -> str:
    return str(item.get("number", "")) if isinstance(item, dict) else str(item)


def _wanted(body: bytes) -> dict[str, list[Any]]:
    """Return what the body asks for by word; raises BadUsage, BadSyntax."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadSyntax(Message("请求体不是 JSON。", "The body is no JSON."), _SHAPE) from error
    if not isinstance(found, dict) or not found.keys() <= set(WORDS):
        raise _misshapen()
    wanted = {word: found.get(word, []) for word in WORDS}
    if not all(isinstance(items, list) for items in wanted.values()):
        raise _misshapen()
    if not 0 < sum(map(len, wanted.values())) <= MOST:
        raise BadUsage(
            Message(f"一次可假设 1 至 {MOST} 项。", f"From 1 to {MOST} assumptions fit at once."),
            _SHAPE,
        )
    return wanted


def _operations(store: Store, wanted: dict[str, list[Any]], watch: Watch) -> list[Operation]:
    sheets = []
    if wanted["add"]:
        items = records(wanted["add"], "add")
        sheets.append(from_mappings(list(enumerate(items, start=1)), "add", STANDARDS))
    withdraw, remove = (map(str, wanted[word]) for word in ("withdraw", "remove"))
    return operations(store, sheets, withdraw, remove, watch)


def _misshapen() -> BadUsage:
    return BadUsage(
        Message("请求体不是所要的对象。", "The body is not the object that is wanted."), _SHAPE
    )
