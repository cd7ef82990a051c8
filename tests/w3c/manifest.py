"""The W3C's test manifests: which tests there are, and the files that each is made of.

https://www.w3.org/2001/sw/DataAccess/tests/README
"""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
VARIABLE = "STDGRAPH_W3C_TESTS"
BASE = "http://w3c.example/"
FOLDER = Path(os.environ[VARIABLE]) / "sparql" / "sparql11" if VARIABLE in os.environ else None


@dataclass(frozen=True)
class Case:
    """One test: its place in its manifest's graph."""

    graph: rdflib.Graph
    node: rdflib.term.Node

    @property
    def kind(self):
        """The test's class, without its namespace."""
        return str(self.graph.value(self.node, RDF.type)).rpartition("#")[2]

    @property
    def name(self):
        """Folder and name, unique in the suite."""
        document, _, name = str(self.node).partition("#")
        return f"{document.split('/')[-2]}/{name}"

    def value(self, *path):
        """Follow a path of properties from the test."""
        node = self.node
        for step in path:
            node = self.graph.value(node, step)
        return node

    @property
    def result(self):
        """Where the expected result is described."""
        return self.graph.value(self.node, MF.result)


def path_of(iri):
    """The file that an IRI under BASE stands for."""
    return FOLDER / str(iri).removeprefix(BASE)


def text_of(iri):
    """The text of a file, its line ends as they are."""
    return path_of(iri).read_bytes().decode()


def cases(folder, kinds, manifest="manifest.ttl"):
    """Every test of the kinds in one folder's manifest; none where the suite is not there."""
    if FOLDER is None:
        return []
    iri = urljoin(BASE, f"{folder}/{manifest}")
    text = path_of(iri).read_text(encoding="utf-8")
    # Some manifests call their tests by another address than their own.
    graph = rdflib.Graph().parse(data=text, format="turtle", publicID=iri)
    entries = graph.value(rdflib.URIRef(iri), MF.entries)
    found = [Case(graph, node) for node in Collection(graph, entries)]
    return [case for case in found if case.kind in kinds]


def folders():
    """The suite's folders that have a manifest."""
    return sorted(p.parent.name for p in FOLDER.glob("*/manifest.ttl")) if FOLDER else []


def label(graph, node):
    """The rdfs:label of a node."""
    return str(graph.value(node, RDFS.label))
