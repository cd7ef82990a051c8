"""Standards that somebody described in RDF with our ontology: made readable as rows.

Whoever writes Turtle by hand states the short properties (``sg:status``, ``sg:category``,
``sg:appliesInIndustry``) and names categories and industries by their IRIs; rows are read from
statements and filings. These are added here, and what then is no part of a record is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from stdgraph.rdf.rows import Select, rows

_DOCUMENT = "VALUES ?class { sg:Standard sg:PlanItem } ?d a ?class ."
_FILED = """
INSERT { GRAPH graph:stated {
  ?f a sg:IndustryFiling ; sg:filedStandard ?d ; sg:filedIndustry ?i ; sg:industryRole ?role } }
USING graph:stated WHERE { %s ?d %s ?i . BIND(%s AS ?role)
  FILTER NOT EXISTS { ?x sg:filedStandard ?d ; sg:filedIndustry ?i }
  BIND(IRI(CONCAT(STR(?d), "/filing/", STRAFTER(STR(?i), "/id/"))) AS ?f) }"""
COMPLETED = " ;\n".join(
    [
        """
INSERT { GRAPH graph:stated { ?d sg:statusStatement ?said . ?said sg:statesStatus ?status } }
USING graph:stated WHERE { %s ?d sg:status ?status . FILTER NOT EXISTS { ?d sg:statusStatement ?x }
  BIND(IRI(CONCAT(STR(?d), "/status")) AS ?said) }""".replace("%s", _DOCUMENT),
        """
INSERT { GRAPH graph:stated { ?f a sg:Filing ; sg:filedStandard ?d ; sg:filedUnder ?c } }
USING graph:stated WHERE { %s ?d sg:category ?c .
  FILTER NOT EXISTS { ?x sg:filedStandard ?d ; sg:filedUnder ?c }
  BIND(IRI(CONCAT(STR(?d), "/filing/", STRAFTER(STR(?c), "/id/"))) AS ?f) }""".replace(
            "%s", _DOCUMENT
        ),
        _FILED % (_DOCUMENT, "sg:appliesInIndustry", "code:role-applies"),
        _FILED % (_DOCUMENT, "sg:productOfIndustry", "code:role-product"),
        _FILED % (_DOCUMENT, "sg:inIndustry", "code:role-not-judged"),
        """
INSERT { GRAPH graph:stated { ?i skos:notation ?code } }
USING graph:stated WHERE { ?x sg:filedIndustry ?i . FILTER NOT EXISTS { ?i skos:notation ?n }
  BIND(STRAFTER(STR(?i), "/id/industry/") AS ?code) }""",
        """
INSERT { GRAPH graph:stated { ?c sg:edition ?e ; skos:notation ?code . ?e sg:editionId ?edition } }
USING graph:stated WHERE { ?x sg:filedUnder ?c . FILTER NOT EXISTS { ?c sg:edition/sg:editionId ?n }
  BIND(STRAFTER(STR(?c), "/id/category/") AS ?name) BIND(STRBEFORE(?name, "-") AS ?edition)
  BIND(STRAFTER(?name, "-") AS ?code) BIND(IRI(CONCAT(STR(?c), "/edition")) AS ?e) }""",
    ]
)
_LINKS = "SELECT ?s ?o WHERE { GRAPH graph:stated { ?s ?p ?o } }"
_RECORDS = """
SELECT DISTINCT ?d WHERE {
  VALUES ?class { sg:Standard sg:PlanItem } GRAPH graph:stated { ?d a ?class }
}"""
_PROPERTIES = """
SELECT DISTINCT ?number ?p WHERE {
  VALUES ?class { sg:Standard sg:PlanItem }
  GRAPH graph:stated { ?d a ?class ; sg:number ?number ; ?p ?o }
} ORDER BY ?number ?p"""


def left_over(select: Select) -> list[str]:
    """Return the subjects that are neither a record nor next to one."""
    records = {row["d"] for row in rows(select(_RECORDS))}
    links = [(row["s"], row["o"]) for row in rows(select(_LINKS))]
    near = {o for s, o in links if s in records} | {s for s, o in links if o in records}
    return sorted({s for s, _ in links} - records - near)


def properties(select: Select) -> Iterator[tuple[str, str]]:
    """Return each record's number with each property that is stated of it."""
    return ((row["number"], row["p"]) for row in rows(select(_PROPERTIES)))
