"""Validating with shapes that are not ours: everything that the reference engine reports, kept.

Findings of our own rules are made for people: one for each thing that is wrong. Foreign shapes are
judged by the letter of SHACL (https://www.w3.org/TR/shacl/), where two results may look alike and a
focus node may be a text; the engine's own report is kept beside the findings.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import SH, BNode, Graph, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Node, Variable

from stdgraph.errors import BadInput, Message
from stdgraph.validation.engines import Result, report_graph, results_of
from stdgraph.validation.shapes import NAMELESS, Shapes
from stdgraph.validation.validate import Report, report_of

# What SHACL's appendix A, "Pre-binding of Variables in SPARQL Queries", keeps out of a query.
_FORBIDDEN = {"Minus": "MINUS", "values": "VALUES", "ServiceGraphPattern": "SERVICE"}


def validate_foreign(data: str, shapes: Shapes) -> Report:
    """Validate N-Triples with foreign shapes; the report holds every result, alike or not.

    Raises:
        BadInput: the engine refuses the data or the shapes, or a query of a shape uses what SHACL
            doesn't allow there (appendix A).
    """
    _refuse_what_cannot_be_bound(shapes)
    found = report_graph(data, shapes)
    results: list[Result] = list(results_of(found))
    return report_of(results, shapes, turtle=_with_nameless(found).serialize(format="turtle"))


def _with_nameless(report: Graph) -> Graph:
    """Take away the names that nameless shapes were given to be told apart."""
    blank: dict[Node, Node] = {}
    kept = Graph(namespace_manager=report.namespace_manager)
    for triple in report:
        s, p, o = (
            blank.setdefault(node, BNode())
            if isinstance(node, URIRef) and node.startswith(NAMELESS)
            else node
            for node in triple
        )
        kept.add((s, p, o))
    return kept


def _refuse_what_cannot_be_bound(shapes: Shapes) -> None:
    graph = Graph().parse(data=shapes.ntriples, format="nt")
    for path, bound in ((SH.select, {"this"}), (SH.ask, {"this", "value"})):
        for text in graph.objects(None, path):
            said = next(_faults(str(text), dict(shapes.prefixes), bound), None)
            if said:
                raise BadInput(
                    Message(
                        f"形状中的查询用了 SHACL 不允许的写法（{said}）：{text}",
                        f"A query in the shapes uses what SHACL forbids there ({said}): {text}",
                    ),
                    Message(
                        "请改写该查询（SHACL 附录 A）。",
                        "Write that query in another way (SHACL, appendix A).",
                    ),
                )


def _faults(text: str, prefixes: dict[str, str], bound: set[str]) -> Iterator[str]:
    """Yield what appendix A forbids in a query; one that can't be read is the engine's affair."""
    try:
        algebra = prepareQuery(text, initNs=prefixes).algebra
    except Exception:  # what the parser raises; the engine says it better
        return
    outermost = True
    for part in _parts(algebra):
        if part.name in _FORBIDDEN:
            yield _FORBIDDEN[part.name]
        if part.name == "Extend" and str(part.var) in bound:
            yield f"AS ?{part.var}"
        if part.name == "Project":
            if not outermost and Variable("this") not in part.PV:
                yield "SELECT without $this"
            outermost = False


def _parts(part: object) -> Iterator[CompValue]:
    if isinstance(part, CompValue):
        yield part
        for value in part.values():
            yield from _parts(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _parts(value)
