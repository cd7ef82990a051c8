"""Reading from a graph when its standards and plan items were last seen in a source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from stdgraph.model.age import Aged
from stdgraph.model.trust import Age
from stdgraph.rdf.rows import Select, day_or_none, rows

_QUERY = """
SELECT ?d ?number ?title (LANG(?title) AS ?lang) ?status ?confidence ?source ?read ?verified ?in
WHERE {
  VALUES ?class { sg:Standard sg:PlanItem } ?d a ?class ; sg:number ?number .
  OPTIONAL { ?d dcterms:title ?title }
  OPTIONAL { ?d sg:status ?s } BIND(STRAFTER(STR(?s), "status-") AS ?status)
  OPTIONAL { ?d sg:confidence ?c } BIND(STRAFTER(STR(?c), "trust-") AS ?confidence)
  OPTIONAL { ?d dcterms:source ?source }
  OPTIONAL { ?d sg:sourceReadOn ?read }
  OPTIONAL { ?d sg:verifiedOn ?verified }
  OPTIONAL { ?d sg:verifiedIn ?in }
}"""


def ages(select: Select) -> Iterator[Aged]:
    """Return every standard and plan item with its age."""
    titles: dict[str, dict[str, str]] = defaultdict(dict)
    found: dict[str, dict[str, str]] = {}
    for row in rows(select(_QUERY)):
        found.setdefault(row["d"], row)
        titles[row["d"]].setdefault(row["lang"], row["title"])
    for iri, row in found.items():
        yield Aged(
            row["number"],
            titles[iri].get("zh", ""),
            titles[iri].get("en", ""),
            row["status"],
            row["confidence"],
            row["source"],
            Age(day_or_none(row["read"]), day_or_none(row["verified"]), row["in"] or None),
        )
