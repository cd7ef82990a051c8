"""Which terms of the vocabulary are declared, and which are used where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from stdgraph import names
from stdgraph.catalogue.build import build
from stdgraph.catalogue.tables import read_tables

ROOT = Path(__file__).parents[2]
FILES = (ROOT / "ontology" / "stdgraph.ttl", ROOT / "ontology" / "codes.ttl")
SG = Namespace(names.ONTOLOGY)
CODE = Namespace(names.CODE)
QB = Namespace(names.QB)
CLASS_KINDS = (OWL.Class,)
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
KINDS = (*CLASS_KINDS, *PROPERTY_KINDS)

LANGUAGES = frozenset({"zh", "en"})

_LOCAL = r"([0-9A-Za-z\u3007\u3400-\u9fff][\w.~-]*)"
_WRITTEN = (
    (re.compile(r"(?<![\w:/])sg:" + _LOCAL), names.ONTOLOGY),
    (re.compile(r"(?<![\w:/])code:" + _LOCAL), names.CODE),
    (re.compile(re.escape(names.ONTOLOGY) + _LOCAL), names.ONTOLOGY),
    (re.compile(re.escape(names.CODE) + _LOCAL), names.CODE),
)
_TERM_CALL = re.compile(r'(?:names\.|(?<![.\w]))term\(\s*"([^"]+)"\s*\)')
_CODE_CALL = re.compile(r'(?:names\.|(?<![.\w]))code\(\s*"([^"]+)",\s*"([^"]+)"\s*\)')
_QUAD_IRI = re.compile(r"<([^<>\"\s]+)>")
# names.py shows how its functions are called; what it shows is no use.
_NOT_READ = frozenset({"names.py"})


@dataclass(frozen=True, slots=True)
class Usage:
    """What ``compare`` found; each field holds full IRIs, sorted."""

    missing: tuple[str, ...]
    """Used, but not declared."""
    unused: tuple[str, ...]
    """Declared, but used by nothing."""


def vocabulary() -> Graph:
    """Return the ontology and the code lists as one graph."""
    graph = Graph()
    for path in FILES:
        graph.parse(path)
    return graph


def own_terms(graph: Graph) -> set[URIRef]:
    """Return the classes and properties that the ontology declares."""
    return {s for kind in KINDS for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef)}


def declared(graph: Graph) -> set[str]:
    """Return every IRI of ours that the vocabulary declares: terms, structures, codes, schemes."""
    ours = (names.ONTOLOGY, names.CODE)
    return {str(s) for s in graph.subjects(RDF.type) if str(s).startswith(ours)}


def terms_in_text(text: str) -> set[str]:
    """Return the IRIs of ours in Turtle, SPARQL or Python text.

    A name that goes on in braces, such as ``sg:issued{end}`` in an f-string, is only the beginning
    of a term and is left out.
    """
    found = {names.term(local) for local in _TERM_CALL.findall(text)}
    found |= {names.code(scheme, value) for scheme, value in _CODE_CALL.findall(text)}
    for pattern, namespace in _WRITTEN:
        for match in pattern.finditer(text):
            if text[match.end() : match.end() + 1] != "{":
                found.add(namespace + match[1].rstrip(".-~"))
    return found


def terms_in_quads(lines: Iterable[str]) -> set[str]:
    """Return the IRIs of ours in lines of N-Quads."""
    ours = (names.ONTOLOGY, names.CODE)
    return {iri for line in lines for iri in _QUAD_IRI.findall(line) if iri.startswith(ours)}


def text_files() -> Iterator[Path]:
    """Return the shapes, queries and modules that may use a term."""
    for folder, pattern in (
        (ROOT / "ontology" / "shapes", "*.ttl"),
        (ROOT / "queries", "*.rq"),
        (ROOT / "src" / "stdgraph", "**/*.py"),
    ):
        yield from (p for p in sorted(folder.glob(pattern)) if p.name not in _NOT_READ)


def terms_by_file() -> dict[str, set[str]]:
    """Return the IRIs of ours by the file that uses them, its path relative to the checkout."""
    return {
        str(path.relative_to(ROOT)): terms_in_text(path.read_text(encoding="utf-8"))
        for path in text_files()
    }


def bundled_lines() -> Iterator[str]:
    """Return the bundled data, built from the curated tables, as lines of N-Quads."""
    tables = read_tables(ROOT / "ontology" / "tables")
    return build(tables, names.Names()).lines()


def compare(graph: Graph, used: Iterable[str]) -> Usage:
    """Compare the declared terms with the used ones.

    Using a term uses what it is a kind of, and the vocabulary's own predicates are in use. Single
    codes may wait for data; their schemes are judged by ``test_terms.py``.
    """
    in_use = set(used)
    own = {str(term) for term in own_terms(graph)}
    reached = in_use | {str(p) for p in graph.predicates()}
    for iri in tuple(reached):
        for above in (RDFS.subClassOf, RDFS.subPropertyOf):
            reached |= {str(term) for term in graph.transitive_objects(URIRef(iri), above)}
    return Usage(
        missing=tuple(sorted(in_use - declared(graph))),
        unused=tuple(sorted(own - reached)),
    )


def schemes(graph: Graph) -> set[URIRef]:
    """Return the concept schemes of the code lists."""
    return {s for s in graph.subjects(RDF.type, SKOS.ConceptScheme) if isinstance(s, URIRef)}


def concepts(graph: Graph) -> set[URIRef]:
    """Return the concepts of the code lists."""
    return {s for s in graph.subjects(RDF.type, SKOS.Concept) if isinstance(s, URIRef)}


def wanting(graph: Graph, subjects: set[URIRef], predicate: URIRef) -> list[str]:
    """Return the subjects that don't have exactly one text in each language."""
    return sorted(
        str(s)
        for s in subjects
        if Counter(o.language for o in graph.objects(s, predicate) if isinstance(o, Literal))
        != Counter(LANGUAGES)
    )
