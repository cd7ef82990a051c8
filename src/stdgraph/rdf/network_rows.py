"""Reading from a graph the documents of its network, with what is told of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from stdgraph import names
from stdgraph.model.impact import Link
from stdgraph.model.networks import Node
from stdgraph.rdf.facts_read import FactsRead, trust_of, whole
from stdgraph.rdf.links import LINK_CLASSES, LINKING
from stdgraph.rdf.rows import Select, Texts, rows

_KINDS = ("Standard", "PlanItem", "MentionedStandard")
# The classes of what the network is read from, and the local names of what is read of it.
CLASSES = frozenset((*_KINDS, *LINK_CLASSES, "PartMembership", "Work", "Series"))
CLASSES |= {"Body", "Category", "Industry", names.PREFIXES["dcat"] + "Dataset"}
_READ = ("number", "status", "level", "issued", "implemented", "title")
# By IRI alone: joined with each document's class and number, 109,000 filings took 28 s, not 7.
PATTERNS = {
    "committees": "?d sg:responsibleBody/skos:prefLabel ?value",
    "categories": "?d sg:category ?c . ?c sg:slug ?slug OPTIONAL { ?c skos:notation ?code }"
    " BIND(COALESCE(?code, ?slug) AS ?value)",
    "industries": "?d sg:inIndustry/skos:notation ?value",
}
PROPERTIES = frozenset((*_READ, *LINKING)) | {
    *("type", "confidence", "responsibleBody", "prefLabel", "category", "slug"),
    *("notation", "inIndustry", "asOf"),
}

PARTS = """
SELECT DISTINCT ?number ?series ?confidence WHERE {
  ?m a sg:PartMembership ; sg:relationFrom/sg:number ?number ; sg:relationTo/sg:number ?series ;
     sg:confidence ?c . BIND(STRAFTER(STR(?c), "trust-") AS ?confidence)
}"""

_FULL_DATE = 10


def documents(texts: Texts) -> tuple[Node, ...]:
    """Return every standard, plan item and standard that is only mentioned, by number."""
    several = {name: _several(texts, pattern) for name, pattern in PATTERNS.items()}
    facts = FactsRead((*whole(texts, _READ), *trust_of(texts, _KINDS)))
    found: dict[str, Node] = {}
    for kind in _KINDS:
        for (document,) in texts("d", f"?d a sg:{kind}"):
            for number in facts.all("number", document):
                found.setdefault(number, _node(facts, document, number, kind, several))
    return tuple(found[number] for number in sorted(found))


def _node(
    facts: FactsRead,
    document: str,
    number: str,
    kind: str,
    several: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> Node:
    return Node(
        number,
        kind,
        facts.code("status", document),
        facts.code("level", document),
        facts.one("title@zh", document),
        facts.one("title@en", document),
        _day(facts.one("issued", document)),
        _day(facts.one("implemented", document)),
        confirmed=facts.code("confidence", document) in ("", "stated"),
        **{name: values.get(document, ()) for name, values in several.items()},
    )


def parts(select: Select) -> tuple[Link, ...]:
    """Return which document is a part of which series, as links of the kind partOf."""
    return tuple(
        Link(r["number"], "partOf", r["series"], "", None, r["confidence"] == "stated")
        for r in rows(select(PARTS))
    )


def _several(texts: Texts, pattern: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for document, value in texts(("d", "value"), pattern):
        found[document].add(value)
    return {iri: tuple(sorted(values)) for iri, values in found.items()}


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if len(value) == _FULL_DATE else None
