"""Every IRI that stdgraph coins: the vocabulary's fixed names and the entities' paths."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

ONTOLOGY = "https://w3id.org/stdgraph/ontology#"
CODE = "https://w3id.org/stdgraph/code/"
GRAPH = "https://w3id.org/stdgraph/graph/"
DEFAULT_BASE = "https://w3id.org/stdgraph/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
QB = "http://purl.org/linked-data/cube#"
SH = "http://www.w3.org/ns/shacl#"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"

PREFIXES: dict[str, str] = {
    "sg": ONTOLOGY,
    "code": CODE,
    "graph": GRAPH,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "prov": PROV,
    "qb": QB,
    "sh": SH,
    "geo": GEO,
    "dcat": "http://www.w3.org/ns/dcat#",
}

# The graphs say how far their triples can be trusted: a fact stands in the graph of its trust.
STATED = GRAPH + "stated"
RECALLED = GRAPH + "recalled"
JUDGED = GRAPH + "judged"
DERIVED = GRAPH + "derived"
VOCABULARY = GRAPH + "vocabulary"
COVERAGE = GRAPH + "coverage"
DATASET = GRAPH + "dataset"

_UNSAFE = re.compile(r"[^0-9A-Za-z._~\u3007\u3400-\u9fff-]+")


def path_name(text: str) -> str:
    """Turn a name into one path segment: NFKC, runs of other signs become one hyphen.

    Letters, digits, ``.``, ``_``, ``~`` and Chinese characters stay, so that an IRI can be read
    (RFC 3987 allows them); the same text always gives the same segment.
    """
    return _UNSAFE.sub("-", unicodedata.normalize("NFKC", text)).strip("-")


def term(local: str) -> str:
    """Return the IRI of a term of the ontology, e.g. ``term("Standard")``."""
    return ONTOLOGY + local


def code(scheme: str, value: str) -> str:
    """Return the IRI of a controlled code, e.g. ``code("status", "current")``."""
    return f"{CODE}{scheme}-{path_name(value)}"


@dataclass(frozen=True, slots=True)
class Names:
    """The entities' IRIs under one base IRI (a setting; it ends with ``/`` or ``#``)."""

    base: str = DEFAULT_BASE

    def entity(self, kind: str, name: str) -> str:
        """Return ``…/id/KIND/NAME``; ``name`` is made safe for a path."""
        return f"{self.base}id/{kind}/{path_name(name)}"
