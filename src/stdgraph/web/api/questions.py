"""``/api/v1/queries``: the named questions, their answers and the SPARQL behind them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from stdgraph import resources
from stdgraph.errors import Message
from stdgraph.queries import Question, bind
from stdgraph.queries import question as question_named
from stdgraph.web.api.described import operation
from stdgraph.web.api.question_answers import ENDINGS, PATH, address, answer, given_values
from stdgraph.web.api.question_schemas import LIST, answer_operation, text_operation

SUMMARY = Message("全部命名问题", "All named questions")
DESCRIPTION = Message(
    "每个问题的标题、说明、标签、参数（类型、默认值、可选值）和链接。答案的地址加上 "
    ".csv、.json、.xml、.tsv 或 .xlsx 即为该格式。",
    "Title, description, tags, parameters (type, default, choices) and links of each question. "
    "An answer's address with .csv, .json, .xml, .tsv or .xlsx added gives it in that format.",
)
TEXT_SUMMARY = Message("问题背后的 SPARQL", "The SPARQL behind a question")
TEXT_DESCRIPTION = Message(
    "参数已代入的查询文本，可直接在 /sparql 运行。",
    "The query with the values in place, ready to run at /sparql.",
)


def router(questions: Sequence[Question]) -> APIRouter:
    """Return the routes: the list, each question under its name, and the text of each."""
    routes = APIRouter(tags=["queries"])
    record = {"queries": [question_record(question) for question in questions]}
    known = {question.name: question for question in questions}

    def find(name: str) -> Question:
        # Where there is none, the library says which look alike.
        return known.get(name) or question_named(name, resources.queries())

    async def listed(_request: Request) -> Response:
        return JSONResponse(record, headers={"Cache-Control": "no-cache"})

    async def text(request: Request) -> Response:
        return _text(request, find(request.path_params["name"]))

    async def by_name(request: Request) -> Response:
        name, _, ending = request.path_params["name"].partition(".")
        if ending and ending not in ENDINGS:
            name = request.path_params["name"]  # no format: no question has this name
        return await answer(request, find(name), ending or None)

    described_list = operation(SUMMARY, DESCRIPTION, LIST)
    _add(routes, PATH, listed, operation_id="queries", **described_list)
    described_text = text_operation(TEXT_SUMMARY, TEXT_DESCRIPTION, list(known))
    _add(routes, PATH + "/{name}/sparql", text, operation_id="query_sparql", **described_text)
    for question in questions:
        name = f"query_{question.name.replace('-', '_')}"
        described = answer_operation(question)
        _add(routes, f"{PATH}/{question.name}", _asking(question), operation_id=name, **described)
    routes.add_api_route(
        PATH + "/{name}", by_name, methods=["GET", "HEAD"], include_in_schema=False
    )
    return routes


def question_record(question: Question) -> dict[str, Any]:
    """Return a question as the list gives it."""
    missing = question.missing
    return {
        "name": question.name,
        "title_zh": question.title.zh,
        "title_en": question.title.en,
        "description_zh": question.description.zh,
        "description_en": question.description.en,
        "tags": list(question.tags),
        "question": question.number,
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type.value,
                "label_zh": parameter.label.zh,
                "label_en": parameter.label.en,
                "default": parameter.default,
                "choices": list(parameter.choices),
            }
            for parameter in question.parameters
        ],
        "missing": {"zh": missing.zh, "en": missing.en} if missing else None,
        "links": {
            **{name: address(question, {}, f".{name}") for name in ENDINGS},
            "sparql": address(question, {}, "/sparql"),
            "page": f"/questions/{question.name}",
        },
    }


def _text(request: Request, question: Question) -> Response:
    return PlainTextResponse(
        bind(question, given_values(request)),
        media_type="application/sparql-query",
        headers={"Cache-Control": "no-cache"},
    )


def _asking(question: Question) -> Callable[[Request], Awaitable[Response]]:
    async def ask(request: Request) -> Response:
        return await answer(request, question)

    return ask


def _add(
    routes: APIRouter,
    path: str,
    endpoint: Callable[[Request], Awaitable[Response]],
    *,
    operation_id: str,
    **described: Any,
) -> None:
    """Add GET, as described, and HEAD, of which OpenAPI need not speak."""
    routes.add_api_route(
        path,
        endpoint,
        methods=["GET"],
        operation_id=operation_id,
        response_class=Response,
        **described,
    )
    routes.add_api_route(path, endpoint, methods=["HEAD"], include_in_schema=False)
