"""Answering a named question over HTTP: its values, its format, and what it says when empty."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from stdgraph.errors import BadUsage, Message
from stdgraph.queries import Question, bind
from stdgraph.store.asker import Asker
from stdgraph.store.formats import CSV, JSON, ROW_FORMATS, TSV, XML, Format
from stdgraph.store.port import Answer, Ceiling
from stdgraph.store.runner import Question as Query
from stdgraph.tabular.table_file import workbook_of
from stdgraph.web.answering import chosen_format, entity_tag, is_known, not_modified, respond
from stdgraph.web.api.parameters import choice
from stdgraph.web.api.table_answers import XLSX, saved
from stdgraph.web.body import url_parameters
from stdgraph.web.leaving import waiting
from stdgraph.web.service import service_of

PATH = "/api/v1/queries"
# HTTP headers are ASCII, so this one is in English; JSON has both languages.
MISSING_HEADER = "Stdgraph-Missing"
BY_NAME = {format_.name: format_ for format_ in ROW_FORMATS}
# An answer without rows is one short chunk; in each format it has this form.
_WITHOUT_ROWS = {
    JSON: re.compile(rb'.*"bindings":\[\s*\]\}\}\s*', re.DOTALL),
    XML: re.compile(rb".*<results>\s*</results>\s*</sparql>\s*", re.DOTALL),
    CSV: re.compile(rb"[^\n]*\n"),
    TSV: re.compile(rb"[^\n]*\n"),
}
# What an answer may be asked for by name: the formats of SPARQL, and a workbook of the same rows.
ENDINGS = (*BY_NAME, "xlsx")
MOST_IN_A_WORKBOOK = Ceiling(rows=100_000, bytes=64 << 20)
_SAVED = (CSV, TSV)  # formats that a browser saves instead of showing


def given_values(request: Request, *, apart: str = "") -> dict[str, str]:
    """Return the parameters of an address, without the one that stands ``apart``.

    Raises:
        BadUsage: a parameter is given twice.
        BadEncoding: the address is not UTF-8.
    """
    given = url_parameters(request)
    return {name: given.one(name) or "" for name in request.query_params if name != apart}


def address(question: Question, values: Mapping[str, str], ending: str = "") -> str:
    """Return where REST gives the answer with these values; ``ending`` as in ``.csv``."""
    query = urlencode(values)
    return f"{PATH}/{question.name}{ending}{'?' if query else ''}{query}"


async def answer(request: Request, question: Question, ending: str | None = None) -> Response:
    """Answer a question in the format that its address or else ``Accept`` asks for.

    Raises:
        BadUsage: a parameter that the question hasn't, or a value that doesn't fit.
        RequestRefused: Accept asks for no format of rows.
        LimitReached: the answer takes too long.
    """
    values = given_values(request)
    name = _named(values.pop("format", None), ending)
    text = bind(question, values)
    threads = service_of(request).query_threads
    if name == "xlsx":
        return await threads.run(_workbook, request, question, text)
    format_ = chosen_format(request, ROW_FORMATS) if name is None else BY_NAME[name]
    query = Query(text, format_)
    async with waiting(request) as asker:
        return await threads.run(_answered, request, question, values, query, asker)


def _answered(
    request: Request, question: Question, values: Mapping[str, str], query: Query, asker: Asker
) -> Response:
    service = service_of(request)
    format_ = query.format
    tag = entity_tag(service, service.store.version(), f"{format_.name} {query.text}")
    headers = {
        "Vary": "Accept",
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Link": f'<{address(question, values, "/sparql")}>; rel="describedby"',
    }
    if is_known(request, tag):
        return not_modified(headers)
    found = service.runner.run(replace(query, ceiling=service.settings.ceiling), asker)
    found, is_empty = _explained(question, found, format_)
    if is_empty and question.missing is not None:
        headers[MISSING_HEADER] = question.missing.en
    if format_ in _SAVED:
        name = f"{question.name}.{format_.name}"
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return respond(request, found, headers, asker)


def _workbook(request: Request, question: Question, text: str) -> Response:
    """Return the rows as a workbook, whose second sheet says what was asked and what is missing."""
    service = service_of(request)
    found = service.runner.run(Query(text, JSON, ceiling=MOST_IN_A_WORKBOOK))
    document = json.loads(b"".join(found.chunks))
    heads = document["head"]["vars"]
    bindings = document["results"]["bindings"]
    rows = ({name: cell["value"] for name, cell in row.items()} for row in bindings)
    said = [question.title, question.description]
    if question.missing and not bindings:
        said.append(question.missing)
    notes = [{"zh": message.zh, "en": message.en} for message in said]
    if "stdgraph" in document:
        notes.append(document["stdgraph"]["cut"])
    data = workbook_of({"answer": (heads, rows), "question": (("zh", "en"), notes)})
    return saved(data, XLSX, f"{question.name}.xlsx")


def _named(asked: str | None, ending: str | None) -> str | None:
    if asked is not None and ending is not None:
        raise BadUsage(
            Message(
                f"格式给了两次：.{ending} 和 format={asked}。",
                f"The format is given twice: .{ending} and format={asked}.",
            ),
            Message("请只保留一个。", "Leave one of them out."),
        )
    name = asked if asked is not None else ending
    return None if name is None else choice("format", name, ENDINGS)


def _explained(question: Question, answer: Answer, format_: Format) -> tuple[Answer, bool]:
    """Return the answer and whether it has no rows; JSON then says what is missing."""
    first = next(answer.chunks, b"")
    is_empty = _WITHOUT_ROWS[format_].fullmatch(first) is not None
    if is_empty and format_ is JSON and question.missing is not None:
        document = json.loads(first)
        said = {"zh": question.missing.zh, "en": question.missing.en}
        document["stdgraph"] = {"missing": said}
        first = json.dumps(document, ensure_ascii=False).encode() + b"\n"
    chunks: Iterator[bytes] = chain([first], answer.chunks)
    return Answer(answer.media_type, chunks), is_empty
