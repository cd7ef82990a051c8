"""What the soak asks: honest lookups, with what they must be answered, and hostile queries.

Every hostile query has a number of its own in it, so that none is answered for having been asked
before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.parts.answers import Content, content
from benchmarks.parts.mix import ACCEPT
from stdgraph.rdf.terms import Iri
from stdgraph.store.formats import JSON
from stdgraph.store.opening import open_store
from stdgraph.store.port import Store


@dataclass(frozen=True, slots=True)
class Query:
    """One query; ``expected`` is what an honest one is answered, None for a hostile one."""

    kind: str
    text: str
    expected: Content | None = None

    @property
    def accept(self) -> str:
        """The media type that is asked for."""
        return ACCEPT["triples" if self.text.startswith("CONSTRUCT") else "rows"]


# {iri} and {number} are a standard's; each takes a few milliseconds at most.
_LOOKUPS = {
    "all of a standard": "SELECT ?property ?value {{ <{iri}> ?property ?value }}",
    "by number": 'SELECT ?s ?title {{ ?s sg:number "{number}" ; dcterms:title ?title }}',
    "title in Chinese": 'SELECT ?t {{ <{iri}> dcterms:title ?t FILTER(LANG(?t) = "zh") }}',
    "status": "SELECT ?label {{ <{iri}> sg:status/skos:prefLabel ?label }}",
    "industries": "SELECT ?code {{ <{iri}> sg:inIndustry/skos:notation ?code }}",
    "cited by": "SELECT ?n {{ ?citing sg:references <{iri}> ; sg:number ?n }} ORDER BY ?n",
    "is it recorded": 'ASK {{ ?s sg:number "{number}" }}',
    "what kind": "SELECT ?kind {{ <{iri}> a ?kind }}",
}
_STANDARDS = "SELECT ?s ?number { ?s a sg:Standard ; sg:number ?number }"


def honest_queries(folder: Path, count: int, random: Random) -> list[Query]:
    """Return ``count`` lookups of the graph in a data folder, answered in this process."""
    store = open_store(folder, read_only=True)
    try:
        standards = [row for row in store.select(_STANDARDS).rows if isinstance(row[0], Iri)]
        kinds = list(_LOOKUPS)
        return [
            _lookup(store, kinds[i % len(kinds)], *map(_value, random.choice(standards)))
            for i in range(count)
        ]
    finally:
        store.close()


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))


def _lookup(store: Store, kind: str, iri: str, number: str) -> Query:
    text = _LOOKUPS[kind].format(iri=iri, number=number)
    body = b"".join(store.answer(text, JSON).chunks)
    return Query(kind, text, content(body, "boolean" if text.startswith("ASK") else "rows"))


def _giant_by_doubling(n: int) -> str:
    steps = "".join(f" BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(32))
    return f"SELECT (STRLEN(?x32) AS ?n) {{ BIND('{n:08}' AS ?x0){steps} }}"


_TRIPLES = "?a ?b ?c . ?d ?e ?f"
HOSTILE: dict[str, Callable[[int], str]] = {
    "cartesian product, counted": lambda n: (
        f"SELECT (COUNT(*) AS ?n) {{ {_TRIPLES} . ?g ?h ?i FILTER(?c != {n} && ?f != ?i) }}"
    ),
    "cartesian product, all rows": lambda n: f"SELECT * {{ {_TRIPLES} FILTER(?c != {n}) }}",
    "cartesian product, as triples": lambda n: (
        f"CONSTRUCT {{ ?a ?e ?f }} WHERE {{ {_TRIPLES} FILTER(?c != {n}) }}"
    ),
    "unbounded path": lambda n: f"SELECT (COUNT(*) AS ?n) {{ ?a (!<urn:n{n}>)* ?b }}",
    "unbounded paths, joined": lambda n: (
        f"SELECT * {{ ?a (sg:references|!<urn:n{n}>)+ ?b . ?b (^sg:number|!sg:x)* ?c }}"
    ),
    "huge sort": lambda n: (
        f"SELECT * {{ {_TRIPLES} FILTER(?a != <urn:n{n}>) }} ORDER BY DESC(STR(?c)) ?f"
    ),
    "giant literal by doubling": _giant_by_doubling,
    "giant literal in the text": lambda n: f"SELECT * {{ ?s ?p '{'x' * 2_000_000}{n}' }}",
    "regex bomb": lambda n: (
        f"SELECT * {{ ?s ?p ?o . ?q ?r ?t FILTER(REGEX(STR(?o), '^(([a-z])+.)+{n}?(a|a?)+$')) }}"
    ),
    "deep nesting": lambda n: f"SELECT * {'{' * 5_000} ?s ?p {n} {'}' * 5_000}",
    "nesting just below the limit": lambda n: (
        f"SELECT * {{ ?s ?p ?o {'OPTIONAL { ?s ?p ?o ' * 20}FILTER(?o != {n}) {'}' * 20} }}"
    ),
}


def hostile_query(number: int, random: Random) -> Query:
    """Return a hostile query that was never asked before."""
    kind = random.choice(list(HOSTILE))
    return Query(kind, HOSTILE[kind](number))


def traffic(honest: Sequence[Query], share: float, random: Random, number: int) -> Query:
    """Return the query of the arrival ``number``, hostile with the probability ``share``."""
    if random.random() < share:
        return hostile_query(number, random)
    return random.choice(honest)
