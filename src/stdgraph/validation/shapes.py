"""The rules: shapes read from Turtle, each with what it says to people.

SHACL: https://www.w3.org/TR/shacl/. A rule of ours is a shape with a severity of its own and an
IRI under ``…/shapes/``; in foreign files a shape is named by its IRI, and a nameless property
shape by the shape that holds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.plugins.parsers.notation3 import BadSyntax as TurtleError
from rdflib.term import Node

from stdgraph.errors import BadEncoding, BadInput, BadSyntax, Message, UnreadableFile
from stdgraph.model.finding import Severity

BASE = "https://w3id.org/stdgraph/shapes/"
OPEN_VALUE = Namespace(BASE)["OpenValue"]
NAMELESS = "urn:stdgraph:shape:"
_FIX = Message("改法：", "Fix: ")
_SEVERITY: dict[Node, Severity] = {
    SH.Violation: "violation",
    SH.Warning: "warning",
    SH.Info: "info",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One shape: its IRI, its short name, and what it says.

    ``path`` is the property to mend: the shape's path where that is one property or begins with
    one, else what ``rdfs:seeAlso`` names. ``message`` and ``fix`` are empty where the shape has
    none. ``why`` gives the reason or source of the rule.
    """

    iri: str
    name: str
    severity: Severity
    path: str | None
    label: Message
    message: Message
    fix: Message
    why: str
    open: bool


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes ready for an engine (``ntriples``), and their rules by the shape's IRI.

    ``prefixes`` are those of the files, for queries in them that declare none of their own.
    """

    ntriples: str
    rules: dict[str, Rule]
    prefixes: tuple[tuple[str, str], ...] = ()

    @classmethod
    def load(cls, *places: Path) -> Shapes:
        """Read shapes from Turtle files, and from every ``*.ttl`` of the folders, in order.

        Raises:
            UnreadableFile: a file or folder can't be read.
            BadEncoding: a file is not UTF-8.
            BadSyntax: a file is not Turtle; line and column are given.
            BadInput: the files hold no shape.
        """
        graph = Graph()
        for path in _files(places):
            _parse(graph, path)
        shapes = cls.of(graph)
        if not shapes.rules:
            raise BadInput(
                Message("文件中没有 SHACL 形状。", "The files hold no SHACL shape."),
                Message("请给出含有 sh:NodeShape 的文件。", "Give a file with a sh:NodeShape."),
            )
        return shapes

    @classmethod
    def of(cls, graph: Graph) -> Shapes:
        """Return the shapes of a graph; nameless property shapes get a name."""
        _name_the_nameless(graph)
        rules = {str(shape): _rule(graph, shape) for shape in _shapes(graph)}
        prefixes = tuple((prefix, str(iri)) for prefix, iri in graph.namespaces())
        return cls(graph.serialize(format="nt"), rules, prefixes)

    def ours(self) -> tuple[Rule, ...]:
        """Return the rules of this project's own shapes, by name."""
        return tuple(rule for iri, rule in sorted(self.rules.items()) if iri.startswith(BASE))


def _files(places: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for place in places:
        found += sorted(place.glob("*.ttl")) if place.is_dir() else [place]
    return found


def _parse(graph: Graph, path: Path) -> None:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadEncoding(
            Message(f"{path} 不是 UTF-8 文本。", f"{path} is not UTF-8 text."),
            Message("请另存为 UTF-8。", "Save it as UTF-8."),
        ) from error
    except OSError as error:
        raise UnreadableFile(
            Message(
                f"无法读取 {path}：{error.strerror}。", f"Can't read {path}: {error.strerror}."
            ),
            Message("请检查路径和权限。", "Check the path and the permissions."),
        ) from error
    try:
        graph.parse(data=text, format="turtle")
    except TurtleError as error:
        line = error.lines + 1
        raise BadSyntax(
            Message(f"{path} 第 {line} 行不是 Turtle。", f"{path} is not Turtle at line {line}."),
            Message("请改正该行的语法。", "Correct the syntax of that line."),
            line=line,
        ) from error


def _name_the_nameless(graph: Graph) -> None:
    """Give property shapes without a name an IRI, since engines number blank nodes anew."""
    held = {node for node in graph.objects(None, SH.property) if isinstance(node, BNode)}
    names: dict[Node, Node] = {node: URIRef(f"{NAMELESS}{n}") for n, node in enumerate(held)}
    for s, p, o in list(graph):
        if s in names or o in names:
            graph.remove((s, p, o))
            graph.add((names.get(s, s), p, names.get(o, o)))


def _shapes(graph: Graph) -> list[URIRef]:
    """Return what can report a result: shapes with a target or a severity, and their parts."""
    found: set[Node] = set(graph.subjects(SH.severity))
    for target in (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf):
        found.update(graph.subjects(target))
    found.update(
        shape
        for kind in (SH.NodeShape, SH.PropertyShape)
        for shape in graph.subjects(RDF.type, kind)
        if (shape, RDF.type, RDFS.Class) in graph or (shape, RDF.type, OWL.Class) in graph
    )
    found.update(graph.objects(None, SH.property))
    return sorted(shape for shape in found if isinstance(shape, URIRef))


def _rule(graph: Graph, shape: URIRef) -> Rule:
    message = _message(graph, shape, SH.message)
    what_zh, _, fix_zh = message.zh.partition(_FIX.zh)
    what_en, _, fix_en = message.en.partition(_FIX.en)
    return Rule(
        iri=str(shape),
        name=_name(graph, shape),
        severity=_SEVERITY.get(graph.value(shape, SH.severity) or SH.Violation, "violation"),
        path=_path(graph, shape),
        label=_message(graph, shape, SH.name),
        message=Message(what_zh.strip(), what_en.strip()),
        fix=Message(fix_zh.strip(), _capital(fix_en.strip())),
        why=str(graph.value(shape, RDFS.comment) or ""),
        open=(shape, RDF.type, OPEN_VALUE) in graph,
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _name(graph: Graph, shape: URIRef) -> str:
    node: Node = shape
    while str(node).startswith(NAMELESS) and (holder := graph.value(None, SH.property, node)):
        node = holder
    return str(node).removeprefix(BASE)


def _message(graph: Graph, shape: URIRef, predicate: URIRef) -> Message:
    """Return a text in both languages; one that is missing is filled by the other."""
    found: dict[str, str] = {}
    for value in sorted(graph.objects(shape, predicate), key=str):
        if isinstance(value, Literal):
            found.setdefault((value.language or "").partition("-")[0], str(value))
    other = next(iter(found.values()), "")
    en = found.get("en", found.get("", other))
    return Message(found.get("zh", en), en)


def _path(graph: Graph, shape: URIRef) -> str | None:
    node = graph.value(shape, RDFS.seeAlso) or graph.value(shape, SH.path)
    if isinstance(node, BNode) and (node, RDF.first, None) in graph:
        node = next(iter(Collection(graph, node)))
    return str(node) if isinstance(node, URIRef) else None
