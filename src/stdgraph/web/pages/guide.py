"""The page of the guide: an edition's categories and architecture, and two editions compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from stdgraph.model.comparison import Category
from stdgraph.model.comparison_words import (
    CHANGES,
    NOT_JUDGED_NOTE,
    category_words,
    detail_words,
)
from stdgraph.model.dimension import DimensionValue
from stdgraph.web.api import parameters
from stdgraph.web.api.guide import no_guide
from stdgraph.web.api.held import Findings
from stdgraph.web.pages.addresses import address, path_of_iri, query_address
from stdgraph.web.pages.architecture import HEIGHT, WIDTH, architecture
from stdgraph.web.pages.rendering import PageRoute, render

MOST_REFILINGS = 200  # on the page; the files hold all
VALUES_QUERY = """SELECT ?edition ?dimension ?order ?value (COUNT(DISTINCT ?s) AS ?standards)
WHERE {
  ?v a sg:DimensionValue ; sg:edition/sg:editionId ?edition ; sg:dimension ?d ; sg:order ?order ;
     skos:prefLabel ?value . FILTER(LANG(?value) = "zh") ?d skos:notation ?dimension .
  OPTIONAL { ?s sg:dimensionValue ?v ; a sg:Standard }
}
GROUP BY ?edition ?dimension ?order ?value ORDER BY ?edition ?dimension ?order"""


@dataclass(frozen=True, slots=True)
class Node:
    """A category in its tree; ``filed`` standards are at it or below."""

    category: Category
    filed: int
    parts: tuple[Node, ...]


def router(findings: Findings) -> APIRouter:
    """Return the route of ``/guide``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route("/guide", methods=["GET", "HEAD"])
    def guide(request: Request) -> HTMLResponse:
        known = findings.guide()
        if not known.editions:
            raise no_guide()
        given = request.query_params
        chosen = parameters.choice("edition", given.get("edition") or known.fullest(), known.ids)
        other = parameters.choice("with", given.get("with", ""), ("", *known.ids))
        compared = findings.comparison(chosen, other) if other and other != chosen else None
        return render(
            request,
            "guide.html",
            editions=known.editions,
            edition=next(e for e in known.editions if e.id == chosen),
            tree=tree(known.categories, known.within, chosen),
            faces=architecture(known.of(chosen)),
            width=WIDTH,
            height=HEIGHT,
            with_dimensions=sorted({value.edition for value in known.values}),
            value_address=value_address,
            values_query=query_address(VALUES_QUERY),
            second=other,
            found=compared,
            most=MOST_REFILINGS,
            changes=CHANGES,
            category_words=category_words,
            detail_words=detail_words,
            not_judged=NOT_JUDGED_NOTE,
        )

    return routes


def value_address(value: DimensionValue) -> str:
    """Return where a value of a dimension leads: its standards, or its own page where none is."""
    if value.filed:
        return address("/standards", {"dimension": value.key})
    return path_of_iri(value.iri)


def tree(
    categories: tuple[Category, ...], within: Mapping[str, int], edition: str
) -> tuple[Node, ...]:
    """Return the top categories of an edition with all below them, by code."""
    below: dict[str, list[Category]] = defaultdict(list)
    for category in categories:
        if category.edition == edition:
            below[category.parent].append(category)

    def node(category: Category) -> Node:
        parts = tuple(map(node, sorted(below[category.iri], key=lambda c: c.key)))
        return Node(category, within.get(category.iri, 0), parts)

    return tuple(map(node, sorted(below[""], key=lambda c: c.key)))
