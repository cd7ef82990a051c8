"""The pages of coverage: industries by themes of a guide, what if, and one cell's evidence."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams, UploadFile
from starlette.requests import Request

from stdgraph.catalogue.coverage import CellEvidence, cell_evidence
from stdgraph.catalogue.records.reading import read_records
from stdgraph.catalogue.search import SearchIndex
from stdgraph.errors import StdgraphError
from stdgraph.model.gap import IndustryLevel, Rule
from stdgraph.model.gap_words import (
    ALL_TO_VERIFY,
    CHOICE_WORDS,
    LETTERS,
    TO_VERIFY_SIGN,
    TYPE_WORDS,
    letter_of,
)
from stdgraph.model.matrix import DIMENSIONS, Matrix, Place
from stdgraph.model.record_kind import STANDARDS
from stdgraph.model.switches import CHOICES, TRUTHS
from stdgraph.store.port import Store
from stdgraph.web.api import parameters
from stdgraph.web.api.assumptions import Outcome, outcome
from stdgraph.web.api.coverage import PARTS
from stdgraph.web.api.held import Findings
from stdgraph.web.api.rule_parameters import with_written, written_rule
from stdgraph.web.body import MULTIPART, content_type, read_body, unsupported, with_body
from stdgraph.web.pages.addresses import address, new_address, search_address
from stdgraph.web.pages.coverage_view import DEMANDS, View, read_view
from stdgraph.web.pages.rendering import PageRoute, render
from stdgraph.web.words.language import page_language

MOST_CHANGES = 200  # cells that the page lists; the files hold all


def router(store: Store, findings: Findings, search: SearchIndex) -> APIRouter:
    """Return the routes of ``/coverage`` and ``/coverage/cell``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route("/coverage", methods=["GET", "HEAD"])
    def coverage(request: Request) -> HTMLResponse:
        return _page(request, store, findings, read_view(request.query_params))

    @routes.post("/coverage")
    async def with_file(request: Request) -> HTMLResponse:
        view = await _sent(request)
        return await run_in_threadpool(_page, request, store, findings, view)

    @routes.api_route("/coverage/cell", methods=["GET", "HEAD"])
    def cell(request: Request) -> HTMLResponse:
        given = request.query_params
        place = Place(
            given.get("industry", ""), given.get("category", ""), given.get("edition", "")
        )
        rule = findings.default_rule(
            IndustryLevel.GROUP, parameters.day("as_of", given.get("as_of", ""))
        )
        rule = replace(rule, unfiled=bool(place.theme))
        rule = with_written(rule, written_rule(given, unfiled=rule.unfiled))
        found = cell_evidence(findings.evidence(rule.as_of), findings.guides(), rule, place)
        data = address("/api/v1/coverage/cell", dict(given))
        industry = found.cell.industry.code
        here = address(request.url.path, dict(given))
        return render(
            request,
            "coverage_cell.html",
            found=found,
            record=search.table().numbered,
            data=data,
            here=here,
            search=search_address(industry, here),
            file=new_address(STANDARDS.name, _filed(found), here),
        )

    return routes


def _filed(found: CellEvidence) -> dict[str, str]:
    """Return the fields of a standard that would be filed in a cell."""
    theme = found.theme
    category = f"{theme.edition}:{theme.code}" if theme and not theme.dimension else ""
    return {"gbt4754_code": found.cell.industry.code, "guide_code": category}


async def _sent(request: Request) -> View:
    """Return the view of a form that brings a file of standards to assume."""
    kind = content_type(request)
    if kind != MULTIPART:
        raise unsupported(kind, MULTIPART)
    async with with_body(request, await read_body(request)).form() as form:
        fields = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
        file = form.get("file")
        data, name = b"", ""
        if isinstance(file, UploadFile):
            data, name = await file.read(), file.filename or "file"
    view = read_view(QueryParams(fields))
    if not data:
        return view
    sheets = await run_in_threadpool(read_records, data, name)
    return replace(view, assumed=replace(view.assumed, sheets=tuple(sheets), file=name))


def _page(request: Request, store: Store, findings: Findings, view: View) -> HTMLResponse:
    rule = _rule(findings, view)
    found = findings.matrix(rule, view.columns)
    would, error = _assumed(store, findings, found, view)
    first = found.themes[0].key
    themes = findings.guides().themes.all
    tree = findings.evidence(rule.as_of).tree
    lang = page_language(request)
    return render(
        request,
        "coverage.html",
        status=error.http_status if error else 200,
        found=found,
        shown=[it for it in found.industries if view.wants(it, found.cells[it.code, first])],
        view=view,
        would=would,
        error=error,
        changed=_changed(would),
        most=MOST_CHANGES,
        editions=sorted({theme.edition for theme in themes}),
        categories=[t for t in themes if t.edition == found.edition and not t.dimension],
        sections=[tree.by_code[code] for code in CHOICES["section"].values if code in tree.by_code],
        letters=LETTERS,
        letter_of=letter_of,
        to_verify_sign=TO_VERIFY_SIGN,
        all_to_verify=ALL_TO_VERIFY,
        cell_address=view.cell_addresses(),
        kind_words={kind: words.text(lang) for kind, words in TYPE_WORDS.items()},
        dimensions=DIMENSIONS,
        demands=DEMANDS,
        parts=PARTS[1:],
        choices=CHOICES,
        choice_words=CHOICE_WORDS,
        truths=TRUTHS,
        chosen=_chosen(rule),
    )


def _rule(findings: Findings, view: View) -> Rule:
    rule = replace(findings.default_rule(view.level, view.as_of), unfiled=True)
    return with_written(rule, view.switches)


def _chosen(rule: Rule) -> dict[str, frozenset[str] | bool]:
    """Return what each switch of a rule is set to, as a form shows it."""
    several = {
        name: frozenset(
            "not-judged" if value is None else str(getattr(value, "value", value))
            for value in getattr(rule, choice.field)
        )
        for name, choice in CHOICES.items()
    }
    return {**several, **{name: bool(getattr(rule, name)) for name in TRUTHS}}


def _assumed(
    store: Store, findings: Findings, found: Matrix, view: View
) -> tuple[Outcome | None, StdgraphError | None]:
    """Return what the assumptions lead to, or why they can't be made."""
    if not view.assumed:
        return None, None
    try:
        return outcome(store, findings, found, view.columns, view.assumed), None
    except StdgraphError as error:
        return None, error


def _changed(would: Outcome | None) -> frozenset[tuple[str, str]]:
    """Return the cells whose type would change, by industry and theme."""
    changes = would.change.retyped if would else ()
    return frozenset((it.after.industry.code, it.theme.key) for it in changes)
