"""Reading from a graph how each field of its standards is known, and where its facts come from."""

from __future__ import annotations

from stdgraph.model.about import DataSet, FieldKnown, Source
from stdgraph.names import JUDGED, STATED
from stdgraph.rdf.rows import Select, rows
from stdgraph.rdf.summary import FIELD_PATHS, FIELDS

# A status counts where a source stated one; what follows from dates is derived and no field.
PATHS = {
    **FIELD_PATHS,
    "status": (
        "sg:statusStatement/sg:statesStatus",
        "FILTER(?value != code:status-unknown)",
    ),
    "references": ("sg:references", ""),
    "review": ("sg:review", ""),
    "source_read_on": ("sg:sourceReadOn", ""),
}
BY_GRAPH = """
SELECT ?g (COUNT(DISTINCT ?s) AS ?n) WHERE {{
  GRAPH ?g {{ ?s {path} ?value {filter} }} ?s a sg:Standard
}} GROUP BY ?g"""
STANDARDS = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a sg:Standard }"
DATED = """
SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a sg:Standard ; sg:sourceReadOn|sg:verifiedOn ?day }"""
LEVELS = """
SELECT ?name (COUNT(DISTINCT ?s) AS ?n) WHERE {
  ?s a sg:Standard ; sg:level ?l BIND(STRAFTER(STR(?l), "level-") AS ?name)
} GROUP BY ?name"""
KINDS = """
SELECT ?name (COUNT(DISTINCT ?s) AS ?n) WHERE {
  ?s a sg:Standard ; sg:sourceKind ?k BIND(STRAFTER(STR(?k), "source-") AS ?name)
} GROUP BY ?name"""
_HOST = 'BIND(STRBEFORE(CONCAT(STRAFTER(STR(?page), "://"), "/"), "/") AS ?host)'
SOURCES = f"""
SELECT ?host (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s dcterms:source ?page {_HOST} }}
GROUP BY ?host ORDER BY DESC(?n) ?host"""
# Apart: where one value of a group is unbound, its least is none (SPARQL 1.1, 18.5.1).
READ_DAYS = f"""
SELECT ?host (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE {{
  ?s dcterms:source ?page ; sg:sourceReadOn ?day {_HOST}
}} GROUP BY ?host"""
DATA_SETS = """
SELECT ?zh ?en ?day ?licence WHERE {
  ?d sg:asOf ?day . OPTIONAL { ?d dcterms:license ?licence }
  OPTIONAL { ?d dcterms:title ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?d dcterms:title ?en FILTER(LANG(?en) = "en") }
} ORDER BY ?zh ?day"""


def fields_known(select: Select) -> tuple[FieldKnown, ...]:
    """Return how each field of ``PATHS`` is known of the standards."""
    total = _one(select, STANDARDS)
    return tuple(_field(select, name, total) for name in PATHS)


def _field(select: Select, name: str, total: int) -> FieldKnown:
    path, condition = PATHS[name]
    known = _one(select, FIELDS.format(path=path, filter=condition))
    query = BY_GRAPH.format(path=path, filter=condition)
    by_graph = {row["g"]: int(row["n"]) for row in rows(select(query))}
    read = min(by_graph.get(STATED, 0), known)
    judged = min(by_graph.get(JUDGED, 0), known - read)
    return FieldKnown(name, total, read, judged, known - read - judged)


def sources(select: Select) -> tuple[Source, ...]:
    """Return every host that a source stands on, the most named first."""
    days = {row["host"]: (row["first"], row["last"]) for row in rows(select(READ_DAYS))}
    return tuple(
        Source(row["host"], int(row["n"]), *days.get(row["host"], ("", "")))
        for row in rows(select(SOURCES))
        if row["host"]
    )


def source_kinds(select: Select) -> dict[str, int]:
    """Return how many standards have a source of each kind."""
    return _counts(select, KINDS)


def levels(select: Select) -> dict[str, int]:
    """Return how many standards are recorded of each level."""
    return _counts(select, LEVELS)


def dated(select: Select) -> int:
    """Return how many standards have a day on which their source was read or compared."""
    return _one(select, DATED)


def data_sets(select: Select) -> tuple[DataSet, ...]:
    """Return the data sets that the graph describes."""
    return tuple(
        DataSet(row["zh"], row["en"], row["day"], row["licence"]) for row in rows(select(DATA_SETS))
    )


def _one(select: Select, query: str) -> int:
    return next(int(row["n"]) for row in rows(select(query)))


def _counts(select: Select, query: str) -> dict[str, int]:
    counts = {row["name"]: int(row["n"]) for row in rows(select(query))}
    return dict(sorted(counts.items()))
