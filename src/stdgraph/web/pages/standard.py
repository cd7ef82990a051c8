"""The page of a standard, or of a plan item: what ``/id/standard/…`` shows in a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.requests import Request

from stdgraph.analysis.lifeline import BAR, BAR_AT, timeline
from stdgraph.analysis.neighbourhood import neighbourhood
from stdgraph.catalogue.changes.finding_rows import find_row
from stdgraph.catalogue.citing import FORMS, citation, entry_at
from stdgraph.catalogue.dossier.reading import dossier
from stdgraph.catalogue.dossier.table import HEADS, dossier_record, statements
from stdgraph.errors import BadNumber, Lang
from stdgraph.model.dossier import Dossier, Fact, Group
from stdgraph.model.record_kind import STANDARDS
from stdgraph.numbers import Kind, StandardNumber, parse_number
from stdgraph.rdf.near import Near, local, property_iri
from stdgraph.store.formats import JSONLD, NTRIPLES, RDFXML, TURTLE
from stdgraph.store.journal import Journal
from stdgraph.store.port import Store
from stdgraph.web.api.table_answers import table_answer
from stdgraph.web.pages.addresses import is_web, path_of_iri, query_address
from stdgraph.web.pages.rendering import render
from stdgraph.web.words import standard as words
from stdgraph.web.words.entity import BORROWED
from stdgraph.web.words.language import page_language

_CLASSES = {"Standard", "PlanItem", "MentionedStandard"}
_CHANGES = 5
# Told beside the title, in this order; all else stands among the facts.
_FIRST = (
    "issued",
    "implemented",
    "withdrawnOn",
    "inForceUntil",
    "withdrawalReason",
    "nature",
    "documentType",
    "level",
    "responsibleBody",
    "issuingBody",
    "competentDepartment",
    "drafter",
    "ics",
    "ccs",
    "planNumber",
    "stage",
    "part",
    "objectOfStandardization",
)
_DOWNLOADS = (
    ("CSV", "csv"),
    ("XLSX", "xlsx"),
    ("JSON", "json"),
    *((form.name, form.endings[0]) for form in (TURTLE, NTRIPLES, JSONLD, RDFXML)),
)


@dataclass(frozen=True, slots=True)
class Value:
    """A fact's value for reading: its text, language and address, and its trust."""

    text: str
    lang: str
    address: str
    trust: str


@dataclass(frozen=True, slots=True)
class Told:
    """A property with its values."""

    label: str
    values: tuple[Value, ...]


def number_of(near: Near, iri: str) -> StandardNumber | None:
    """Return the number of a standard or plan item; None of all else, which has no such page."""
    if not near.classes(iri) & _CLASSES:
        return None
    try:
        return parse_number(near.one(iri, "number"))
    except BadNumber:
        return None


def standard_page(
    request: Request, store: Store, journal: Journal, near: Near, found: tuple[str, StandardNumber]
) -> HTMLResponse:
    """Return the page of the record with that IRI and number; ``near`` may hold some of it."""
    iri, number = found
    record = dossier(store.select, near, iri, number, _more(request))
    lang = page_language(request)
    is_plan = number.kind in (Kind.PLAN, Kind.PROJECT)
    entry = None if is_plan else entry_at(near, iri, number)
    response = render(
        request,
        "standard.html",
        found=record,
        own=record.own,
        is_plan=is_plan,
        first=tuple(_told(record, _FIRST, lang)),
        facts=tuple(_told(record, _all_names(record.facts), lang)),
        line=timeline(record),
        graph=neighbourhood(record),
        bar_at=BAR_AT,
        bar=BAR,
        citations={name: citation(entry, name).rstrip() for name in FORMS} if entry else {},
        forms=FORMS,
        changes=journal.changes(number.canonical, _CHANGES),
        downloads=tuple((name, f"{path_of_iri(iri)}.{ending}") for name, ending in _DOWNLOADS),
        query=query_address(f"DESCRIBE <{iri}>"),
        all_of=_all_of(record),
        said=words,
        unverified_titles={
            fact.lang
            for fact in record.values(property_iri("dcterms:title"))
            if fact.trust == "recalled"
        },
        **_counts(record),
    )
    response.headers["Vary"] += ", Accept"
    return response


def standard_table(
    store: Store, near: Near, found: tuple[str, StandardNumber], form: str
) -> Response:
    """Return what the page tells as CSV, XLSX or JSON: a row for each statement."""
    iri, number = found
    record = dossier(store.select, near, iri, number)
    if form == "json":
        fields = find_row(store, STANDARDS, number.canonical)
        headers = {"Cache-Control": "no-cache"}
        return JSONResponse(dossier_record(record, fields), headers=headers)
    stem = "".join(sign if sign.isascii() else "-" for sign in number.path)
    return table_answer(form, stem, HEADS, list(statements(record)))


def _more(request: Request) -> Group | None:
    wanted = request.query_params.get("more", "")
    return Group(wanted) if wanted in set(Group) else None


def _counts(record: Dossier) -> dict[str, Any]:
    cited = record.ties.get(Group.CITED_BY)
    return {
        "cited": cited.total if cited else 0,
        "undated": cited.of_work if cited else 0,
    }


def _all_names(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(local(fact.predicate) for fact in facts))


def _told(record: Dossier, names: Iterable[str], lang: Lang) -> Iterator[Told]:
    """Give the facts of each named property, in the order of the names."""
    for name in names:
        facts = [fact for fact in record.facts if local(fact.predicate) == name]
        if facts:
            predicate = facts[0].predicate
            borrowed = BORROWED.get(predicate)
            label = borrowed.text(lang) if borrowed else _label(record, predicate, lang)
            yield Told(label, tuple(_value(record, fact, lang) for fact in facts))


def _value(record: Dossier, fact: Fact, lang: Lang) -> Value:
    if not fact.is_thing:
        return Value(fact.value, fact.lang, "", fact.trust)
    base = record.own.iri.partition("/id/")[0] + "/id/"
    is_own = fact.value.startswith(base)
    if is_own:
        return Value(_label(record, fact.value, lang), "", path_of_iri(fact.value), fact.trust)
    if fact.value in record.labels:
        return Value(_label(record, fact.value, lang), "", "", fact.trust)
    return Value(fact.value, "", fact.value if is_web(fact.value) else "", fact.trust)


def _label(record: Dossier, iri: str, lang: Lang) -> str:
    known = record.labels.get(iri, {})
    other = "en" if lang == "zh" else "zh"
    return next((known[key] for key in (lang, other, "") if key in known), local(iri))


def _all_of(record: Dossier) -> str:
    """Return the page with every statement that ties something to the record."""
    return query_address(
        "SELECT ?from ?kind ?to ?statement WHERE {\n"
        f"  {{ ?statement sg:relationTo <{record.own.iri}> }}\n"
        f"  UNION {{ ?statement sg:relationFrom <{record.own.iri}> }}\n"
        "  ?statement a ?class ; sg:relationFrom/sg:number ?from ; sg:relationTo/sg:number ?to .\n"
        "  FILTER(?class != sg:Relation)\n"
        '  BIND(STRAFTER(STR(?class), "#") AS ?kind)\n'
        "} ORDER BY ?kind ?from"
    )
