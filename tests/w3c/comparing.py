"""Whether two graphs or two results mean the same, blank nodes renamed."""

from decimal import Decimal, InvalidOperation

import oxilite
import rdflib
from rdflib.compare import isomorphic

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
XSD = "http://www.w3.org/2001/XMLSchema#"
_EXACT = {XSD + name for name in ("integer", "decimal", "int", "long", "short", "byte")}
_FLOATING = {XSD + "double", XSD + "float"}


def graph_of(triples):
    """An rdflib graph of triples (oxilite's terms)."""
    graph = rdflib.Graph()
    for triple in triples:
        graph.add((node(triple.subject), node(triple.predicate), node(triple.object)))
    return graph


def node(term):
    """The same term for rdflib, numbers by their value."""
    if isinstance(term, oxilite.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, oxilite.BlankNode):
        return rdflib.BNode(term.value)
    if term.language is not None:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(canonical(term), datatype=term.datatype.value, normalize=False)


def canonical(term):
    """A numeric literal's one form, so that 2.0 and 2.00 are alike; other text as it is."""
    try:
        if term.datatype.value in _EXACT:
            return format(Decimal(term.value).normalize(), "f")
        if term.datatype.value in _FLOATING:
            return repr(float(term.value))
    except (InvalidOperation, ValueError):
        return term.value
    return term.value


def same_graph(left, right):
    """Whether two lists of triples are isomorphic."""
    return isomorphic(graph_of(left), graph_of(right))


def same_rows(left, right):
    """Whether two results (variables, rows) are alike, in any order of both."""
    return set(left[0]) == set(right[0]) and isomorphic(_as_graph(*left), _as_graph(*right))


def rows_of(solutions):
    """Variables and rows of a result that was read from a results format."""
    names = [variable.value for variable in solutions.variables]
    return names, [dict(zip(names, row, strict=True)) for row in solutions]


def rows_in_graph(triples):
    """Variables and rows of a result that is written as a graph (the suite's README, 4.2)."""
    objects = {}
    for triple in triples:
        objects.setdefault((triple.subject, triple.predicate.value), []).append(triple.object)
    (result,) = (t.subject for t in triples if t.object == oxilite.NamedNode(RS + "ResultSet"))
    names = [name.value for name in objects[result, RS + "resultVariable"]]
    rows = []
    for solution in objects.get((result, RS + "solution"), []):
        bindings = objects.get((solution, RS + "binding"), [])
        rows.append(
            {objects[b, RS + "variable"][0].value: objects[b, RS + "value"][0] for b in bindings}
        )
    return names, rows


def _as_graph(names, rows):
    graph = rdflib.Graph()
    for row in rows:
        one = rdflib.BNode()
        graph.add((one, rdflib.URIRef("urn:is"), rdflib.URIRef("urn:row")))
        for name in names:
            if row.get(name) is not None:
                graph.add((one, rdflib.URIRef(f"urn:{name}"), node(row[name])))
    return graph
