"""The answer to a query as a page shows it: its first rows, and where to have it whole."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

from stdgraph.rdf.terms import Term
from stdgraph.store.asker import Asker
from stdgraph.store.formats import JSON, NTRIPLES
from stdgraph.store.port import Ceiling
from stdgraph.store.runner import Question
from stdgraph.store.sparql.reading import read
from stdgraph.web.pages.addresses import download_address
from stdgraph.web.pages.terms import Shown, from_json, from_ntriples, show
from stdgraph.web.service import Service

MOST = 500  # rows that one page shows
COUNTED = Ceiling(rows=10_000, bytes=16 << 20)  # what is counted beyond them
GRAPH_FORMS = ("CONSTRUCT", "DESCRIBE")
ROW_DOWNLOADS = ("csv", "json", "xml", "tsv")
GRAPH_DOWNLOADS = ("turtle", "ntriples", "jsonld")


@dataclass(frozen=True, slots=True)
class Table:
    """What an answer holds: its first rows, of ``total``, and the truth of an ASK.

    ``heads`` are the variables; they are empty for triples and for ASK. ``is_open``: there are more
    than ``total``, and nobody has counted them.
    """

    heads: tuple[str, ...] = ()
    rows: tuple[tuple[Shown | None, ...], ...] = ()
    total: int = 0
    is_open: bool = False
    truth: bool | None = None

    @property
    def is_cut(self) -> bool:
        """Tell whether there are more rows than are shown."""
        return self.total > len(self.rows)


@dataclass(frozen=True, slots=True)
class Result:
    """An answer, how long it took, and where the endpoint gives it: (format, address)."""

    table: Table
    is_graph: bool
    milliseconds: int
    downloads: tuple[tuple[str, str], ...]


def result_of(service: Service, query: str, asker: Asker | None = None) -> Result:
    """Return the answer to a query of any form, as much of it as a page may hold.

    Raises:
        MalformedQuery, ForbiddenQuery, LimitReached: the query can't be answered.
        Cancelled: ``asker`` has left.
    """
    start = time.perf_counter()
    is_graph = read(query).form in GRAPH_FORMS
    format_ = NTRIPLES if is_graph else JSON
    answer = service.runner.run(Question(query, format_, ceiling=COUNTED), asker)
    text = b"".join(answer.chunks).decode()
    base = service.store.base_iri
    table = _triples(text, base) if is_graph else _rows(json.loads(text), base)
    formats = GRAPH_DOWNLOADS if is_graph else ROW_DOWNLOADS
    return Result(
        table,
        is_graph,
        round((time.perf_counter() - start) * 1000),
        tuple((name, download_address(query, name)) for name in formats),
    )


def _rows(found: dict[str, Any], base: str) -> Table:
    if "boolean" in found:
        return Table(truth=found["boolean"])
    heads = tuple(found["head"]["vars"])
    bindings = found["results"]["bindings"]
    rows = (tuple(from_json(row.get(name)) for name in heads) for row in bindings[:MOST])
    shown = tuple(_shown(row, base) for row in rows)
    return Table(heads, shown, len(bindings), "stdgraph" in found)


def _triples(text: str, base: str) -> Table:
    lines = text.split("\n")
    # A comment tells of the ceiling; nothing else in the store's N-Triples begins with a hash.
    triples = [line for line in lines if line and not line.startswith("#")]
    rows = tuple(_shown(from_ntriples(line), base) for line in triples[:MOST])
    return Table((), rows, len(triples), any(line.startswith("#") for line in lines))


def _shown(row: tuple[Term | None, ...], base: str) -> tuple[Shown | None, ...]:
    return tuple(show(term, base) for term in row)
