"""The pages of the web application, and the data behind them, as a visitor asks for them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from urllib.parse import quote

import httpx

# Each page by its name.
PAGES = {
    "home": "/",
    "standards": "/standards",
    "standards, page 1,990": "/standards?offset=99450",
    "standards, the newest first": "/standards?sort=newest",
    "standards by two facets": "/standards?status=current&part=base-common",
    "standards of a year": "/standards?year=2020",
    "a search with a common word": "/standards?q=interface",
    "guide": "/guide",
    "guide, two editions compared": "/guide?edition=2021&with=2018",
    "gaps": "/gaps",
    "gaps by class": "/gaps?level=class",
    "coverage": "/coverage",
    "coverage by group": "/coverage?level=group",
    "coverage with a rule of one's own": "/coverage?standard_levels=national",
    "pilots": "/pilots",
    "check": "/check",
    "questions": "/questions",
    "workbench": "/query",
    "changes": "/changes",
    "stale": "/stale",
    "import": "/import",
    "review": "/review",
}
DATA = {
    "JSON of gaps": "/api/v1/gaps",
    "JSON of the matrix": "/api/v1/coverage",
    "JSON of the matrix by groups": "/api/v1/coverage?level=group",
    "JSON of a guide": "/api/v1/guide",
    "JSON of the figures": "/api/v1/stats",
    "JSON of what is stale": "/api/v1/stale?limit=100",
}
# Counted beside all else, which takes the processor from it meanwhile: so they come last.
LONG = {
    "analysis": "/analysis",
    "JSON of the network": "/api/v1/network?limit=100",
    "about the data": "/about",
}
TYPED = (
    "GB/T 1",
    "GB/T 10",
    "智能",
    "智能制",
    "智能制造",
    "data",
    "gbt 100116",
    "工业 机器人",
    "ISO 1",
)
STANDARDS = "SELECT ?d { ?d sg:number ?n ; a sg:Standard } LIMIT 2000"
# What most lead to, of each kind of thing that has a page of its own.
MOST_LED_TO = {
    "the standard that most cite": "?r a sg:Reference ; sg:relationTo ?x . ?x a sg:Standard",
    "the category with most standards": "?s sg:category ?x",
    "the industry with most standards": "?s sg:inIndustry ?x",
    "the body with most standards": "?s sg:responsibleBody ?x",
}
MOST = "SELECT ?x {{ {0} }} GROUP BY ?x ORDER BY DESC(COUNT(*)) LIMIT 1"


def visits(client: httpx.Client, drawn: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Yield each page's name with the addresses that a visit takes one of."""
    yield from ((name, [address]) for name, address in PAGES.items())
    slugs = [_path(iri).rpartition("/")[2] for iri in drawn.sample(_column(client, STANDARDS), 40)]
    yield "a standard", [f"/id/standard/{slug}" for slug in slugs]
    for name, pattern in MOST_LED_TO.items():
        yield name, [_path(iri) for iri in _column(client, MOST.format(pattern))]
    yield "an impact", [f"/standards/{slug}/impact" for slug in slugs]
    yield "changing a standard", [f"/standards/{slug}/edit" for slug in slugs]
    yield "a keystroke in the search box", [f"/api/v1/search?q={quote(text)}" for text in TYPED]
    yield "a search", [f"/standards?q={quote(text)}" for text in TYPED]
    yield from ((name, [address]) for name, address in DATA.items())
    yield "JSON of a standard", [f"/api/v1/standards/{slug}" for slug in slugs]
    yield from ((name, [address]) for name, address in LONG.items())


def _column(client: httpx.Client, query: str) -> list[str]:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
    return answer.raise_for_status().text.split("\r\n")[1:-1]


def _path(iri: str) -> str:
    return "/id/" + iri.partition("/id/")[2]
