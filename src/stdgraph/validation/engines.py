"""The SHACL engines, behind one function each: shapes and data in, bare results out.

``shacl`` (https://pypi.org/project/shacl/) does the daily work, ``pyshacl`` is the reference; the
figures that chose between them are in ``docs/decisions/validator.md``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

import pyshacl
from rdflib import SH, BNode, Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result as RdfResult
from rdflib.term import Node

from stdgraph.errors import BadInput, Message
from stdgraph.model.finding import Severity
from stdgraph.validation.shapes import Shapes

if TYPE_CHECKING:
    import shacl

EngineName = Literal["default", "reference"]
_SEVERITY: dict[str, Severity] = {"Warning": "warning", "Info": "info"}
_BLANK = "_:"


@dataclass(frozen=True, slots=True)
class Result:
    """One result of an engine; IRIs and texts are bare, what can't be named is None."""

    shape: str | None
    focus: str
    path: str | None
    value: str | None
    severity: Severity
    message: str


Engine = Callable[[str, Shapes], tuple[Result, ...]]


def run_daily(data: str, shapes: Shapes) -> tuple[Result, ...]:
    """Validate N-Triples with ``shacl``; shapes are compiled once and kept.

    Its SPARQL can't compare dates as dates, nor return a text that the data doesn't hold; the
    shapes of this project are written so, and a test compares it with the reference.
    """
    report = _compiled(shapes.ntriples).validate_text(data, format="ntriples")
    return tuple(
        Result(
            shape=_bare(found.source_shape),
            focus=_bare(found.focus_node) or found.focus_node,
            path=_bare(found.path),
            value=None if (found.value or _BLANK).startswith(_BLANK) else found.value_plain,
            severity=_SEVERITY.get(found.severity, "violation"),
            message=found.message or "",
        )
        for found in report.results
    )


def run_reference(data: str, shapes: Shapes) -> tuple[Result, ...]:
    """Validate N-Triples with pySHACL on rdflib graphs: slow, and the judge of the other."""
    return results_of(report_graph(data, shapes))


def report_graph(data: str, shapes: Shapes) -> Graph:
    """Return pySHACL's own report (``sh:ValidationReport``) on N-Triples.

    Raises:
        BadInput: pySHACL refuses the data or the shapes; its own words are given.
    """
    try:
        graph, rules = _Prepared().parse(data=data, format="nt"), _parsed(shapes.ntriples)
        for prefix, iri in shapes.prefixes:
            graph.bind(prefix, iri)
            rules.bind(prefix, iri)
        _, report, _ = pyshacl.validate(graph, shacl_graph=rules)
    except Exception as error:  # rdflib raises bare Exception for a prefix that it doesn't know
        raise _refused(error) from error
    if not isinstance(report, Graph):
        raise _refused(report)
    return report


def results_of(report: Graph) -> tuple[Result, ...]:
    """Return the results of a report graph, in no order."""
    return tuple(_result(report, node) for node in report.objects(None, SH.result))


# Where no wheel of ``shacl`` exists (Linux on ARM, musl), the reference does the daily work too.
ENGINES: dict[EngineName, Engine] = {
    "default": run_daily if find_spec("shacl") else run_reference,
    "reference": run_reference,
}


def run(data: str, shapes: Shapes, engine: EngineName) -> tuple[Result, ...]:
    """Validate N-Triples with the engine of that name.

    Raises:
        BadInput: the engine refuses the data or the shapes; its own words are given.
    """
    try:
        return ENGINES[engine](data, shapes)
    except ValueError as error:
        raise _refused(error) from error


def _refused(error: object) -> BadInput:
    return BadInput(
        Message(f"无法校验：{error}。", f"Can't validate: {error}."),
        Message("请改正数据或形状文件。", "Correct the data or the shapes file."),
    )


class _Prepared(Graph):
    """A graph that reads each query text once; pySHACL asks the same one for every focus node."""

    def query(self, query_object: str | Query, *args: Any, **options: Any) -> RdfResult:
        """Answer a query, from its parsed form where it was asked before."""
        names = tuple(dict(options.pop("initNs", None) or self.namespaces()).items())
        prepared = _prepared(query_object, names) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **options)


@lru_cache(maxsize=256)
def _prepared(text: str, names: tuple[tuple[str, Any], ...]) -> Query:
    return prepareQuery(text, initNs=dict(names))


@lru_cache(maxsize=4)
def _compiled(ntriples: str) -> shacl.Shapes:
    import shacl  # noqa: PLC0415 - not to be had everywhere

    return shacl.Shapes.from_text(ntriples, format="ntriples")


@lru_cache(maxsize=4)
def _parsed(ntriples: str) -> Graph:
    return Graph().parse(data=ntriples, format="nt")


def _result(report: Graph, node: Node) -> Result:
    value = partial(report.value, node)
    severity = str(value(SH.resultSeverity)).rpartition("#")[2]
    return Result(
        shape=_text(value(SH.sourceShape)),
        focus=str(value(SH.focusNode)),
        path=_text(value(SH.resultPath)),
        value=_text(value(SH.value)),
        severity=_SEVERITY.get(severity, "violation"),
        message=min(map(str, report.objects(node, SH.resultMessage)), default=""),
    )


def _text(node: Node | None) -> str | None:
    return None if node is None or isinstance(node, BNode) else str(node)


def _bare(term: str | None) -> str | None:
    """Return the IRI of a term in N-Triples syntax; None for anything else."""
    if term is not None and term.startswith("<") and term.endswith(">") and " " not in term:
        return term[1:-1]
    return None
