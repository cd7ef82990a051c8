"""``/api/v1/report``: the report for a meeting, as HTML, DOCX or XLSX."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from stdgraph.catalogue.report import PLAN, WRITE, make_report
from stdgraph.catalogue.report_files import WRITERS
from stdgraph.catalogue.watching import Watch
from stdgraph.errors import Lang, Message
from stdgraph.store.journal import Journal
from stdgraph.store.port import Store
from stdgraph.web.api import parameters
from stdgraph.web.api.check import MEDIA_TYPES as OFFICE
from stdgraph.web.api.described import operation, parameter
from stdgraph.web.api.schemas import TEXT
from stdgraph.web.deferred import answered
from stdgraph.web.jobs import Task

LANGUAGES: tuple[Lang, ...] = ("zh", "en")
PAGE = "/report"  # where people ask for it
MEDIA_TYPES = {"html": "text/html", **OFFICE}
SUMMARY = Message("会议用报告", "A report for a meeting")
DESCRIPTION = Message(
    "体系现状、主要缺口及依据、近期变化、编辑记录、标龄、所在行业尚未收录标准的试点。",
    "The state of the system, the largest gaps with evidence, what changed, edits, ages, and "
    "pilots whose industry has no recorded standard.",
)
FORMAT = Message("文件格式", "Form of the file")
LANG = Message("语言", "Language")
SINCE = Message(
    "从哪一天起列出变化，如 2025-08-25；不写则为数据日期前一年",
    "Day from which changes are told, such as 2025-08-25; a year before the data date when left "
    "out",
)


def router(store: Store, journal: Journal) -> APIRouter:
    """Return the route; it reads ``store``, and ``journal`` for the edits."""
    routes = APIRouter(tags=["report"])
    described = operation(SUMMARY, DESCRIPTION, TEXT)
    described["responses"][200]["content"] = {
        media_type: {"schema": TEXT} for media_type in MEDIA_TYPES.values()
    }

    @routes.get("/api/v1/report", response_class=Response, **described)
    def report(
        request: Request,
        format: Annotated[str, parameter(FORMAT, values=tuple(WRITERS))] = "html",  # noqa: A002
        lang: Annotated[str, parameter(LANG, values=LANGUAGES)] = "zh",
        since: Annotated[str, parameter(SINCE, form="date")] = "",
    ) -> Response:
        wanted = parameters.choice("format", format, tuple(WRITERS))
        chosen: Lang = "en" if parameters.choice("lang", lang, LANGUAGES) == "en" else "zh"
        task = report_task((store, journal), wanted, chosen, parameters.day("since", since))
        return answered(request, task)

    return routes


def report_task(sources: tuple[Store, Journal], form: str, lang: Lang, since: date | None) -> Task:
    """Return the making of a report, whose result is the answer with the file."""

    def work(watch: Watch) -> Response:
        made = make_report(*sources, lang, since, watch)
        watch.begin(WRITE)
        headers = {"Content-Disposition": f'inline; filename="report.{form}"'}
        return Response(WRITERS[form](made), media_type=MEDIA_TYPES[form], headers=headers)

    return Task(SUMMARY, PLAN, work, back=PAGE)
