"""``/id/…``: every entity's own address, as a page and as RDF (Cool URIs for the Semantic Web).

The form is chosen by ending (``.ttl``, ``.nt``, ``.jsonld``, ``.rdf``, ``.html``) or by Accept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response
from starlette.requests import Request

from stdgraph import names
from stdgraph.catalogue.changes.former import former_at
from stdgraph.catalogue.entity import Entity, entity, refuse_unknown
from stdgraph.errors import Lang, Message, NotFound
from stdgraph.model.age import DATE_NOT_RECORDED
from stdgraph.rdf.near import Near
from stdgraph.rdf.rows import day_or_none
from stdgraph.rdf.states import data_date
from stdgraph.rdf.terms import Iri, Literal, Term
from stdgraph.store.formats import JSONLD, NTRIPLES, RDFXML, TURTLE, Format
from stdgraph.store.journal import Journal
from stdgraph.store.port import Store
from stdgraph.web.answering import chosen_format
from stdgraph.web.negotiate import prefers_html
from stdgraph.web.pages.addresses import query_address
from stdgraph.web.pages.record_links import links_of
from stdgraph.web.pages.rendering import error_page, render
from stdgraph.web.pages.standard import number_of, standard_page, standard_table
from stdgraph.web.words.entity import BORROWED, ON
from stdgraph.web.words.language import page_language

FORMATS = (TURTLE, NTRIPLES, JSONLD, RDFXML)
_STATUS, _SAID = names.term("status"), names.term("statesStatus")
# What a standard's page holds comes as a table besides.
TABLES = ("csv", "xlsx", "json")
_ENDINGS: dict[str, Format | None] = (
    {f.endings[0]: f for f in FORMATS} | {"html": None} | dict.fromkeys(TABLES)
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One value on the page: its text, language and address, and how far it can be trusted."""

    text: str
    lang: str = ""
    address: str = ""
    is_unverified: bool = False
    is_judged: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One property with its values; ``more`` counts those that aren't shown."""

    label: str
    values: tuple[Shown, ...]
    more: int = 0


def router(store: Store, journal: Journal) -> APIRouter:
    """Return the route of ``/id/{kind}/{name}``.

    What has no record any more is looked up in ``journal``: a corrected number redirects to the
    right one for good (301), a removed record is gone (410) with the reason.
    """
    routes = APIRouter()

    @routes.get("/id/{kind}/{name}", include_in_schema=False)
    def show(request: Request, kind: str, name: str) -> Response:
        name, ending = _parted(name)
        iri = f"{store.base_iri}id/{kind}/{name}"
        html = ending == "html" or (not ending and prefers_html(request.headers.get("accept")))
        try:
            if names.path_name(name) != name or names.path_name(kind) != kind:
                raise _no_name()
            near = Near(store.select)
            number = number_of(near, iri) if html or ending in TABLES else None
            if number is not None and ending in TABLES:
                return standard_table(store, near, (iri, number), ending)
            if number is not None:
                return standard_page(request, store, journal, near, (iri, number))
            if ending in TABLES:
                raise _no_table()
            if not html:
                refuse_unknown(store.select, iri)
                return _data(request, store, iri, ending)
            return _page(request, store, entity(store.select, iri))
        except NotFound as error:
            known = former_at(journal, kind, name)
            if known is not None and known[1]:
                return _moved(request, kind, known[1], ending)
            missing = error if known is None else known[0].gone()
            if html:
                return error_page(request, missing)
            raise missing from error

    return routes


def _moved(request: Request, kind: str, name: str, ending: str) -> Response:
    """Return the redirect to the right number, in the form that was asked for."""
    query = f"?{request.url.query}" if request.url.query else ""
    address = f"/id/{kind}/{quote(name)}{'.' if ending else ''}{ending}{query}"
    return RedirectResponse(address, 301, {"Cache-Control": "no-cache"})


def _parted(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    return (stem, ending) if dot and ending in _ENDINGS else (name, "")


def _data(request: Request, store: Store, iri: str, ending: str) -> Response:
    form = _ENDINGS[ending] if ending else chosen_format(request, FORMATS)
    assert form is not None
    answer = store.answer(f"DESCRIBE <{iri}>", form)
    headers = {"Vary": "Accept", "Cache-Control": "no-cache", "Link": f'<{iri}>; rel="describes"'}
    return Response(b"".join(answer.chunks), headers=headers, media_type=answer.media_type)


def _page(request: Request, store: Store, found: Entity) -> Response:
    lang = page_language(request)
    path = request.url.path.removesuffix(".html")
    response = render(
        request,
        "entity.html",
        name=found.name(found.iri, lang),
        iri=found.iri,
        facts=tuple(_facts(found, lang, data_date(store.select))),
        links=tuple(_links(found, lang)),
        downloads=tuple((form.name, f"{path}.{form.endings[0]}") for form in FORMATS),
        query=query_address(f"DESCRIBE <{found.iri}>"),
        acts=links_of(store.select, found.iri, path),
    )
    response.headers["Vary"] += ", Accept"
    return response


def _facts(found: Entity, lang: Lang, states_on: date | None) -> Iterator[Line]:
    days = {_STATUS: states_on, _SAID: _read_on(found)}
    for predicate, values in found.facts.items():
        shown = tuple(
            replace(
                _shown(found, value.term, lang),
                is_unverified=value.is_unverified,
                is_judged=value.is_judged,
            )
            for value in values
        )
        label = _property(found, predicate, lang)
        if predicate in days:
            day = days[predicate] or DATE_NOT_RECORDED.text(lang)
            label = ON.text(lang).format(label, day)
        yield Line(label, shown)


def _read_on(found: Entity) -> date | None:
    """Return when the source of a statement was read."""
    days = (value.term for value in found.facts.get(names.term("sourceReadOn"), ()))
    return next((day_or_none(it.value) for it in days if isinstance(it, Literal)), None)


def _links(found: Entity, lang: Lang) -> Iterator[Line]:
    for predicate, subjects in found.links.items():
        shown = tuple(_shown(found, Iri(subject), lang) for subject in subjects)
        more = found.totals[predicate] - len(subjects)
        yield Line(_property(found, predicate, lang), shown, more)


def _property(found: Entity, predicate: str, lang: Lang) -> str:
    borrowed = BORROWED.get(predicate)
    return borrowed.text(lang) if borrowed else found.name(predicate, lang)


def _shown(found: Entity, term: Term, lang: Lang) -> Shown:
    if isinstance(term, Literal):
        return Shown(term.value, term.lang or "")
    if not isinstance(term, Iri):
        return Shown(term.value)
    base = found.iri.partition("id/")[0] + "id/"
    if term.value.startswith(base):
        address = "/id/" + term.value.removeprefix(base)
        return Shown(found.name(term.value, lang), "", address)
    outside = term.value.startswith(("http://", "https://")) and term.value not in found.labels
    text = term.value if outside else found.name(term.value, lang)
    if term.value in BORROWED:
        text = BORROWED[term.value].text(lang)
    return Shown(text, "", term.value if outside else "")


def _no_table() -> NotFound:
    forms = ", ".join(f".{form.endings[0]}" for form in FORMATS)
    return NotFound(
        Message(
            "这个地址没有记录，或不是标准：只有标准有表格。",
            "Nothing is recorded there, or it is no standard: only standards come as tables.",
        ),
        Message(f"请用 {forms}。", f"Use {forms}."),
    )


def _no_name() -> NotFound:
    return NotFound(
        Message("没有这个地址。", "There is nothing at this address."),
        Message("请从 / 开始浏览。", "Start from /."),
    )
