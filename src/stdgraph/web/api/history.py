"""``/api/v1/changes`` and ``/api/v1/diff``: what was changed, taking it back, doing it again."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.parking import parked_record
from stdgraph.catalogue.changes.told import change_record
from stdgraph.catalogue.history.comparing import difference
from stdgraph.catalogue.history.finding import changes_of
from stdgraph.catalogue.history.listing import (
    DIFFERENCE_HEADS,
    HEADS,
    change_rows,
    difference_record,
    difference_rows,
    entry_record,
    whole_change,
)
from stdgraph.catalogue.history.points import NOW, START, point
from stdgraph.errors import Message
from stdgraph.model.change import Change
from stdgraph.numbers import from_path
from stdgraph.store.journal import Journal
from stdgraph.tabular.table_file import TABLE_FORMS
from stdgraph.web.api import history_schemas, parameters
from stdgraph.web.api.described import BEARER, operation, parameter, place
from stdgraph.web.api.record_operations import WHY
from stdgraph.web.api.table_answers import table_answer
from stdgraph.web.problems import language
from stdgraph.web.token import author_of, require_token

PATH = "/api/v1/changes"
FORMATS = ("json", *TABLE_FORMS)
MOST = 100
_LISTED = Message("更改记录", "The changes of the graph")
_LISTED_MORE = Message(
    "最新的在前；每个字段有改动前后的值。format=csv 和 xlsx 每个改动的字段一行。",
    "The newest first, each field with its value before and after. format=csv and xlsx give one "
    "row for every field that changed.",
)
_OF_ONE = Message("一条记录的更改", "The changes of one record")
_OF_ONE_MORE = Message(
    "谁、何时、把什么从什么改成什么、为何。",
    "Who changed what, when, from what to what, and why.",
)
_WHOLE = Message("一个更改的全部内容", "One change in full")
_WHOLE_MORE = Message(
    "记录在改动前后的全部字段，以及移除和加入的四元组。",
    "The records before and after, and the quads that went and came.",
)
_DIFF = Message("两个时刻之间的差别", "What differs between two moments")
_DIFF_MORE = Message(
    "时刻写作更改（c000012、before:c000012）、日期（其末，UTC）、时间、start 或 now。",
    "A moment is a change (c000012, before:c000012), a day (its end, UTC), a time, start or now.",
)
_NUMBER = Message("标准号（任何写法）或记录的键", "A number in any spelling, or a record's key")
_PLACE = Message("标准号的路径形式", "The number in its path form")
_CHANGE = Message("更改编号", "The name of a change")
_UNDO = Message("撤销一个更改", "Take a change back")
_UNDO_MORE = Message(
    "撤销本身也是更改，可再撤销。之后的更改涉及同样内容时为 409，并列出它们；已被搁置的更改则放弃，"
    "此时 changes 为空。",
    "It is a change like any other and can be undone. Where later changes touch the same things it "
    "is 409, and they are listed; one that was set aside is dropped, and “changes” is empty.",
)
_REDO = Message("重做一个已撤销的更改", "Do an undone change again")
_REDO_MORE = Message(
    "被搁置的更改则作为新的更改再试一次。之后的更改涉及同样内容时为 409。",
    "One that was set aside is tried again as a new change. Where later changes touch the same "
    "things it is 409.",
)
_WITH_LATER = Message(
    "true：之后涉及同样内容的更改一并撤销，从最新的开始",
    "true: later changes that touch the same things go too, the newest first",
)
_SINCE = Message("自此日或时间（UTC）起", "From this day or time (UTC) on")
_UNTIL = Message("至此日末或时间（UTC）", "Up to the end of this day, or this time (UTC)")
_LIMIT = Message("最多返回多少个", "How many at most")
_FORMAT = Message("回答的格式", "The form of the answer")
_FROM = Message("从这一时刻", "From this moment")
_TO = Message("到这一时刻", "To this moment")


ChangeName = Annotated[str, place(_CHANGE, pattern="^c[0-9]{1,12}$")]


def router(desk: Desk, journal: Journal) -> APIRouter:
    """Return the routes; they read ``journal``, and undo and redo through ``desk``."""
    routes = APIRouter(tags=["history"])
    _add_reading(routes, journal)
    _add_undoing(routes, desk)
    return routes


def _add_reading(routes: APIRouter, journal: Journal) -> None:
    @routes.get(
        PATH,
        response_class=JSONResponse,
        **operation(_LISTED, _LISTED_MORE, history_schemas.CHANGES, tables=True),
    )
    def changes(  # noqa: PLR0913, PLR0917 - as many as the address has
        request: Request,
        number: Annotated[str, parameter(_NUMBER)] = "",
        since: Annotated[str, parameter(_SINCE)] = "",
        until: Annotated[str, parameter(_UNTIL)] = "",
        limit: Annotated[str, parameter(_LIMIT, form="int32")] = "",
        format: Annotated[str, parameter(_FORMAT, values=FORMATS)] = "json",  # noqa: A002
    ) -> Response:
        found = changes_of(
            journal,
            number or None,
            since=since or None,
            until=until or None,
            limit=parameters.limit(limit) or MOST,
        )
        return _listed(request, journal, found, format)

    @routes.get(
        "/api/v1/standards/{number}/history",
        response_class=JSONResponse,
        **operation(_OF_ONE, _OF_ONE_MORE, history_schemas.CHANGES, tables=True),
    )
    def of_one(
        request: Request,
        number: Annotated[str, place(_PLACE)],
        format: Annotated[str, parameter(_FORMAT, values=FORMATS)] = "json",  # noqa: A002
    ) -> Response:
        found = changes_of(journal, from_path(number).canonical)
        return _listed(request, journal, found, format)

    @routes.get(
        PATH + "/{change}",
        response_class=JSONResponse,
        **operation(_WHOLE, _WHOLE_MORE, history_schemas.WHOLE_CHANGE),
    )
    def whole(request: Request, change: ChangeName) -> Response:
        return _json(entry_record(whole_change(journal, change), language(request)))

    @routes.get(
        "/api/v1/diff",
        response_class=JSONResponse,
        **operation(_DIFF, _DIFF_MORE, history_schemas.DIFFERENCE, tables=True),
    )
    def differing(
        request: Request,
        first: Annotated[str, parameter(_FROM, alias="from")] = START,
        last: Annotated[str, parameter(_TO, alias="to")] = NOW,
        format: Annotated[str, parameter(_FORMAT, values=FORMATS)] = "json",  # noqa: A002
    ) -> Response:
        found = difference(journal, point(journal, first), point(journal, last))
        wanted = parameters.choice("format", format, FORMATS)
        if wanted != "json":
            rows = difference_rows(found)
            return _fresh(table_answer(wanted, "difference", DIFFERENCE_HEADS, rows))
        return _json(difference_record(found, language(request)))


def _add_undoing(routes: APIRouter, desk: Desk) -> None:
    @routes.post(
        PATH + "/{change}/undo",
        response_class=JSONResponse,
        dependencies=BEARER,
        **operation(_UNDO, _UNDO_MORE, history_schemas.DONE),
    )
    async def undo(
        request: Request,
        change: ChangeName,
        with_later: Annotated[str, parameter(_WITH_LATER, values=("true", "false"))] = "",
        why: Annotated[str, parameter(WHY)] = "",
    ) -> Response:
        require_token(request)
        author = author_of(request, why)

        def work() -> Response:
            done = desk.undo(change, author, with_later=parameters.truth(with_later))
            return _json({"changes": [change_record(c, language(request)) for c in done]})

        return await run_in_threadpool(work)

    @routes.post(
        PATH + "/{change}/redo",
        response_class=JSONResponse,
        dependencies=BEARER,
        **operation(_REDO, _REDO_MORE, history_schemas.DONE),
    )
    async def redo(
        request: Request, change: ChangeName, why: Annotated[str, parameter(WHY)] = ""
    ) -> Response:
        require_token(request)
        author = author_of(request, why)

        def work() -> Response:
            done = desk.redo(change, author)
            return _json({"changes": [change_record(done, language(request))]})

        return await run_in_threadpool(work)


def _listed(request: Request, journal: Journal, found: tuple[Change, ...], form: str) -> Response:
    wanted = parameters.choice("format", form, FORMATS)
    if wanted != "json":
        return _fresh(table_answer(wanted, "changes", HEADS, change_rows(found)))
    lang = language(request)
    changes = [change_record(change, lang) for change in found]
    aside = [parked_record(parked, lang) for parked in journal.parked()]
    return _json({"changes": changes, "set_aside": aside})


def _json(record: dict[str, Any]) -> Response:
    return JSONResponse(record, headers={"Cache-Control": "no-cache", "Vary": "Accept-Language"})


def _fresh(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-cache"
    return answer
