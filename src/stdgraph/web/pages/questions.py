"""The pages of named questions: the list by topic, and each question as a form with its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from stdgraph import resources
from stdgraph.catalogue.answers import holds_states
from stdgraph.catalogue.code_names import CodeNames
from stdgraph.errors import BadUsage, Lang, Message, StdgraphError
from stdgraph.model.age import DATE_NOT_RECORDED, STATES_ON
from stdgraph.queries import Parameter, Question, ValueType, bind
from stdgraph.queries import question as question_named
from stdgraph.rdf.states import data_date
from stdgraph.store.port import Store
from stdgraph.web.api import question_answers as rest
from stdgraph.web.api.parameters import choice
from stdgraph.web.pages.addresses import address, query_address
from stdgraph.web.pages.answer_table import answer_table
from stdgraph.web.pages.asking import by_topic, without_heading
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.pages.results import MOST, Result, result_of
from stdgraph.web.service import service_of
from stdgraph.web.words.language import page_language
from stdgraph.web.words.questions import HINTS, TOPICS

DOWNLOADS = ("csv", "xlsx", "json", "tsv", "xml")
LONGEST = 100
_INPUTS = {ValueType.DATE: "date", ValueType.INTEGER: "number"}


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter in the form: what stands in it, its choices by name, and what is wrong."""

    parameter: Parameter
    value: str
    input: str
    hint: Message
    choices: tuple[tuple[str, Message], ...]
    error: BadUsage | None


@dataclass(frozen=True, slots=True)
class Choice:
    """The questions that a reader asked to see: by topic and by words."""

    topic: str
    text: str

    def address(self, topic: str) -> str:
        """Return the address of the same words under another topic; empty for all."""
        return address("/questions", {"topic": topic, "q": self.text})


def router(store: Store, questions: Sequence[Question]) -> APIRouter:
    """Return the routes of ``/questions`` and ``/questions/{name}``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)
    names = CodeNames(store)
    known = {question.name: question for question in questions}

    @routes.api_route("/questions", methods=["GET", "HEAD"])
    def listed(request: Request) -> HTMLResponse:
        topic = request.query_params.get("topic", "")
        text = request.query_params.get("q", "").strip()[:LONGEST]
        chosen = Choice(choice("topic", topic, TOPICS) if topic else "", text)
        found = [question for question in questions if _matches(question, text)]
        shown = [question for question in found if not topic or topic in question.tags]
        return render(
            request,
            "questions.html",
            chosen=chosen,
            topics=TOPICS,
            counts=Counter(tag for question in found for tag in question.tags),
            total=len(found),
            groups=_groups(shown, chosen.topic),
            shown=len(shown),
        )

    @routes.api_route("/questions/{name}", methods=["GET", "HEAD"])
    def asked(request: Request, name: str) -> HTMLResponse:
        question = known.get(name) or question_named(name, resources.queries())
        values = rest.given_values(request, apart="lang")
        return _question_page(request, question, values, names)

    return routes


def _matches(question: Question, text: str) -> bool:
    """Tell whether each word of ``text`` stands in the question's words, in either language."""
    said = (question.title, question.description, *(TOPICS[tag] for tag in question.tags))
    hay = " ".join([question.name, *(f"{m.zh} {m.en}" for m in said)]).casefold()
    return all(word in hay for word in text.casefold().split())


def _groups(questions: Sequence[Question], topic: str) -> list[tuple[str, list[Question]]]:
    """Return the questions under their first topic, or all under the one chosen."""
    if topic:
        return [(topic, list(questions))] if questions else []
    return by_topic(questions)


def _question_page(
    request: Request, question: Question, values: Mapping[str, str], names: CodeNames
) -> HTMLResponse:
    fields = tuple(_field(question, parameter, values, names) for parameter in question.parameters)
    error: StdgraphError | None = None
    result: Result | None = None
    text = ""
    try:
        text = bind(question, values)
        result = result_of(service_of(request), text)
    except StdgraphError as refused:
        error = refused
    lang: Lang = page_language(request)
    return render(
        request,
        "question.html",
        status=error.http_status if error else 200,
        question=question,
        topics=TOPICS,
        fields=fields,
        error=error,
        in_form=any(field.error for field in fields),
        answer=answer_table(result.table, lang, names) if result else None,
        is_cut=result is not None and result.table.is_cut,
        states_on=_states_on(service_of(request).store, result, lang) if result else "",
        downloads=[(name, rest.address(question, values, f".{name}")) for name in DOWNLOADS],
        sparql=without_heading(text),
        sparql_address=rest.address(question, values, "/sparql"),
        query_page=query_address(without_heading(text)),
        most=MOST,
    )


def _states_on(store: Store, result: Result, lang: Lang) -> str:
    """Say of an answer that holds derived states which day they speak of."""
    table = result.table
    texts = (it.text for row in table.rows for it in row if it is not None)
    if not (table.rows and holds_states(table.heads, texts)):
        return ""
    return STATES_ON.text(lang).format(data_date(store.select) or DATE_NOT_RECORDED.text(lang))


def _field(
    question: Question, parameter: Parameter, values: Mapping[str, str], names: CodeNames
) -> Field:
    value = values.get(parameter.name, parameter.default)
    error: BadUsage | None = None
    try:
        bind(question, {parameter.name: value})
    except BadUsage as refused:
        error = refused
    options = (
        (code, names.name(parameter.scheme, code) or Message(code, code))
        for code in parameter.choices
    )
    return Field(
        parameter,
        value,
        # A date or number input would show nothing of a value that isn't one.
        "text" if error else _INPUTS.get(parameter.type, "text"),
        HINTS[parameter.type],
        tuple(options),
        error,
    )
