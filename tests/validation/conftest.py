"""The project's shapes, and the little of the ontology that they look at."""

from __future__ import annotations

import pytest
from rdflib import RDFS, SKOS, BNode, Graph

from stdgraph import resources
from stdgraph.validation.shapes import Shapes


@pytest.fixture(scope="session")
def shapes() -> Shapes:
    return Shapes.load(resources.ontology() / "shapes")


@pytest.fixture(scope="session")
def vocabulary() -> str:
    """The classes above others and the lists of the codes, as N-Triples."""
    whole, kept = Graph(), Graph()
    for path in resources.ontology().glob("*.ttl"):
        whole.parse(path)
    for triple in whole:
        if triple[1] in (RDFS.subClassOf, SKOS.inScheme) and not isinstance(triple[0], BNode):
            kept.add(triple)
    return kept.serialize(format="nt")
