"""``/api/v1/check``: which standards a text or document cites, and whether each is current."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from stdgraph.catalogue.check import Checker, check_record
from stdgraph.catalogue.check_files import FILE_FORMS, check_csv, check_file
from stdgraph.errors import BadUsage, Message
from stdgraph.tabular.documents import read_document
from stdgraph.tabular.objects import read_json
from stdgraph.web.api import citation_schemas, parameters, schemas
from stdgraph.web.api.described import operation, parameter
from stdgraph.web.api.table_answers import XLSX
from stdgraph.web.body import FORM, content_type, form_parameters, read_body
from stdgraph.web.problems import language

FORMATS = ("json", "csv", *FILE_FORMS)
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": XLSX,
}
MULTIPART = "multipart/form-data"
SUMMARY = Message("标准查新", "Check citations")
DESCRIPTION = Message(
    "找出正文或文件（文本、Markdown、BibTeX、CSV、DOCX、XLSX、PDF）引用的标准，说明各自是否现行、"
    "被什么代替。未收录不表示不存在。文件以请求体或 multipart 的 file 字段发送，文本也可用 JSON 的 "
    "text。",
    "Finds the standards that a text or file cites (text, Markdown, BibTeX, CSV, DOCX, XLSX, PDF) "
    "and says of each whether it is current and what replaces it. Not recorded does not mean that "
    "there is no such standard. Send a file as the body or as the multipart field “file”; text "
    "also as “text” of a JSON object.",
)
AS_OF = Message(
    "按哪一天判断，如 2026-08-25；不写则用数据日期",
    "Day on which the standards should be current, such as 2026-08-25; the data date when left out",
)
FORMAT = Message(
    "结果的格式；docx、xlsx 把批注写进所发送的文件，或给出一张表",
    "Format of the answer; docx and xlsx put notes into the file sent, or give a table",
)
NAME = Message(
    "文件名；其结尾说明是 CSV 还是 BibTeX", "Name of the file; its ending tells CSV and BibTeX"
)
_BODY = {
    "required": True,
    "content": {
        "text/plain": {"schema": schemas.TEXT},
        "application/json": {"schema": schemas.record(text=schemas.TEXT)},
        MULTIPART: {"schema": schemas.record(file=schemas.BINARY)},
        "application/octet-stream": {"schema": schemas.BINARY},
    },
}


def _described() -> dict[str, Any]:
    found = operation(SUMMARY, DESCRIPTION, citation_schemas.CHECK, tables=True)
    found["responses"][200]["content"] |= {
        media_type: {"schema": schemas.BINARY} for media_type in MEDIA_TYPES.values()
    }
    found["openapi_extra"] |= {"requestBody": _BODY}
    return found


def router(checker: Checker) -> APIRouter:
    """Return the route; it asks ``checker``."""
    routes = APIRouter(tags=["check"])

    @routes.post("/api/v1/check", response_class=JSONResponse, **_described())
    async def check(
        request: Request,
        as_of: Annotated[str, parameter(AS_OF, form="date")] = "",
        format: Annotated[str, parameter(FORMAT, values=FORMATS)] = "json",  # noqa: A002
        name: Annotated[str, parameter(NAME)] = "",
    ) -> Response:
        wanted = parameters.choice("format", format, FORMATS)
        day = parameters.day("as_of", as_of)
        data, sent_name = await sent_document(request)
        lang = language(request)

        def work() -> Response:
            document = read_document(data, name or sent_name)
            found = checker.check(name or sent_name, document.passages, day, document.unread)
            if wanted == "json":
                return JSONResponse(check_record(found))
            if wanted == "csv":
                return PlainTextResponse(check_csv(found), media_type="text/csv")
            return _file(check_file(found, document, wanted, lang), wanted)

        return await run_in_threadpool(work)

    return routes


def _file(content: bytes, form: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="checked.{form}"'}
    return Response(content, media_type=MEDIA_TYPES[form], headers=headers)


async def sent_document(request: Request) -> tuple[bytes, str]:
    """Return the bytes that a request brings, and the name that it gives them."""
    kind = content_type(request)
    if kind == FORM:
        return ((await form_parameters(request)).one("text") or "").encode(), "text"
    body = await read_body(request)
    if kind == "application/json":
        records = read_json(body, "body")
        if len(records) != 1 or "text" not in records[0]:
            raise _no_text("text")
        return records[0]["text"].encode(errors="replace"), "text"
    if kind == MULTIPART:
        return await _uploaded(request, body)
    return body, "body"


async def _uploaded(request: Request, body: bytes) -> tuple[bytes, str]:
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    # The body was read within the limit; the form is read from what was kept.
    async with Request(request.scope, receive).form(max_files=1, max_fields=20) as form:
        upload = form.get("file")
        if isinstance(upload, UploadFile):
            return await upload.read(), upload.filename or "file"
        text = form.get("text")
        if isinstance(text, str):
            return text.encode(), "text"
    raise _no_text("file")


def _no_text(field: str) -> BadUsage:
    return BadUsage(
        Message(f"请求体里没有 {field}。", f"The body has no field {field}."),
        Message(
            "请把文本放进 text，或把文件放进 file。",
            "Put the text into “text”, or the file into “file”.",
        ),
    )
