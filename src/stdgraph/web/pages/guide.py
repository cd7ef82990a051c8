"""The page of the guide: the category tree of an edition, and two editions compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from stdgraph.catalogue.compare import compare
from stdgraph.errors import Message, NotFound
from stdgraph.model.comparison import Category
from stdgraph.model.comparison_words import (
    CHANGES,
    NOT_JUDGED_NOTE,
    category_words,
    detail_words,
)
from stdgraph.rdf import guide_rows
from stdgraph.store.port import Store
from stdgraph.web.api import parameters
from stdgraph.web.pages.rendering import PageRoute, render


@dataclass(frozen=True, slots=True)
class Node:
    """A category in its tree; ``own`` standards are filed at it, ``all`` at it or below."""

    category: Category
    own: int
    all: int
    parts: tuple[Node, ...]


def router(store: Store) -> APIRouter:
    """Return the route of ``/guide``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route("/guide", methods=["GET", "HEAD"])
    def guide(request: Request) -> HTMLResponse:
        known = guide_rows.editions(store.select)
        if not known:
            raise _no_guide()
        ids = tuple(edition.id for edition in known)
        given = request.query_params
        categories = guide_rows.categories(store.select)
        filed = guide_rows.filed_standards(store.select)
        first = given.get("edition") or _fullest(categories, {f.category for f in filed}, ids)
        chosen = parameters.choice("edition", first, ids)
        other = parameters.choice("with", given.get("with", ""), ("", *ids))
        return render(
            request,
            "guide.html",
            editions=known,
            edition=next(e for e in known if e.id == chosen),
            tree=tree(categories, Counter(f.category for f in filed), chosen),
            second=other,
            found=compare(store, chosen, other) if other and other != chosen else None,
            changes=CHANGES,
            category_words=category_words,
            detail_words=detail_words,
            not_judged=NOT_JUDGED_NOTE,
        )

    return routes


def tree(categories: tuple[Category, ...], counts: Counter[str], edition: str) -> tuple[Node, ...]:
    """Return the top categories of an edition with all below them, by code."""
    below: dict[str, list[Category]] = defaultdict(list)
    for category in categories:
        if category.edition == edition:
            below[category.parent].append(category)

    def node(category: Category) -> Node:
        parts = tuple(map(node, sorted(below[category.iri], key=lambda c: c.key)))
        own = counts[category.iri]
        return Node(category, own, own + sum(part.all for part in parts), parts)

    return tuple(map(node, sorted(below[""], key=lambda c: c.key)))


def _fullest(categories: tuple[Category, ...], used: set[str], ids: tuple[str, ...]) -> str:
    """Return the newest edition under which standards are filed, else the newest."""
    filed = {c.edition for c in categories if c.iri in used}
    return max(filed, default=max(ids, default=""))


def _no_guide() -> NotFound:
    return NotFound(
        Message("图谱里没有指南。", "The graph has no guide."),
        Message("请先载入随附图谱（去掉 --bare）。", "Load the bundled graph (without --bare)."),
    )
